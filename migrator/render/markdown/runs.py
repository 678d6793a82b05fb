"""Runs of `*`, `_`, `~` and backticks in text: which of them would be read as delimiters."""

import re
from collections import Counter
from collections.abc import Sequence

from migrator.render.markdown.delimiters import (
    LETTER,
    PUNCTUATION,
    SPACE,
    SYMBOL,
    char_after,
    char_before,
    kind,
)
from migrator.render.markdown.pieces import HARD_BREAK, Mark, Piece, begins_line
from migrator.render.markdown.specials import Special

_TICKS = re.compile("`+")


def settle_ticks(
    ticks: Sequence[Special], pieces: list[Piece], *, line: bool, enclosed: bool
) -> None:
    """Escape backticks that would begin a fence, or that a later run would make code of."""
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
            later[_settle_tick(special, pieces, later, fence=begins and not on_line)] += 1
            on_line = True
        if type(piece) is not str and isinstance(piece, str):
            found = _TICKS.findall(piece)
            later.update(map(len, found))
            on_line = piece is not HARD_BREAK and (on_line or bool(found))


def _settle_tick(
    special: Special, pieces: list[Piece], later: Counter[int], *, fence: bool
) -> int:
    """Escape a run as far as it has to be; how long a run is left."""
    left = len(special.text)
    follows, is_followed = _meets_code(special, pieces)
    if later[left] or follows or (fence and left >= 3):
        special.escape_first()
        left -= 1
        if later[left]:
            is_followed = True
    if is_followed:
        special.escape_all()
        return 0
    return left


def _meets_code(special: Special, pieces: list[Piece]) -> tuple[bool, bool]:
    """Whether a run would grow together with a code span before it, and behind it."""
    text = pieces[special.piece]
    assert isinstance(text, str)
    return (
        special.start == 0 and char_before(pieces, special.piece) == "`",
        special.end == len(text) and char_after(pieces, special.piece) == "`",
    )


def settle_delimiters(found: Sequence[Special], pieces: list[Piece]) -> None:
    """Escape the runs that would open or close an emphasis."""
    for char in "*_~":
        of_char = [special for special in found if special.text[0] == char]
        if of_char:
            _settle(of_char, pieces, char)


def _settle(found: Sequence[Special], pieces: list[Piece], char: str) -> None:
    """The runs of one character, from the last to the first.

    A run inside our own emphasis of that character is escaped when it could be either end. Outside,
    an opener is escaped when something later could close it; so no closer meets an opener.
    """
    inside = _inside(pieces, char)
    own = max(_own_closers(pieces, char), default=-1)
    closed_later = False
    for special in reversed(found):
        opens, closes = _flanks(special, pieces)
        closes = closes or _is_cut(special, pieces)
        inner = inside[special.piece] and (opens or closes)
        closed = opens and (closed_later or own > special.piece)
        if inner or closed or _abuts(special, pieces, char):
            special.escape_all()
        elif closes:
            closed_later = True


def _is_cut(special: Special, pieces: list[Piece]) -> bool:
    """Whether a run may lose its first character to a backslash, as that of a rule does.

    What is left of it stands behind punctuation then, and may close.
    """
    return (
        special.start == 0
        and len(special.text) > 1
        and begins_line(pieces, special.piece, line=False)
    )


def _inside(pieces: list[Piece], char: str) -> list[bool]:
    """For each piece, whether it stands in an emphasis of ours that is written with this."""
    depth, flags = 0, []
    for piece in pieces:
        if isinstance(piece, Mark) and piece.text[0] == char:
            depth += 1 if piece.opens else -1
        flags.append(depth > 0)
    return flags


def _own_closers(pieces: list[Piece], char: str) -> list[int]:
    """Indexes of opening marks of ours that a reader may take for a closing one first."""
    return [
        index
        for index, piece in enumerate(pieces)
        if isinstance(piece, Mark)
        and piece.opens
        and piece.text[0] == char
        and _can_close(kind(char_before(pieces, index)), kind(char_after(pieces, index)), char)
    ]


def _flanks(special: Special, pieces: list[Piece]) -> tuple[bool, bool]:
    """Whether a run could open, and could close, an emphasis."""
    text = pieces[special.piece]
    assert isinstance(text, str)
    first, last = special.start == 0, special.end == len(text)
    before = kind(char_before(pieces, special.piece) if first else text[special.start - 1])
    after = kind(char_after(pieces, special.piece) if last else text[special.end])
    char = special.text[0]
    return _can_close(after, before, char), _can_close(before, after, char)


def _can_close(inner: int, outer: int, char: str) -> bool:
    """Whether a run with these on its two sides could end an emphasis; mirrored, begin one."""
    if inner == SPACE:
        return False
    if char == "_" and inner in (LETTER, SYMBOL) and outer == LETTER:
        return False
    return inner != PUNCTUATION or outer != LETTER


def _abuts(special: Special, pieces: list[Piece], char: str) -> bool:
    """Whether a run would grow together with a mark of ours."""
    text = pieces[special.piece]
    assert isinstance(text, str)
    neighbours = []
    if special.start == 0 and special.piece:
        neighbours.append(pieces[special.piece - 1])
    if special.end == len(text) and special.piece + 1 < len(pieces):
        neighbours.append(pieces[special.piece + 1])
    return any(isinstance(piece, Mark) and piece.text[0] == char for piece in neighbours)
