"""The first pass over the parts of a source: their items' stubs, heads and faults."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from migrator.diagnostics import Code, Diagnostic, Place
from migrator.diagnostics.wxr import (
    CHANNELS,
    END_MISSING,
    ITEM_UNCLOSED,
    ITEM_UNOPENED,
    PREFIX_UNDECLARED,
    SITES_DIFFER,
)
from migrator.readers.wxr.brief import Brief, Dates
from migrator.readers.wxr.briefs import Found, briefs
from migrator.readers.wxr.dates import Clock
from migrator.readers.wxr.element import Frame, frame
from migrator.readers.wxr.encoding import Encoding
from migrator.readers.wxr.head import Head
from migrator.readers.wxr.item_end import Ending
from migrator.readers.wxr.scan import Cut, Gap, scan
from migrator.readers.wxr.spool import Part
from migrator.readers.wxr.stub import Spot

if TYPE_CHECKING:
    from migrator.readers.source import Stub

_ENDINGS = {Ending.UNCLOSED: ITEM_UNCLOSED, Ending.UNOPENED: ITEM_UNOPENED}


class Survey:
    """What the first pass gathers, file by file. It grows; `finish` settles what needs the whole.

    Attributes:
        stubs: One for every item so far.
        heads: One for every file.
        frames: One for every file: what its items need to know of it.
        sums: Of every file, the checksum of the item at each offset.
        cut: Files and offsets of the items in whose midst a file ends.
        odd: Files and offsets of the items that are not plain, as few are.
        is_export: An element of WordPress's own was seen.
    """

    def __init__(self, clock: Clock, jobs: int = 1) -> None:
        """Begin with the clock that the settings give, and the number of processes."""
        self.clock = clock
        self._jobs = jobs
        self.stubs: list[Stub] = []
        self.heads: list[Head] = []
        self.frames: list[Frame] = []
        self.sums: list[dict[int, int]] = []
        self.cut: set[tuple[int, int]] = set()
        self.odd: set[tuple[int, int]] = set()
        self.diagnostics: list[Diagnostic] = []
        self.is_export = False
        self._offsets: Counter[int] = Counter()
        self._undated: dict[int, Dates] = {}

    def add(self, part: Part, encoding: Encoding) -> None:
        """Scan one file."""
        head, number = Head(), len(self.heads)
        self.heads.append(head)
        self.frames.append(frame(encoding.name))
        self.sums.append({})
        odd: dict[int, Ending] = {}
        for brief in briefs(self._found(part, odd), part, self.clock, self._jobs):
            self._take(brief, number)
        self.diagnostics += [
            Diagnostic(_ENDINGS[ending], self.stubs[ordinal].place)
            for ordinal, ending in odd.items()
            if ending in _ENDINGS
        ]
        self._report(part, head, is_cut=Ending.CUT in odd.values())

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

    def _found(self, part: Part, odd: dict[int, Ending]) -> Iterator[Found]:
        """The items of the last file; what is between them is taken on the way.

        Args:
            odd: Gets how an item ends, by its ordinal, where that is not as it should be.
        """
        number, ordinals = len(self.heads) - 1, count(len(self.stubs))
        with part.path.open("rb") as file:
            for piece in scan(file):
                if isinstance(piece, Gap):
                    self._gap(piece, self.heads[number], number)
                    continue
                self._look(piece, number)
                end = piece.start + len(piece.data)
                spot = Spot(next(ordinals), part.name, piece.line, number, piece.start, end)
                if piece.ending is not Ending.CLOSED:
                    odd[spot.ordinal] = piece.ending
                yield Found(spot, piece.data, self.frames[number])

    def _gap(self, gap: Gap, head: Head, number: int) -> None:
        if gap.data.isspace():
            return
        self.is_export = self.is_export or b"<wp:" in gap.data
        before = head.prefixes
        head.take(gap.data, gap.line, self.frames[number])
        if head.prefixes != before:
            self.frames[number] = frame(self.frames[number].encoding, head.prefixes)

    def _look(self, cut: Cut, number: int) -> None:
        """Take from an item what concerns its file."""
        self.is_export = self.is_export or b"<wp:" in cut.data
        self.heads[number].use(cut.data)
        if cut.ending is Ending.CUT:
            self.cut.add((number, cut.start))

    def _take(self, brief: Brief, number: int) -> None:
        stub = brief.stub
        self.stubs.append(stub)
        self.sums[number][stub.start] = brief.checksum
        if not brief.is_plain:
            self.odd.add((number, stub.start))
        if brief.offset is not None:
            self._offsets[brief.offset] += 1
        if brief.undated is not None:
            self._undated[stub.ordinal] = brief.undated

    def _report(self, part: Part, head: Head, *, is_cut: bool) -> None:
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
        if not head.closed and not is_cut:
            report(END_MISSING)
