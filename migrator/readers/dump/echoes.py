"""What other lines of a page say of a line: that they hold its words, or that it holds theirs.

A page says the title of a post elsewhere, too: in the link to the rest of it, over its comments,
in a list of the latest of them. Each look is one function and one row, as in `looks`.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from migrator.readers.dump.lines import pieces_of
from migrator.readers.dump.page import Page
from migrator.readers.dump.signals import Signal

_WIDEST: Final = 160
_SHORTEST: Final = 8
_MOST_INSIDE: Final = 12
"""Of a line of so many pieces every run is looked at; of a longer one, where it begins or ends."""
_NEAR: Final = 40
_OFTEN: Final = 2


class Echoes:
    """Which lines of a page hold others.

    Attributes:
        held: Of each line, the positions of those that hold its words and more.
        holders: Positions of lines that hold another.
        same: How many lines of the page say the same.
    """

    def __init__(self, page: Page) -> None:
        """Look at all lines once."""
        said: dict[str, list[int]] = {}
        for at, line in enumerate(page.solid):
            said.setdefault(line.key, []).append(at)
        held: dict[str, list[int]] = {}
        self.holders: set[int] = set()
        for at, line in enumerate(page.solid):
            if not _SHORTEST < line.width <= _WIDEST:
                continue
            for part in _parts(line.text):
                if part in said and _weight(part) >= _SHORTEST:
                    held.setdefault(part, []).append(at)
                    self.holders.add(at)
        nothing: Sequence[int] = ()
        self.held: Sequence[Sequence[int]] = [held.get(line.key, nothing) for line in page.solid]
        self.same: Sequence[int] = [len(said[line.key]) for line in page.solid]


def _weight(part: str) -> int:
    """Its length; an ideograph counts twice."""
    return len(part) + sum(letter > "\u3000" for letter in part)


def _parts(text: str) -> Iterator[str]:
    """Runs of the pieces of a line, but not all of it."""
    pieces = pieces_of(text)
    key = "".join(pieces)
    ends = [0, *accumulate(map(len, pieces))]
    if len(pieces) > _MOST_INSIDE:
        for end in ends[1:-1]:
            yield key[:end]
            yield key[end:]
        return
    for place, begin in enumerate(ends):
        for end in ends[place + 1 :]:
            if end - begin < len(key):
                yield key[begin:end]


def _echoes(page: Page) -> Echoes:
    found = page.noted.get("echoes")
    if not isinstance(found, Echoes):
        found = page.noted["echoes"] = Echoes(page)
    return found


def _held_below(page: Page, at: int) -> float:
    return any(at < there <= at + _NEAR for there in _echoes(page).held[at])


def _held_far(page: Page, at: int) -> float:
    return any(there > at + _NEAR for there in _echoes(page).held[at])


def _held_above(page: Page, at: int) -> float:
    return any(there < at for there in _echoes(page).held[at])


def _holds(page: Page, at: int) -> float:
    return at in _echoes(page).holders


def _often(page: Page, at: int) -> float:
    return _echoes(page).same[at] > _OFTEN


ECHOES: Final[Sequence[Signal]] = (
    Signal("held below", "a line soon below holds its words", _held_below),
    Signal("held far", "a line far below holds its words", _held_far),
    Signal("held above", "a line above holds its words", _held_above),
    Signal("holds", "it holds what another line says", _holds),
    Signal("often", "the page says it again and again", _often),
)
