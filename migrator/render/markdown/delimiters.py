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
    starts = [index for index, piece in enumerate(pieces) if type(piece) is Mark and piece.opens]
    if not starts:
        return
    places = {id(piece): index for index, piece in enumerate(pieces)}
    for index in starts:
        mark = pieces[index]
        assert isinstance(mark, Mark)
        end = places[id(mark.partner)]
        for form in _FORMS[mark.tag]:
            if _works(form, pieces, index, end):
                mark.text = mark.partner.text = form
                break
        else:
            mark.text, mark.partner.text = f"<{mark.tag}>", f"</{mark.tag}>"


def _works(form: str, pieces: list[Piece], start: int, end: int) -> bool:
    """Whether a delimiter is read as emphasis from `start` to `end`."""
    return (
        _reads(form, kind(char_before(pieces, start)), kind(char_after(pieces, start)))
        and _reads(form, kind(char_after(pieces, end)), kind(char_before(pieces, end)))
        and _stands_alone(form, pieces, start, end)
    )


def _reads(form: str, outside: int, inside: int) -> bool:
    """Whether an end of an emphasis is read as one between these two characters."""
    if outside in (SPACE, PUNCTUATION):
        return inside != SPACE
    return inside == LETTER and form[0] != "_"


def _stands_alone(form: str, pieces: list[Piece], start: int, end: int) -> bool:
    """Whether no neighbouring mark would run together with this one."""
    before, after = _mark(pieces, start - 1), _mark(pieces, end + 1)
    if before and after and before.partner is after and (before.text, form) == ("*", "**"):
        return True  # ***strong inside em*** is read as it should
    for mark in (before, _mark(pieces, start + 1), _mark(pieces, end - 1), after):
        if mark is not None and mark.text[:1] == form[0]:
            return False
    return True


def _mark(pieces: list[Piece], index: int) -> Mark | None:
    """The mark at an index, if there is one."""
    piece = pieces[index] if 0 <= index < len(pieces) else None
    return piece if isinstance(piece, Mark) else None
