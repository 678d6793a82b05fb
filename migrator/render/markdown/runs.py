"""Runs of `*`, `_` and `~` in text: which of them would be read as delimiters of an emphasis."""

from bisect import bisect
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
from migrator.render.markdown.pieces import Mark, Piece, begins_line
from migrator.render.markdown.specials import Special


def settle(found: Sequence[Special], pieces: list[Piece]) -> None:
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
    ends = _ends(pieces)
    own = _own_closers(pieces, char)
    closers: dict[tuple[int, bool], int] = {}  # of each kind, the piece of the first one
    for special in reversed(found):
        before, after = _sides(special, pieces)
        opens, closes = _can_close(after, before, char), _can_close(before, after, char)
        # What is punctuation to one reader and a letter to another is not sure to do both.
        both = opens and closes and SYMBOL not in (before, after)
        closes = closes or _is_cut(special, pieces)
        length = len(special.text)
        end = ends[special.piece]
        met = bisect(own, special.piece) < bisect(own, end) or any(
            piece < end and _pair(length, both, *closer) for closer, piece in closers.items()
        )
        held = any(_pair(length, both, around, False) for around in inside[special.piece])  # noqa: FBT003  (as above)
        if (opens and met) or (held and (opens or closes)) or _abuts(special, pieces, char):
            special.escape_all()
        elif closes:
            sure = both and char != "~"  # the rule of three is not for strikethrough
            closers[length if char == "~" else length % 3, sure] = special.piece


def _pair(opener: int, opener_is_both: bool, closer: int, closer_is_both: bool) -> bool:  # noqa: FBT001  (facts of two runs, side by side)
    """Whether two runs make an emphasis: CommonMark's rule of the multiples of three."""
    if not (opener_is_both or closer_is_both):
        return True
    return (opener + closer) % 3 != 0 or opener % 3 == 0


def _is_cut(special: Special, pieces: list[Piece]) -> bool:
    """Whether a run may lose its first character to a backslash, as that of a rule does.

    What is left of it stands behind punctuation then, and may close.
    """
    return (
        special.start == 0
        and len(special.text) > 1
        and begins_line(pieces, special.piece, line=False)
    )


def _inside(pieces: list[Piece], char: str) -> list[tuple[int, ...]]:
    """For each piece, the lengths of our delimiters of that character that it stands between."""
    around: tuple[int, ...] = ()
    found = []
    for piece in pieces:
        if isinstance(piece, Mark) and piece.text[0] == char:
            around = (*around, len(piece.text)) if piece.opens else around[:-1]
        found.append(around)
    return found


def _ends(pieces: list[Piece]) -> list[int]:
    """For each piece, where the emphasis of ours around it ends: nothing in it is closed later."""
    waiting = [len(pieces)]
    found = []
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if isinstance(piece, Mark) and piece.text[0] != "<":
            if piece.opens:
                waiting.pop()
            else:
                waiting.append(index)
        found.append(waiting[-1])
    return found[::-1]


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


def _sides(special: Special, pieces: list[Piece]) -> tuple[int, int]:
    """The kinds of the characters before and behind a run."""
    text = pieces[special.piece]
    assert isinstance(text, str)
    first, last = special.start == 0, special.end == len(text)
    before = char_before(pieces, special.piece) if first else text[special.start - 1]
    after = char_after(pieces, special.piece) if last else text[special.end]
    return kind(before), kind(after)


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
