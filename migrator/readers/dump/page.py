"""A dump as the signals see it: its lines, what each is labelled as, and who its neighbours are."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from migrator.readers import phrases
from migrator.readers.dump.labels import BY_LINES, READ_MORE, Label, labels_of
from migrator.readers.dump.lines import Line, fold
from migrator.readers.dump.pictures import Shape, shape_of
from migrator.readers.dump.zones import FEWEST_WORDS, PROSE, is_framed, zones_of

_QUOTED: Final = re.compile(r"[“„«\"]\s?([^“”„«»\"]{3,150}?)\s?[”“»\"]")
_IDEOGRAPHS: Final = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff]+")
_MOST_BETWEEN: Final = 6
_ITEM_PARTS: Final = 0.4
_OF_POSTS: Final = BY_LINES | {READ_MORE, "posted-in"}
_HARD_PICTURE: Final = 1.5
_REACH: Final = 12
_TITLE: Final = 120
_FAR_BELOW: Final = 40
_OPENING: Final = 2


@dataclass(frozen=True)
class Page:
    """The lines that are not blank, by position, with what is known of each.

    Attributes:
        solid: The lines.
        labels: By position, of lines that read like the interface.
        shapes: By position, of lines that could stand for a picture.
        cuts: Positions of lines that end with a read-more marker → where it begins in `text`.
        zones: Positions of lines that belong to no post → what they belong to.
        framed: The dump shows what stands around the posts of a page, too.
        noted: What `echoes` and `addresses` have found on it, once for all lines.
    """

    solid: Sequence[Line]
    labels: Mapping[int, Label]
    shapes: Mapping[int, Shape]
    cuts: Mapping[int, int]
    zones: Mapping[int, str] = field(default_factory=dict)
    framed: bool = False
    _headings: dict[str, Sequence[float]] = field(default_factory=dict, compare=False)
    _words: dict[int, frozenset[str]] = field(default_factory=dict, compare=False)
    noted: dict[str, object] = field(default_factory=dict, compare=False)

    @cached_property
    def usual_gap(self) -> int:
        """How many blank lines mostly stand between two paragraphs."""
        gaps = Counter(line.gap for line in self.solid[1:] if line.opens)
        return gaps.most_common(1)[0][0] if gaps else 1

    @cached_property
    def stems(self) -> Mapping[str, tuple[int, ...]]:
        """Positions of the lines of each picture series."""
        series: dict[str, list[int]] = {}
        for at, shape in self.shapes.items():
            series.setdefault(shape.stem, []).append(at)
        return {stem: tuple(places) for stem, places in series.items() if self._is_series(places)}

    @cached_property
    def dates_lead(self) -> float:
        """How much more often dates stand above titles than under them; below 0 for the reverse."""
        dates = [at for at, label in self.labels.items() if label.date or self._is_by_line(label)]
        return sum(self._could_be_title(at + 1) - self._could_be_title(at - 1) for at in dates)

    def _is_by_line(self, label: Label) -> bool:
        return label.phrase is not None and label.phrase.key in BY_LINES

    def _could_be_title(self, at: int) -> bool:
        """A short line of text that does not end as a sentence."""
        if not 0 <= at < len(self.solid) or at in self.labels:
            return False
        line = self.solid[at]
        return line.opens and line.width <= _TITLE and not line.ends_sentence and not line.is_item

    def _is_series(self, places: Sequence[int]) -> bool:
        numbers = [self.shapes[at].number for at in places]
        return len(places) > 1 and len(set(numbers)) > 1

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of running text."""
        return frozenset(
            word
            for at, line in enumerate(self.solid)
            if at not in self.shapes
            for word in line.words
        )

    @cached_property
    def linked(self) -> bool:
        """The dump shows where links are."""
        return any(line.links for line in self.solid)

    def under(self, key: str, at: int) -> float:
        """How near a heading of that key stands above: 1 right above, 0 beyond its reach."""
        if key not in self._headings:
            self._headings[key] = self._below_headings(key)
        return self._headings[key][at]

    def _below_headings(self, key: str) -> Sequence[float]:
        found: list[float] = []
        near = 0.0
        for at in range(len(self.solid)):
            found.append(near)
            met = self.key(at)
            if met == key:
                near = 1.0
            elif met in {READ_MORE, "posted-in"}:
                near = 0.0
            else:
                near = max(0.0, near - 1 / _FAR_BELOW)
        return found

    def key(self, at: int) -> str:
        """The key of the phrase that a line is; empty for none."""
        label = self.labels.get(at)
        return label.phrase.key if label is not None and label.phrase is not None else ""

    def is_dated(self, at: int) -> bool:
        """It is a date and little else."""
        label = self.labels.get(at)
        return label is not None and label.date is not None

    def is_picture(self, at: int) -> bool:
        """It looks like a picture's name by its shape, or is one of a series."""
        shape = self.shapes.get(at)
        if shape is None:
            return False
        return shape.score >= _HARD_PICTURE or (
            shape.stem in self.stems and shape.number is not None
        )

    def is_text(self, at: int) -> bool:
        """It is neither interface nor date nor looks like a picture.

        A password's notice stands where the text of its post would, and counts as that here.
        """
        if at in self.zones or self.is_picture(at):
            return False
        return at not in self.labels or self.key(at) == "protected"

    @cached_property
    def _texts(self) -> Sequence[int]:
        return [at for at in range(len(self.solid)) if self.is_text(at)]

    def is_prose(self, at: int) -> bool:
        """It is running text: a long line, or a sentence of some words."""
        line = self.solid[at]
        return self.is_text(at) and (
            line.width >= PROSE or (line.ends_sentence and len(line.words) >= FEWEST_WORDS)
        )

    @cached_property
    def first_prose(self) -> int:
        """Where running text is met first; the end of the page where there is none."""
        count = len(self.solid)
        return next((at for at in range(count) if self.is_prose(at)), count)

    @cached_property
    def form(self) -> int | None:
        """Where the page asks for a comment, as it does where it shows one post."""
        found = (at for at in range(len(self.solid)) if self.key(at) == "comment-form")
        return next(found, None)

    @cached_property
    def main(self) -> range:
        """From the first running text of the page's main part to the last, both included.

        It is the first heavy stretch of running text with few short lines between; without a frame
        around the posts, it is the whole page.
        """
        if not self.framed:
            return range(len(self.solid))
        stretches = self._stretches()
        heaviest = max((weight for weight, _ in stretches), default=0)
        heavy = (stretch for weight, stretch in stretches if weight * 2 >= heaviest)
        return next(heavy, range(len(self.solid)))

    def _stretches(self) -> Sequence[tuple[int, range]]:
        """Stretches of running text with few short lines between, each with its weight."""
        found: list[tuple[int, range]] = []
        short = 0.0
        for at in range(len(self.solid)):
            if not self.is_prose(at):
                short = 0.0 if self._is_of_post(at) else short + self._parts(at)
                continue
            weight, stretch = 0, range(at, at)
            if found and short <= _MOST_BETWEEN:
                weight, stretch = found.pop()
            found.append((weight + self.solid[at].width, range(stretch.start, at + 1)))
            short = 0.0
        return found

    def _is_of_post(self, at: int) -> bool:
        """What stands above or below the text of a post: a date, its categories, a marker."""
        label = self.labels.get(at)
        if label is None or at in self.zones:
            return False
        return label.date is not None or self.key(at) in _OF_POSTS

    def _parts(self, at: int) -> float:
        """How far a line parts two stretches of running text: an item of a list parts less."""
        if at in self.zones:
            return 1.0
        return (_ITEM_PARTS if self.solid[at].is_item else 1.0) * self.is_text(at)

    @cached_property
    def column(self) -> int:
        """How far from the margin the page sets its paragraphs, where nearly all stand alike."""
        indents = Counter(self.solid[at].indent for at in self._texts if self.is_prose(at))
        if not indents:
            return 0
        column, count = indents.most_common(1)[0]
        return column if count * 3 >= 2 * indents.total() else 0

    def after(self, at: int) -> int | None:
        """The next line that is text and does not repeat this one."""
        key = self.solid[at].key
        place = bisect_right(self._texts, at)
        for there in self._texts[place : place + _REACH]:
            if self.solid[there].key != key:
                return there
        return None

    def before(self, at: int) -> int | None:
        """The line of text before this one."""
        place = bisect_left(self._texts, at)
        return self._texts[place - 1] if place else None

    @cached_property
    def _sayings(self) -> Counter[str]:
        """How often each line stands on the page, and what a line has in quotes."""
        said = Counter(line.key for line in self.solid)
        for line in self.solid:
            said.update(fold(part) for part in _QUOTED.findall(line.text))
        return said

    def says_again(self, at: int) -> bool:
        """Another line, not right beside it, says the same, or has it in quotes."""
        key = self.solid[at].key
        beside = sum(
            self.solid[there].key == key
            for there in range(max(0, at - 1), at + 2)
            if there < len(self.solid)
        )
        return self._sayings[key] > beside

    @cached_property
    def _openings(self) -> Counter[tuple[str, ...]]:
        """How often lines that are no paragraphs begin with which two words."""
        return Counter(_opening(line) for line in self.solid if line.width < PROSE)

    def opened_alike(self, at: int) -> float:
        """How many other short lines begin with the same words: 1 for two or more, 0 for none."""
        line = self.solid[at]
        if line.width >= PROSE or len(line.words) <= _OPENING:
            return 0.0
        return min(1.0, (self._openings[_opening(line)] - 1) / 2)

    def texts_between(self, at: int, later: int) -> int:
        """How many lines of text stand between two positions."""
        return bisect_left(self._texts, later) - bisect_right(self._texts, at)

    def between(self, at: int) -> Sequence[int]:
        """Positions of the interface lines right before this one, the nearest first."""
        places = []
        for there in range(at - 1, max(-1, at - _FAR_BELOW), -1):
            if there in self.labels and there not in self.zones:
                places.append(there)
            elif there not in self.zones:
                break
            if len(places) >= _REACH:
                break
        return places

    def long_words(self, at: int) -> frozenset[str]:
        """The words of a line that carry meaning: those of five letters or more."""
        if at not in self._words:
            self._words[at] = frozenset(filter(_is_telling, self.solid[at].words))
        return self._words[at]


def _is_telling(word: str) -> bool:
    """It has five letters, or two ideographs."""
    return len(word) > 4 or (len(word) > 1 and _IDEOGRAPHS.fullmatch(word) is not None)


def _opening(line: Line) -> tuple[str, ...]:
    return tuple(line.words[:_OPENING])


def page_of(lines: Sequence[Line]) -> Page:
    """A dump's lines with their labels."""
    solid = [line for line in lines if line.text]
    labels = labels_of(solid)
    zones = zones_of(solid, labels)
    shapes: dict[int, Shape] = {}
    cuts: dict[int, int] = {}
    for at, line in enumerate(solid):
        if at in labels or at in zones:
            continue
        if (line.closes or line.alone) and (
            ending := phrases.ends_with(line.text, READ_MORE)
        ) is not None:
            cuts[at] = ending.start
        elif (shape := shape_of(line)) is not None:
            shapes[at] = shape
    return Page(solid, labels, shapes, cuts, zones, is_framed(solid, labels))
