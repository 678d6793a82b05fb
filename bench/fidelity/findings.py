"""What a comparison finds: each difference, and what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.fidelity.account import COLUMNS, Kind


class Effect(StrEnum):
    """What became of it."""

    LOST = "lost"
    INVENTED = "invented"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference.

    Attributes:
        what: The thing itself, with what stands around it where that helps.
        count: How many words or things it is.
    """

    kind: Kind
    effect: Effect
    what: str
    count: int = 1

    def __str__(self) -> str:
        """As in the report."""
        return f"{self.kind} {self.effect}: {self.what}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a body.

    Attributes:
        findings: Every difference.
        expected: How many of each kind there were.
    """

    findings: Sequence[Finding]
    expected: Mapping[Kind, int]

    @property
    def perfect(self) -> bool:
        """Nothing is lost, invented, moved or changed."""
        return not self.findings

    @property
    def whole(self) -> bool:
        """Nothing of what the table has a column for is."""
        return not any(found.kind in (Kind.WORD, *COLUMNS) for found in self.findings)

    def total(self, kind: Kind, effect: Effect) -> int:
        """How many of a kind met with that."""
        return sum(
            found.count for found in self.findings if (found.kind, found.effect) == (kind, effect)
        )
