"""The findings of a post → a rating that a person can act on, with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from migrator.audit.findings import Finding
from migrator.diagnostics import Severity
from migrator.diagnostics import audit as codes

_MANY_WORDS: Final = 0.05
"""Share of a text's words without which it is broken."""
_BREAKING: Final = frozenset(
    {
        codes.ITEM_MISSING,
        codes.UNREADABLE,
        codes.EMPTY,
        codes.WOULD_BE_PUBLIC,
        codes.WOULD_BE_HIDDEN,
        codes.FRONT_MATTER_BROKEN,
        codes.IMAGE_LOST,
        codes.PLAYER_LOST,
        codes.CODE_LOST,
        codes.CODE_CHANGED,
        codes.CELL_LOST,
    }
)


class Rating(StrEnum):
    """How a post arrived."""

    OK = "ok"
    LOOK = "look"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating, and how bad it is: the worst posts come first."""

    rating: Rating
    weight: int


def rate(findings: Sequence[Finding], words: int) -> Rated:
    """Rate a post.

    Args:
        findings: Of this post.
        words: How many its source has.
    """
    lost = sum(one.amount for one in findings if one.code is codes.WORDS_LOST)
    weight = sum(_weight(one) for one in findings)
    if any(one.code in _BREAKING for one in findings) or lost > words * _MANY_WORDS:
        return Rated(Rating.BROKEN, weight)
    if any(one.code.severity >= Severity.WARNING for one in findings):
        return Rated(Rating.LOOK, weight)
    return Rated(Rating.OK, weight)


def _weight(finding: Finding) -> int:
    breaking = 1000 if finding.code in _BREAKING else 0
    return breaking + int(finding.code.severity) * finding.amount
