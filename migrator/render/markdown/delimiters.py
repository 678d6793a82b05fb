"""Which delimiter an emphasis can be written with where it stands.

CommonMark reads `*` and `_` by the characters on both sides of them ("flanking"). `*` is what we
write; `_` where `*` would run together with its neighbour; HTML where no delimiter is read.
"""

import unicodedata
from functools import lru_cache

from migrator.render.markdown.pieces import Mark, Piece

_FORMS = {"em": ("*", "_"), "strong": ("**", "__"), "del": ("~~",)}

SPACE, PUNCTUATION, SYMBOL, LETTER = range(4)


@lru_cache(maxsize=4096)
def kind(char: str) -> int:
    """What a character is to the flanking rule.

    `SYMBOL` is punctuation to some readers (CommonMark 0.31) and a letter to others (0.30).
    """
    if char in " \t\n\f\r":
        return SPACE
    if char.isascii():
        return LETTER if char.isalnum() or char < " " or char == "\x7f" else PUNCTUATION
    category = unicodedata.category(char)
    if category == "Zs":
        return SPACE
    return {"P": PUNCTUATION, "S": SYMBOL}.get(category[0], LETTER)


def char_before(pieces: list[Piece], index: int) -> str:
    """The character a piece is written after; a mark counts as the punctuation it will be."""
    if index == 0:
        return " "
    piece = pieces[index - 1]
    return "*" if isinstance(piece, Mark) else piece[-1]


def char_after(pieces: list[Piece], index: int) -> str:
    """The character a piece is followed by."""
    if index + 1 == len(pieces):
        return " "
    piece = pieces[index + 1]
    return "*" if isinstance(piece, Mark) else piece[0]


def choose(pieces: list[Piece]) -> None:
    """Give every mark its text."""
    places = {id(piece): index for index, piece in enumerate(pieces) if isinstance(piece, Mark)}
    for index, piece in enumerate(pieces):
        if isinstance(piece, Mark) and piece.opens:
            end = places[id(piece.partner)]
            form = next(
                (form for form in _FORMS[piece.tag] if _works(form, pieces, index, end)), None
            )
            piece.text = form or f"<{piece.tag}>"
            piece.partner.text = form or f"</{piece.tag}>"


def _works(form: str, pieces: list[Piece], start: int, end: int) -> bool:
    """Whether a delimiter is read as emphasis from `start` to `end`."""
    outer = (kind(char_before(pieces, start)), kind(char_after(pieces, end)))
    inner = (kind(char_after(pieces, start)), kind(char_before(pieces, end)))
    for outside, inside in zip(outer, inner, strict=True):
        apart = outside in (SPACE, PUNCTUATION)
        if inside == SPACE or (not apart and (inside != LETTER or form[0] == "_")):
            return False
    return _stands_alone(form, pieces, start, end)


def _stands_alone(form: str, pieces: list[Piece], start: int, end: int) -> bool:
    """Whether no neighbouring mark would run together with this one."""
    before, after = _mark(pieces, start - 1), _mark(pieces, end + 1)
    if before and after and before.partner is after and (before.text, form) == ("*", "**"):
        return True  # ***strong inside em*** is read as it should
    around = (before, _mark(pieces, start + 1), _mark(pieces, end - 1), after)
    return not any(mark is not None and mark.text[:1] == form[0] for mark in around)


def _mark(pieces: list[Piece], index: int) -> Mark | None:
    """The mark at an index, if there is one."""
    piece = pieces[index] if 0 <= index < len(pieces) else None
    return piece if isinstance(piece, Mark) else None
