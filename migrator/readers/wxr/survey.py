"""The first pass over the parts of a source: their items' stubs, heads and faults."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from migrator.diagnostics import Code, Diagnostic, Place
from migrator.diagnostics.wxr import (
    CHANNELS,
    END_MISSING,
    ITEM_UNCLOSED,
    ITEM_UNOPENED,
    PREFIX_UNDECLARED,
    SITES_DIFFER,
)
from migrator.readers.wxr.dates import Clock, feed_date, naive, offset_between
from migrator.readers.wxr.element import Frame, frame, read_brief
from migrator.readers.wxr.encoding import Encoding
from migrator.readers.wxr.head import Head
from migrator.readers.wxr.item_end import Ending
from migrator.readers.wxr.parts import Fields
from migrator.readers.wxr.scan import Cut, Gap, scan
from migrator.readers.wxr.spool import Part
from migrator.readers.wxr.stub import Spot, stub_of

if TYPE_CHECKING:
    from migrator.readers.source import Stub

_ENDINGS = {Ending.UNCLOSED: ITEM_UNCLOSED, Ending.UNOPENED: ITEM_UNOPENED}


class _Dates(NamedTuple):
    """Dates of an item that do not say their own offset."""

    local: datetime | None
    gmt: datetime | None
    feed: datetime | None

    def moment(self, clock: Clock) -> datetime | None:
        """When it was published, by a site's clock."""
        moment = clock.moment(self.local, self.gmt)
        return clock.place(self.feed) if moment is None and self.feed else moment


class Survey:
    """What the first pass gathers, file by file. It grows; `finish` settles what needs the whole.

    Attributes:
        stubs: One for every item so far.
        heads: One for every file.
        frames: One for every file: what its items need to know of it.
        sums: Of every file, the checksum of the item at each offset.
        cut: Files and offsets of the items in whose midst a file ends.
        is_export: An element of WordPress's own was seen.
    """

    def __init__(self, clock: Clock) -> None:
        """Begin with the clock that the settings give."""
        self.clock = clock
        self.stubs: list[Stub] = []
        self.heads: list[Head] = []
        self.frames: list[Frame] = []
        self.sums: list[dict[int, int]] = []
        self.cut: set[tuple[int, int]] = set()
        self.diagnostics: list[Diagnostic] = []
        self.is_export = False
        self._offsets: Counter[int] = Counter()
        self._undated: dict[int, _Dates] = {}

    def add(self, part: Part, encoding: Encoding) -> None:
        """Scan one file."""
        head, number = Head(), len(self.heads)
        self.heads.append(head)
        self.frames.append(frame(encoding.name))
        self.sums.append({})
        last: Cut | None = None
        with part.path.open("rb") as file:
            for piece in scan(file):
                if isinstance(piece, Gap):
                    self._gap(piece, head, number)
                else:
                    last = piece
                    self._item(piece, part, number)
        self._report(part, head, last)

    def finish(self) -> None:
        """Work out the usual offset, and date the items that did not say theirs."""
        if self._offsets and not self.clock.zone:
            best = max(self._offsets.items(), key=lambda row: (row[1], -abs(row[0])))
            self.clock = replace(self.clock, offset=best[0])
        for ordinal, dates in self._undated.items():
            published = dates.moment(self.clock)
            self.stubs[ordinal] = replace(self.stubs[ordinal], published=published)
        urls = [head.site.url for head in self.heads if head.site.url]
        if len(set(urls)) > 1:
            other = next(url for url in urls if url != urls[0])
            place = Place(self.stubs[0].file if self.stubs else "")
            self.diagnostics.append(Diagnostic(SITES_DIFFER, place, f"{urls[0]} and {other}"))

    def _gap(self, gap: Gap, head: Head, number: int) -> None:
        if gap.data.isspace():
            return
        self.is_export = self.is_export or b"<wp:" in gap.data
        before = head.prefixes
        head.take(gap.data, gap.line, self.frames[number])
        if head.prefixes != before:
            self.frames[number] = frame(self.frames[number].encoding, head.prefixes)

    def _item(self, cut: Cut, part: Part, number: int) -> None:
        end = cut.start + len(cut.data)
        spot = Spot(len(self.stubs), part.name, cut.line, number, cut.start, end)
        fields = read_brief(cut.data, self.frames[number])
        self.is_export = self.is_export or b"<wp:" in cut.data
        self.heads[number].use(cut.data)
        stub = stub_of(fields, spot, self._published(fields))
        self.stubs.append(stub)
        self.sums[number][cut.start] = crc32(cut.data)
        if cut.ending is Ending.CUT:
            self.cut.add((number, cut.start))
        elif code := _ENDINGS.get(cut.ending):
            self.diagnostics.append(Diagnostic(code, stub.place))

    def _published(self, fields: Fields) -> datetime | None:
        """The date of the next stub, as far as it can be told before the usual offset is known."""
        local, gmt = naive(fields.get("wp:post_date")), naive(fields.get("wp:post_date_gmt"))
        own = offset_between(local, gmt)
        if own is not None:
            self._offsets[own] += 1
            return self.clock.moment(local, gmt)
        feed = feed_date(fields.get("pubDate")) if local is None and gmt is None else None
        self._undated[len(self.stubs)] = _Dates(local, gmt, feed)
        return None

    def _report(self, part: Part, head: Head, last: Cut | None) -> None:
        """Report what is known at the end of a file."""

        def report(code: Code, detail: str = "", line: int | None = None, count: int = 1) -> None:
            place = Place(part.name, line)
            self.diagnostics.append(Diagnostic(code, place, detail, count))

        for fault in head.faults:
            report(fault.code, fault.detail, fault.line, fault.count)
        if head.channels > 1:
            report(CHANNELS, str(head.channels))
        if head.channels and (missing := head.used - head.prefixes):
            report(PREFIX_UNDECLARED, ", ".join(sorted(missing)))
        if not head.closed and (last is None or last.ending is not Ending.CUT):
            report(END_MISSING)
