"""Lines broken at the width of a window → lines as their author wrote them.

A program that fills lines breaks one only where the next word does not fit. So every pair of
lines says between which widths the window must lie; where nearly all long lines agree on one width,
it is the window's, and the lines it broke can be put together again.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_NARROWEST: Final = 50
_WIDEST: Final = 200
_FEWEST: Final = 4
_FEWEST_OF_ALL: Final = 2
_AGREE: Final = 0.5
_ITEM: Final = re.compile(r"\s*(?:[-–—•*·‣▪◦+o#]|\d{1,3}[.)]|[a-zA-Z]\))\s+\S")
_DRAWN: Final = re.compile(r"[\u2500-\u259f|]|_{5}|-{5}|={5}")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Break:
    """A line and the next, without a blank line between: how wide the window is if it broke here.

    Attributes:
        at: Position of the second line.
        least, most: Widths of a window that would have broken here.
    """

    at: int
    least: int
    most: int

    @property
    def is_telling(self) -> bool:
        """The next line begins with a word, and not with a mark."""
        return self.most > self.least + 1


def broken_lines(lines: Sequence[str]) -> frozenset[int]:
    """Positions of the lines that go on with the line above, broken there by a window."""
    breaks = [*_breaks(lines)]
    width = _window(breaks)
    return frozenset(row.at for row in breaks if row.least <= width <= row.most)


def joined(lines: Sequence[str]) -> str:
    """Lines as one; scripts without spaces need none between."""
    if len(lines) == 1:
        return lines[0]
    pieces = [lines[0].rstrip()]
    for above, line in pairwise(lines):
        bare = line.strip()
        tight = _CJK.match(above.rstrip()[-1:]) and _CJK.match(bare[:1])
        pieces.append(bare if tight else f" {bare}")
    return "".join(pieces)


def _breaks(lines: Sequence[str]) -> Iterator[_Break]:
    item = False  # the lines above began as an item of a list
    for at, (above, line) in enumerate(pairwise(lines), 1):
        item = bool(above.strip()) and (item or _ITEM.match(above) is not None)
        if not above.strip() or not line.strip() or _ITEM.match(line):
            continue
        if _DRAWN.search(above) or _DRAWN.search(line):
            continue
        shift = _indent(line) - _indent(above)
        if shift == 0 or (item and shift > 0):
            least = _width(above.rstrip())
            word = 2 if _CJK.match(line.strip()[:1]) else _width(line.split(maxsplit=1)[0]) + 1
            yield _Break(at, least, least + word - 1)


def _window(breaks: Sequence[_Break]) -> int:
    """The width on which most long lines agree; 0 where they do not."""
    telling = [row for row in breaks if _NARROWEST <= row.least <= _WIDEST and row.is_telling]
    if not telling:
        return 0
    widths = {row.least for row in telling}
    most, width = max((_agreeing(telling, width), -width) for width in widths)
    if most < _FEWEST:  # too few to tell a window by, unless all agree
        return -width if most == len(telling) >= _FEWEST_OF_ALL else 0
    return -width if most >= _AGREE * len(telling) else 0


def _agreeing(breaks: Sequence[_Break], width: int) -> int:
    return sum(row.least <= width <= row.most for row in breaks)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _width(text: str) -> int:
    """Columns on a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide
