"""A WXR source: surveyed as a stream, then read item by item from the same bytes."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Self
from zlib import crc32

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics.source import SOURCE_WITHOUT_ITEMS
from migrator.model import Site
from migrator.readers.source import SourceError, Stub
from migrator.readers.wxr.dates import Clock
from migrator.readers.wxr.encoding import encoding_of
from migrator.readers.wxr.item import WxrItem
from migrator.readers.wxr.merge import merged_site, without_repeats
from migrator.readers.wxr.recode import recoded
from migrator.readers.wxr.refusal import refuse_binary, why_nothing
from migrator.readers.wxr.sniff import HEAD
from migrator.readers.wxr.spool import Part, spooled
from migrator.readers.wxr.survey import Survey

_AHEAD = 1 << 16
"""Bytes that are read at once in the second pass: some dozen items, which come in order."""


class WxrSource:
    """An opened export of one site: a file, or several.

    Attributes:
        reader: `wxr`.
        site: The site, known after the survey.
    """

    reader = "wxr"

    def __init__(self, path: Path, name: str, zone: str = "", jobs: int = 1) -> None:
        """Open it; archives are unpacked here.

        Args:
            name: What the user called it.
            zone: The IANA zone of the site, where the settings say it.
            jobs: Number of processes for the survey; 0 means one for each core.

        Raises:
            SourceError: It can't be read.
        """
        self.site = Site()
        self._name = name
        self._spool = spooled(path, name)
        self._jobs = jobs
        self._survey = Survey(Clock(zone=zone))
        self._parts: list[Part] = []

    def __enter__(self) -> Self:
        """The source itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Free what it holds."""
        self.close()

    def close(self) -> None:
        """Remove what was unpacked."""
        self._spool.close()

    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was met outside any item."""
        return (*self._spool.diagnostics, *self._survey.diagnostics)

    def survey(self) -> Sequence[Stub]:
        """First pass: one stub for every item, in the order of the source.

        Raises:
            SourceError: It holds no export.
        """
        survey = self._survey = Survey(Clock(zone=self._survey.clock.zone), self._jobs)
        try:
            self._parts = [self._scanned(part, survey) for part in self._spool.parts]
            survey.finish()
            stubs, repeats = without_repeats(survey.stubs, self._slice)
        except OSError as error:
            why = error.strerror or str(error)
            raise SourceError(f"{self._name}: can't be read ({why}); check the file.") from error
        survey.diagnostics += repeats
        if repeats:
            stubs = [replace(stub, ordinal=number) for number, stub in enumerate(stubs)]
        self._settle_site(survey)
        if not survey.is_export or not (stubs or self.site.authors or self.site.terms):
            raise SourceError(why_nothing(self._name, self._parts, survey.is_export))
        if not stubs:
            survey.diagnostics.append(Diagnostic(SOURCE_WITHOUT_ITEMS, Place(self._name)))
        return stubs

    def items(self, stubs: Sequence[Stub]) -> Iterator[WxrItem]:
        """Second pass: the items of these stubs, in their order.

        Raises:
            SourceError: The source has changed or vanished since the survey.
        """
        with ExitStack() as stack:
            numbers = sorted({stub.part for stub in stubs})
            files = {number: self._reopened(self._parts[number], stack) for number in numbers}
            for stub in stubs:
                data = _read(files[stub.part], stub)
                if crc32(data) != self._survey.sums[stub.part].get(stub.start):
                    raise self._changed(self._parts[stub.part])
                yield WxrItem(
                    stub,
                    data,
                    self._survey.frames[stub.part],
                    self._survey.clock,
                    (stub.part, stub.start) in self._survey.cut,
                    (stub.part, stub.start) not in self._survey.odd,
                )

    def _scanned(self, part: Part, survey: Survey) -> Part:
        """Survey one part; the file that its items are to be read from."""
        with part.path.open("rb") as file:
            head = file.read(HEAD)
        encoding = encoding_of(head)
        if encoding.recode:
            part = recoded(part, encoding, self._spool)
            encoding = replace(encoding, name="utf-8")
        else:
            refuse_binary(part.name, head)
        survey.add(part, encoding)
        return part

    def _settle_site(self, survey: Survey) -> None:
        self.site = replace(
            merged_site(
                [head.site for head in survey.heads],
                chain.from_iterable(head.authors for head in survey.heads),
                chain.from_iterable(head.terms for head in survey.heads),
            ),
            utc_offset=survey.clock.offset,
        )

    def _slice(self, stub: Stub) -> bytes:
        with self._parts[stub.part].path.open("rb") as file:
            return _read(file, stub)

    def _reopened(self, part: Part, stack: ExitStack) -> BinaryIO:
        """The part's file once more, if it is the same."""
        if not part.same():
            raise self._changed(part)
        try:
            return stack.enter_context(part.path.open("rb", buffering=_AHEAD))
        except OSError as error:
            raise self._changed(part) from error

    def _changed(self, part: Part) -> SourceError:
        return SourceError(f"{part.name}: has changed while it was being read; run again.")


def _read(file: BinaryIO, stub: Stub) -> bytes:
    file.seek(stub.start)
    return file.read(stub.end - stub.start)
