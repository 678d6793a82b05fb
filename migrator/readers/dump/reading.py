"""Lines → the account: posts with their lines, and every piece that is not the author's text."""

from collections.abc import Iterator, Sequence
from typing import Final

from migrator.readers.dump.account import Account, Decision, Reason, Role, Span
from migrator.readers.dump.boundaries import Boundaries
from migrator.readers.dump.lines import Line
from migrator.readers.dump.page import Page, page_of
from migrator.readers.dump.sweeping import Segment, Swept, sweep
from migrator.readers.dump.titles import Outline, outline

_BY_HAND: Final = (Reason(99.0, "a person decided so"),)


def read(lines: Sequence[Line], boundaries: Boundaries | None = None) -> Account:
    """The account of a dump.

    Args:
        boundaries: A person's decisions, which go before the reader's own.
    """
    page = page_of(lines)
    found = _with_decisions(page, outline(page), boundaries)
    spans: list[Span] = []
    outside: list[Decision] = []
    for segment in _segments(page, found):
        swept = sweep(segment)
        if boundaries is not None:
            swept = _settled(segment, swept, boundaries)
        outside += swept.outside
        start = None if segment.start is None else found.taken[segment.start]
        if span := _span(segment, start, swept):
            spans.append(span)
    return Account(lines, tuple(spans), tuple(outside), found.rejected)


def _with_decisions(page: Page, found: Outline, boundaries: Boundaries | None) -> Outline:
    if boundaries is None or not boundaries.starts:
        return found
    taken = {
        at: Decision(line.number, boundaries.starts[line.number], line.title, 1.0, _BY_HAND)
        for at, line in enumerate(page.solid)
        if line.number in boundaries.starts
    }
    return Outline(found.parts, found.about, taken, ())


def _segments(page: Page, found: Outline) -> Iterator[Segment]:
    """The stretches from one title to the next; the first may have no title."""
    starts = sorted(found.taken)
    lead = _dates_lead(page, starts)
    begins = [at - 1 if lead and page.is_dated(at - 1) else at for at in starts]
    ends = [*begins, len(page.solid)][1:]
    if page.solid and (not begins or begins[0] > 0):
        yield Segment(
            page, found.parts, found.about, 0, begins[0] if begins else len(page.solid), None
        )
    for start, begin, end in zip(starts, begins, ends, strict=True):
        yield Segment(page, found.parts, found.about, begin, end, start)


def _dates_lead(page: Page, starts: Sequence[int]) -> bool:
    """Dates stand above titles: the first title has one there, and none right under it."""
    return bool(starts) and page.is_dated(starts[0] - 1) and not page.is_dated(starts[0] + 1)


def _settled(segment: Segment, swept: Swept, boundaries: Boundaries) -> Swept:
    """What was taken out, after a person's say on single lines."""
    lines = segment.page.solid[segment.begin : segment.end]
    said = [line for line in lines if line.number in boundaries.pieces]
    numbers = {line.number for line in said}
    own = [
        Decision(line.number, piece.role, piece.text or line.text, 1.0, _BY_HAND)
        for line in said
        for piece in boundaries.pieces[line.number]
        if piece.role is not Role.TEXT
    ]
    removed = [entry for entry in swept.removed if entry.line not in numbers]
    outside = [entry for entry in swept.outside if entry.line not in numbers]
    removed += [entry for entry in own if entry.role is not Role.OUTSIDE]
    outside += [entry for entry in own if entry.role is Role.OUTSIDE]
    return Swept(tuple(removed), tuple(outside))


def _span(segment: Segment, start: Decision | None, swept: Swept) -> Span | None:
    """The post of a segment; None where nothing of it is text."""
    gone = {entry.line for entry in swept.outside}
    solid = segment.page.solid[segment.begin : segment.end]
    lines = [line for line in solid if line.number not in gone]
    if not lines:
        return None
    removed = tuple(sorted(swept.removed, key=lambda entry: entry.line))
    return Span(lines[0].number, lines[-1].number, start, removed)
