"""A dump as the signals see it: its lines, what each is labelled as, and who its neighbours are."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from migrator.readers import phrases
from migrator.readers.dump.dates import DateLine, date_line
from migrator.readers.dump.lines import Line
from migrator.readers.dump.pictures import Shape, shape_of
from migrator.readers.phrases import Phrase

READ_MORE: Final = "read-more"
_HARD_PICTURE: Final = 1.5
_REACH: Final = 12
_TITLE: Final = 120
BY_LINES: Final = frozenset({"posted-on", "posted-by"})


@dataclass(frozen=True, slots=True)
class Label:
    """What a line reads like, apart from text: a phrase of the interface, or a date with a name."""

    phrase: Phrase | None = None
    date: DateLine | None = None

    @property
    def is_more(self) -> bool:
        """It is a read-more marker."""
        return self.phrase is not None and self.phrase.key == READ_MORE


@dataclass(frozen=True)
class Page:
    """The lines that are not blank, by position, with what is known of each.

    Attributes:
        solid: The lines.
        labels: By position, of lines that read like the interface.
        shapes: By position, of lines that could stand for a picture.
        cuts: Positions of lines that end with a read-more marker → where it begins in `text`.
    """

    solid: Sequence[Line]
    labels: Mapping[int, Label]
    shapes: Mapping[int, Shape]
    cuts: Mapping[int, int]
    _words: dict[int, frozenset[str]] = field(default_factory=dict, compare=False)

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

    def is_picture(self, at: int) -> bool:
        """It looks like a picture's name by its shape, or is one of a series."""
        shape = self.shapes.get(at)
        if shape is None:
            return False
        return shape.score >= _HARD_PICTURE or (
            shape.stem in self.stems and shape.number is not None
        )

    def is_text(self, at: int) -> bool:
        """It is neither interface nor date nor looks like a picture."""
        return at not in self.labels and not self.is_picture(at)

    def after(self, at: int) -> int | None:
        """The next line that is text and does not repeat this one."""
        key = self.solid[at].key
        for there in range(at + 1, min(len(self.solid), at + _REACH)):
            if self.is_text(there) and self.solid[there].key != key:
                return there
        return None

    def before(self, at: int) -> int | None:
        """The line of text before this one."""
        for there in range(at - 1, max(-1, at - _REACH), -1):
            if self.is_text(there):
                return there
        return None

    def between(self, at: int) -> Sequence[int]:
        """Positions of the interface lines right before this one, the nearest first."""
        places = []
        for there in range(at - 1, max(-1, at - _REACH), -1):
            if there not in self.labels:
                break
            places.append(there)
        return places

    def long_words(self, at: int) -> frozenset[str]:
        """The words of a line that carry meaning: those of five letters or more."""
        if at not in self._words:
            self._words[at] = frozenset(word for word in self.solid[at].words if len(word) > 4)
        return self._words[at]


def page_of(lines: Sequence[Line]) -> Page:
    """A dump's lines with their labels."""
    solid = [line for line in lines if line.text]
    labels: dict[int, Label] = {}
    shapes: dict[int, Shape] = {}
    cuts: dict[int, int] = {}
    for at, line in enumerate(solid):
        if (label := _label(line)) is not None:
            labels[at] = label
        elif line.closes and (ending := phrases.ends_with(line.text, READ_MORE)) is not None:
            cuts[at] = ending.start
        elif (shape := shape_of(line)) is not None:
            shapes[at] = shape
    _add_services(solid, labels, shapes)
    return Page(solid, labels, shapes, cuts)


def _label(line: Line) -> Label | None:
    phrase = phrases.match(line.text)
    if phrase is not None and _stands_alone(line, phrase):
        return Label(phrase=phrase)
    date = date_line(line)
    return Label(date=date) if date else None


def _stands_alone(line: Line, phrase: Phrase) -> bool:
    """The line is that phrase and not a sentence of the same words."""
    if phrase.key == _SERVICE or phrase.key.startswith("month"):
        return False
    if phrase.key == READ_MORE and (line.end == ":" or not line.opens or not line.closes):
        return False
    if "s" not in _KINDS.findall(phrase.text):
        return True
    if line.ends_sentence and phrase.text[-1:] != line.end:
        return False
    return phrase.key != READ_MORE or _MARKED.search(line.text) is not None


_SERVICE: Final = "share-service"
_KINDS: Final = re.compile(r"%(?:\d\$)?([ds])")
_MARKED: Final = re.compile(r"[→»›“”„«\"]")


def _add_services(
    solid: Sequence[Line], labels: dict[int, Label], shapes: dict[int, Shape]
) -> None:
    """Names of networks are interface only under a line that says “share”."""
    for above, at in pairwise(range(len(solid))):
        label = labels.get(above)
        if label is None or label.phrase is None or at in labels:
            continue
        if label.phrase.key not in _SHARING:
            continue
        phrase = phrases.match(solid[at].text, (_SERVICE,))
        if phrase is not None:
            labels[at] = Label(phrase=phrase)
            shapes.pop(at, None)


_SHARING: Final = frozenset({"share", "share-click", "like", _SERVICE})
