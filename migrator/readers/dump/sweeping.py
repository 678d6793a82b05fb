"""One post's lines → the pieces that are not its text: repeats, pictures, markers, interface.

A phrase of the interface is taken out only where the interface stands: right under the title, or
at the foot of the post. Read-more markers and likes never stand in prose as lines of their own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from migrator.readers.dump import pictures
from migrator.readers.dump.account import Decision, Reason, Role, sureness
from migrator.readers.dump.chain import Part
from migrator.readers.dump.labels import Label
from migrator.readers.dump.lines import Line
from migrator.readers.dump.page import Page
from migrator.readers.dump.pictures import Shape
from migrator.readers.dump.signals import EXCERPT

_ANYWHERE: Final = frozenset({"likes", "share-click"})
_OF_THE_PAGE: Final = frozenset(
    {"likes", "navigation", "widget", "subscribe", "powered", "skip-link", "comment-form"}
)
_FURNITURE: Final = frozenset(
    {"widget", "navigation", "comment", "comment-form", "form field", "related"}
)
"""Keys of phrases, and names of zones, that stand below the last post."""
_PROSE: Final = 80
_UNFINISHED: Final = 40
_ABOUT: Final = frozenset({Part.LEAD, Part.FOOT})
_OUTSIDE: Final = frozenset({Part.FRAME, Part.COMMENT})
_FEW: Final = 8
_SURELY: Final = 0.9
_TAKEN: Final = 0.2


@dataclass(frozen=True, slots=True)
class Series:
    """Lines that could stand for pictures of one name.

    Attributes:
        numbers: At their ends; None for a line without one.
        tight: One has its number glued to the name.
        beside: Two of them stand together.
    """

    numbers: frozenset[int | None]
    tight: bool
    beside: bool


@dataclass(frozen=True)
class Segment:
    """The lines of one post.

    Attributes:
        parts: What each line of the page is a part of.
        about: How likely each line is about its post, and not its text.
        begin, end: Positions on the page, `end` not included.
        start: Position of the title; None for text before any title.
        pictured: Names of the series of which a member was found to stand for a picture.
    """

    page: Page
    parts: Sequence[Part]
    about: Sequence[float]
    begin: int
    end: int
    start: int | None
    pictured: set[str] = field(default_factory=set, compare=False)

    @property
    def title(self) -> Line | None:
        """The line of the title."""
        return None if self.start is None else self.page.solid[self.start]

    @property
    def places(self) -> range:
        """Positions below the title."""
        return range(self.begin if self.start is None else self.start + 1, self.end)

    def is_outside(self, at: int) -> bool:
        """It belongs to no post; a few lines of no known kind amid the text are kept in it."""
        return self.parts[at] in _OUTSIDE and at not in self._amid

    @cached_property
    def _amid(self) -> frozenset[int]:
        """Short stretches of the frame between two lines of text, which name nothing of it."""
        found: set[int] = set()
        run: list[int] = []
        last = max((at for at in self.places if self.parts[at] is Part.TEXT), default=-1)
        for at in self.places:
            if self.parts[at] is Part.FRAME:
                run.append(at)
                continue
            inside = run and run[0] - 1 in self.places and at <= last
            if inside and self._is_unnamed(run) and self.parts[run[0] - 1] is Part.TEXT:
                found |= set(run)
            run = []
        return frozenset(found)

    def _is_unnamed(self, run: Sequence[int]) -> bool:
        page = self.page
        return len(run) <= _FEW and not any(at in page.labels or at in page.zones for at in run)

    def is_about(self, at: int) -> bool:
        """It is surely about the post, whatever it says."""
        return self.parts[at] in _ABOUT and self.about[at] >= _SURELY

    def is_text(self, at: int) -> bool:
        """It reads like text, and is not surely about the post."""
        return self.page.is_text(at) and not self.is_about(at)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word is said in its running text."""
        texts = [at for at in self.places if at not in self.page.shapes]
        return Counter(word for at in texts for word in self.page.solid[at].words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that stand next to each other in its running text."""
        texts = [at for at in self.places if at not in self.page.shapes]
        return frozenset(pair for at in texts for pair in pairwise(self.page.solid[at].words))

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """The picture series in it, by their names."""
        found: dict[str, list[int]] = {}
        for at in self.places:
            if shape := self.page.shapes.get(at):
                found.setdefault(shape.stem, []).append(at)
        return {stem: self._series(places) for stem, places in found.items()}

    def _series(self, places: Sequence[int]) -> Series:
        shapes = [self.page.shapes[at] for at in places]
        return Series(
            frozenset(shape.number for shape in shapes),
            any(shape.tight for shape in shapes),
            any(later - at == 1 for at, later in pairwise(places)),
        )


@dataclass(frozen=True, slots=True)
class Swept:
    """What is no text: pieces of the post, and what stands outside any post."""

    removed: tuple[Decision, ...]
    outside: tuple[Decision, ...]


def sweep(segment: Segment) -> Swept:
    """Find everything in a segment that is not the author's text."""
    outside = [at for at in range(segment.begin, segment.end) if segment.is_outside(at)]
    if segment.start is None:
        text = [at for at in segment.places if segment.parts[at] is Part.TEXT]
        outside = sorted({*outside, *range(segment.begin, text[0] if text else segment.end)})
    gone = frozenset(outside)
    above = range(segment.begin, segment.start) if segment.start is not None else range(0)
    removed = [_labelled(segment.page, at, "it stands right above the title") for at in above]
    places = [at for at in segment.places if at not in gone]
    return Swept((*removed, *_pieces(segment, places)), tuple(_outside(segment, outside)))


def _outside(segment: Segment, places: Sequence[int]) -> Iterator[Decision]:
    page = segment.page
    for at in places:
        line, part = page.solid[at], segment.parts[at]
        if at in page.labels:
            yield _labelled(page, at, "it stands at the head or foot of the page")
        else:
            name = page.zones.get(at) or part.value
            why = Reason(4.0, f"it belongs to no post ({name})")
            yield Decision(line.number, Role.OUTSIDE, line.text, sureness(4.0), (why,), name)


def _labelled(page: Page, at: int, where: str) -> Decision:
    """A line that reads like the interface, taken out for where it stands."""
    line, label = page.solid[at], page.labels[at]
    place = Reason(2.0, where)
    if label.phrase is None:
        reasons = (Reason(2.0, "it is a date and little else"), place)
        return Decision(line.number, Role.DATE, line.text, sureness(4.0), reasons)
    says = f"it is the phrase “{label.phrase.text}” ({label.phrase.key}, {label.phrase.locale})"
    reasons = (Reason(3.0, says), place)
    role = Role.MORE if label.is_more else Role.PHRASE
    return Decision(line.number, role, line.text, sureness(5.0), reasons, label.phrase.key)


def _pieces(segment: Segment, places: Sequence[int]) -> Iterator[Decision]:
    """The pieces of a post's body, in the order of its lines."""
    page = segment.page
    head, tail = _head(segment, places), _tail(segment, places)
    if _is_locked(segment, places):
        head = tail
    first = True
    for at in places:
        line = page.solid[at]
        if at in page.labels:
            if (where := _where(page.labels[at], at, head, tail)) is not None:
                yield _labelled(page, at, where)
        elif at < head and segment.title is not None and line.key == segment.title.key:
            why = (Reason(6.0, "it says the title again, right under it"),)
            yield Decision(line.number, Role.REPEAT, line.text, sureness(6.0), why)
        elif at in page.shapes and (found := _picture(segment, at, first=first)):
            yield found
        elif segment.is_about(at) and not head <= at < tail:
            yield _about(segment, at)
        else:
            if at not in page.shapes:
                yield from _parts(segment, at, first=first, is_last=at == tail - 1)
            first = False


def _is_locked(segment: Segment, places: Sequence[int]) -> bool:
    """All that stands for a text is the notice of a password."""
    texts = [at for at in places if segment.is_text(at)]
    return bool(texts) and all(segment.page.key(at) == "protected" for at in texts)


def _about(segment: Segment, at: int) -> Decision:
    """A line that no phrase is known of, taken out for its place and its looks."""
    line, odds = segment.page.solid[at], round(segment.about[at], 2)
    why = Reason(3.0, "it stands and looks as what a page says about a post")
    return Decision(line.number, Role.PHRASE, line.text, odds, (why,))


def _head(segment: Segment, places: Sequence[int]) -> int:
    """The first position that is text, below the title and what belongs to it."""
    key = segment.title.key if segment.title else None
    for at in places:
        if segment.is_text(at) and segment.page.solid[at].key != key:
            return at
    return places[-1] + 1 if places else 0


def _tail(segment: Segment, places: Sequence[int]) -> int:
    """The position after the last text."""
    return next((at for at in reversed(places) if segment.is_text(at)), -1) + 1


def _where(label: Label, at: int, head: int, tail: int) -> str | None:
    """Where a line of the interface stands, if it is where the interface stands."""
    if at < head:
        return "it stands right under the title"
    if at >= tail:
        return "it stands at the foot of the post"
    if label.is_more or (label.phrase and label.phrase.key in _ANYWHERE):
        return "it stands as a line of its own"
    return None


def _parts(segment: Segment, at: int, *, first: bool, is_last: bool) -> Iterator[Decision]:
    """The pieces inside a line of text: a name glued to its beginning, a marker at its end."""
    page, line = segment.page, segment.page.solid[at]
    if line.opens and (first or "_" in line.text[:_UNFINISHED] or line.text[0].isalpha()):
        found = pictures.glued(line, segment.title, page.vocabulary)
        if found:
            score = sum(reason.weight for reason in found.reasons)
            yield Decision(line.number, Role.PICTURE, found.name, sureness(score), found.reasons)
    if at in page.cuts:
        reasons = (
            Reason(3.0, "it is a read-more phrase after a finished sentence"),
            Reason(2.0 if is_last else -1.0, "at the end of the post" if is_last else "amid text"),
        )
        if is_last:
            piece = line.text[page.cuts[at] :]
            yield Decision(line.number, Role.MORE, piece, sureness(5.0), reasons, "read-more")
    elif is_last and (mark := EXCERPT.search(line.text)) and mark.start() > 0:
        why = (Reason(3.0, "the post ends with the mark of an excerpt"),)
        yield Decision(line.number, Role.MORE, mark.group(), sureness(3.0), why, "excerpt")


def _picture(segment: Segment, at: int, *, first: bool) -> Decision | None:
    """The decision that a line stands for a picture; None when it is text."""
    line, shape = segment.page.solid[at], segment.page.shapes[at]
    reasons = pictures.weigh(line, shape, _place(segment, at, shape, first=first))
    if shape.stem in segment.pictured:
        reasons.append(Reason(1.5, "another of its series stands for a picture"))
    score = sum(reason.weight for reason in reasons)
    if score < _TAKEN:
        return None
    if shape.number is not None:
        segment.pictured.add(shape.stem)
    return Decision(line.number, Role.PICTURE, line.text, sureness(score), tuple(reasons))


def _place(segment: Segment, at: int, shape: Shape, *, first: bool) -> pictures.Place:
    series = segment.series[shape.stem]
    others = len(series.numbers) - 1
    return pictures.Place(
        title=segment.title,
        first=first,
        splits=_splits(segment.page, at),
        series=others,
        glued_series=others > 0 and series.tight,
        beside=others > 0 and series.beside,
        spoken=_is_spoken(segment, segment.page.solid[at]),
        known=_is_known(segment, shape),
    )


def _is_spoken(segment: Segment, line: Line) -> bool:
    """The text says its very words, one after the other."""
    words = line.words
    if len(words) < 2:
        return any(segment.counts[word] for word in words)
    return all(pair in segment.pairs for pair in pairwise(words))


def _is_known(segment: Segment, shape: Shape) -> bool:
    """The text says a telling word of the name."""
    telling = [piece for piece in shape.pieces if len(piece) > 3]
    return any(segment.counts[piece] for piece in telling)


def _splits(page: Page, at: int) -> bool:
    """The sentence above goes on below."""
    above, below = (
        _nearest(page, range(at - 1, -1, -1)),
        _nearest(page, range(at + 1, len(page.solid))),
    )
    if above is None or below is None:
        return False
    goes_on = below.text.startswith(("…", "...")) or below.text[:1].islower()
    stops = above.ends_sentence and above.end != "…"
    return goes_on and not stops and above.width >= _UNFINISHED


def _nearest(page: Page, places: Sequence[int]) -> Line | None:
    """The nearest line that is no picture."""
    for at in places[:4]:
        if at not in page.shapes:
            return page.solid[at]
    return None
