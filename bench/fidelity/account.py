"""What a reader of a post sees in it: its words in order, and the things that stand among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Gap(IntEnum):
    """What parts a word from the one before it."""

    UNKNOWN = -1
    SPACE = 0
    LINE = 1
    BLOCK = 2


class Kind(StrEnum):
    """What can be lost, invented or changed."""

    WORD = "word"
    LINK = "link"
    IMAGE = "image"
    CODE = "code block"
    CELL = "table cell"
    HEADING = "heading"
    ITEM = "list item"
    LANGUAGE = "code language"
    INLINE_CODE = "inline code"
    FORMULA = "formula"
    TERM = "definition"
    MEDIA = "player or frame"
    TARGET = "link target"
    RULE = "rule"
    MARKER = "marker"
    MARK = "emphasis or quote"
    BREAK = "paragraph or line"


COLUMNS = (Kind.LINK, Kind.IMAGE, Kind.CODE, Kind.CELL, Kind.HEADING, Kind.ITEM)
"""The kinds that have a column of their own in the table, beside words."""


CAPTION = "caption"
"""The mark of words below a picture, a table or a player."""


@dataclass(frozen=True, slots=True)
class Word:
    """A visible word.

    Attributes:
        text: Without regard to typography: plain quotes, dashes and spaces.
        marks: `em`, `strong`, `quote 1`, …; `em:part` where only a part of the word is marked.
        gap: What parts it from the word before.
        stands_for: It is no word but holds the place of something without words, as an image.
    """

    text: str
    marks: frozenset[str] = frozenset()
    gap: Gap = Gap.SPACE
    stands_for: Kind | None = None


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A link, an image, a cell, …: two are the same when both their parts are.

    Attributes:
        label: The text that belongs to it: of a link, its own; of an image, its alternative; of an
            item, also its depth and number; of code, every byte.
        address: Where it leads, or which file it is.
    """

    label: str
    address: str = ""

    def __str__(self) -> str:
        """As a person reads it in a report, on one line."""
        label = self.label.replace("\n", "⏎").replace("\t", "⇥")
        shown = label if len(label) <= 70 else f"{label[:45]} … {label[-20:]}"
        return f"“{shown}” {self.address}".rstrip()


@dataclass(frozen=True, slots=True)
class Account:
    """All that is compared of a body.

    Attributes:
        words: In reading order.
        things: Of each kind but words, marks and breaks, in order.
    """

    words: Sequence[Word]
    things: Mapping[Kind, Sequence[Thing]] = field(default_factory=dict)

    def of(self, kind: Kind) -> Sequence[Thing]:
        """The things of a kind, in order."""
        return self.things.get(kind, ())
