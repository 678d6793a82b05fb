"""Backticks in text: which of them would begin a fence, or make code of what is text.

A reader pairs a run of backticks with the next run of the same length. Inside what could be code
a backslash is no escape, so the backtick behind one still counts as the end of an earlier run.
"""

import re
from collections import Counter
from collections.abc import Sequence

from migrator.render.markdown.pieces import Piece, begins_line
from migrator.render.markdown.specials import Special

_TICKS = re.compile("`+")
_FENCE = 3


def settle(ticks: Sequence[Special], pieces: list[Piece], *, line: bool, enclosed: bool) -> None:
    """Escape the runs that would not stay text, from the last to the first.

    Args:
        line: The first piece begins a line.
        enclosed: They stand in brackets, and a run outside could end them.
    """
    if enclosed:
        for special in ticks:
            special.escape_all()
        return
    later: Counter[int] = Counter()
    waiting = list(ticks)
    on_line = False
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        while waiting and waiting[-1].piece == index:
            special = waiting.pop()
            begins = special.start == 0 and begins_line(pieces, index, line=line)
            later.update(_settle(special, pieces, later, fence=begins and not on_line))
            on_line = True
        if type(piece) is not str and isinstance(piece, str):
            later.update(map(len, _TICKS.findall(piece)))
            line_end, broken, _ = piece.partition("\n")
            on_line = "`" in line_end or (on_line and not broken)


def _settle(
    special: Special, pieces: list[Piece], later: Counter[int], *, fence: bool
) -> list[int]:
    """Escape a run as far as it has to be; the runs that a reader sees in its place."""
    length = len(special.text)
    behind = _code_behind(special, pieces)
    if behind:
        special.escape_all()
        return [*[1] * (length - 1), 1 + behind]
    if not (later[length] or _follows_code(special, pieces) or (fence and length >= _FENCE)):
        return [length]
    if later[length - 1]:
        special.escape_all()
        return [1] * length
    special.escape_first()
    return [length]


def _follows_code(special: Special, pieces: list[Piece]) -> bool:
    """Whether a run would grow together with the code span before it."""
    before = pieces[special.piece - 1] if special.piece and special.start == 0 else ""
    return isinstance(before, str) and before.endswith("`")


def _code_behind(special: Special, pieces: list[Piece]) -> int:
    """How many backticks begin the code span that stands right behind a run."""
    text, last = pieces[special.piece], special.piece + 1 == len(pieces)
    behind = "" if last or special.end != len(str(text)) else pieces[special.piece + 1]
    ticks = _TICKS.match(behind) if isinstance(behind, str) else None
    return len(ticks.group()) if ticks else 0
