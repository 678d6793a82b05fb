"""One item of a WXR file: its bytes, and what is needed to read them in any process."""

from dataclasses import dataclass
from hashlib import blake2b

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics.wxr import ITEM_CUT, ITEM_MENDED
from migrator.model import Post
from migrator.readers.source import Stub
from migrator.readers.wxr.dates import Clock
from migrator.readers.wxr.element import Frame, read_element
from migrator.readers.wxr.mend import Fault
from migrator.readers.wxr.post import post_of


@dataclass(frozen=True, slots=True)
class WxrItem:
    """An item on its way to conversion.

    Attributes:
        data: Its bytes, as the file holds them.
        frame: What it needs to know of its file.
        clock: The site's zone.
        cut: The file ends in the midst of it.
        is_plain: The survey read it without a parser, which can be done again.
    """

    stub: Stub
    data: bytes
    frame: Frame
    clock: Clock
    cut: bool = False
    is_plain: bool | None = None

    @property
    def digest(self) -> str:
        """Hash of its bytes."""
        return blake2b(self.data, digest_size=16).hexdigest()

    def read(self) -> tuple[Post, tuple[Diagnostic, ...]]:
        """The post, and what was mended on the way."""
        fields, faults = read_element(self.data, "item", self.frame, self.is_plain)
        post, remarks = post_of(fields, self.clock, self.cut)
        if not (faults or remarks or self.cut):
            return post, ()
        if self.cut:
            faults = tuple(fault for fault in faults if fault.code is not ITEM_MENDED)
            remarks = (Fault(ITEM_CUT, 0), *remarks)
        return post, tuple(self._diagnostic(fault) for fault in (*faults, *remarks))

    def __reduce__(self) -> tuple[type["WxrItem"], tuple[object, ...]]:
        """Pickle as bare values: each may go to another process."""
        return WxrItem, (
            *(self.stub, self.data, self.frame, self.clock, self.cut),
            self.is_plain,
        )

    def _diagnostic(self, fault: Fault) -> Diagnostic:
        place = self.stub.place
        if fault.line and place.line is not None:
            place = Place(place.file, place.line + fault.line, item=place.item)
        return Diagnostic(fault.code, place, fault.detail, fault.count)
