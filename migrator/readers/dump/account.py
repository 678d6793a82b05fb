"""What the reader decides: the part each line plays, with its reasons and how sure it is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from migrator.readers.dump.lines import Line

DOUBT: Final = 0.8
"""A title surer than this is not reported; one less sure than `1 - DOUBT` is none."""


class Role(StrEnum):
    """The part a line, or a piece of it, plays; its value is the word in a boundaries file."""

    TITLE = "title"
    UNTITLED = "untitled"
    REPEAT = "repeat"
    PICTURE = "picture"
    MORE = "cut"
    PHRASE = "phrase"
    DATE = "date"
    OUTSIDE = "outside"
    REMOVED = "remove"
    TEXT = "keep"


WHAT: Final = {
    Role.REPEAT: "repeated title",
    Role.PICTURE: "image placeholder",
    Role.MORE: "read-more marker",
    Role.PHRASE: "interface phrase",
    Role.DATE: "by-line",
    Role.OUTSIDE: "text outside posts",
    Role.REMOVED: "removed by hand",
}
"""What a removed piece is called in `Removed.what`."""
_KEYED: Final = frozenset({Role.PHRASE, Role.OUTSIDE})


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for a decision (weight above 0) or against it."""

    weight: float
    text: str

    def __str__(self) -> str:
        """The reason with its weight: `+5.0 it follows a read-more marker`."""
        return f"{self.weight:+.1f} {self.text}"


@dataclass(frozen=True, slots=True)
class Decision:
    """The part that a line, or a piece of it, plays.

    Attributes:
        line: Counted from 1.
        text: The piece: the whole line, or what is taken out of it.
        confidence: 0 to 1.
        key: Of an interface phrase, which; of a line outside posts, what it belongs to.
    """

    line: int
    role: Role
    text: str
    confidence: float
    reasons: tuple[Reason, ...] = ()
    key: str = ""

    @property
    def what(self) -> str:
        """What the piece is called where it is listed as removed."""
        name = WHAT.get(self.role, self.role.value)
        return f"{name} ({self.key})" if self.key and self.role in _KEYED else name


@dataclass(frozen=True, slots=True)
class Span:
    """One post: its lines and the decisions that fall in them.

    Attributes:
        first, last: Lines, counted from 1, both included; blank lines at the end are left out.
        start: The decision that begins it; None for text before any title.
        removed: What is taken out of it, in the order of the lines.
    """

    first: int
    last: int
    start: Decision | None
    removed: tuple[Decision, ...]

    @property
    def title(self) -> str:
        """The title, empty where the post has none."""
        titled = self.start is not None and self.start.role is Role.TITLE
        return self.start.text if titled and self.start is not None else ""

    @property
    def truncated(self) -> bool:
        """The page shows only its beginning."""
        return any(piece.role is Role.MORE for piece in self.removed)

    @property
    def confidence(self) -> float:
        """How sure it is that a post begins here."""
        return self.start.confidence if self.start else 0.5


@dataclass(frozen=True, slots=True)
class Account:
    """Every line of a dump accounted for.

    Attributes:
        spans: The posts, in order.
        outside: What stands outside any post and is dropped.
        rejected: Lines that were weighed as titles and found to be none.
    """

    lines: Sequence[Line]
    spans: tuple[Span, ...]
    outside: tuple[Decision, ...]
    rejected: tuple[Decision, ...]

    def doubtful(self) -> tuple[Decision, ...]:
        """The boundaries, taken or not, of which the reader is not sure."""
        starts = [span.start for span in self.spans if span.start]
        unsure = [start for start in starts if start.confidence < DOUBT]
        unsure += [entry for entry in self.rejected if entry.confidence > 1 - DOUBT]
        return tuple(sorted(unsure, key=lambda entry: entry.line))


def sureness(log_odds: float) -> float:
    """Log-odds as a probability, rounded so that it reads the same on every machine."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds)))), 2)
