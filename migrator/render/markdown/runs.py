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
from migrator.render.markdown.pieces import Mark, Piece
from migrator.render.markdown.specials import Special

_TICKS = re.compile("`+")


def settle_ticks(ticks: Sequence[Special], pieces: list[Piece], *, enclosed: bool) -> None:
    """Escape backticks that a later run of the same length would make code of."""
    if enclosed:
        for special in ticks:
            special.escape_all()
        return
    later: Counter[int] = Counter()
    texts = {special.piece for special in ticks}
    for index, piece in reversed(list(enumerate(pieces))):
        if index in texts:
            for special in reversed([entry for entry in ticks if entry.piece == index]):
                length = len(special.text)
                if later[length]:
                    special.escape_all()
                else:
                    later[length] += 1
        elif isinstance(piece, str):
            later.update(len(run) for run in _TICKS.findall(piece))


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
        if _abuts(special, pieces, char) or (inside[special.piece] and (opens or closes)):
            special.escape_all()
        elif opens and (closed_later or own > special.piece):
            special.escape_all()
        elif closes:
            closed_later = True


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
        and _can_close(
            kind(char_before(pieces, index)), kind(char_after(pieces, index)), char
        )
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
