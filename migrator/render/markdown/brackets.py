"""Square brackets: which of them would make a link of text."""

import re
from collections.abc import Sequence

from migrator.render.markdown.pieces import Mark, Markup, Piece
from migrator.render.markdown.specials import Special

_NO_LINK = re.compile(r"\( *[^\s<()]+ +[^\s\"'()]")  # no address followed by a title or the end
_DEFINITION = re.compile(r"\]:")


def settle(specials: Sequence[Special], pieces: list[Piece], *, enclosed: bool) -> None:
    """Escape the brackets that would be read as a link, or end the link they stand in."""
    opened: list[Special] = []
    for special, links_before in zip(specials, _links_before(specials, pieces), strict=True):
        if links_before and not enclosed:
            opened = [entry for entry in opened if _is_image(entry, pieces)]
        if special.text == "[":
            opened.append(special)
        elif opened and not _address_follows(special, pieces):
            opened.pop()
        elif len(opened) == 1 and not enclosed:
            opened.pop().escape_first()
        elif opened:
            special.escape_first()  # or it would close the bracket further out
        elif enclosed:
            special.escape_first()
    if enclosed:
        for special in opened:
            special.escape_first()
    elif specials[0].piece == specials[0].start == 0 and _defines(specials[1:], pieces):
        specials[0].escape_first()


def _address_follows(closing: Special, pieces: list[Piece]) -> bool:
    """Whether what stands behind a `]` could be a link's address."""
    text = pieces[closing.piece]
    assert isinstance(text, str)
    return text.startswith("(", closing.end) and not _NO_LINK.match(text, closing.end)


def _links_before(specials: Sequence[Special], pieces: list[Piece]) -> list[bool]:
    """For each bracket, whether a real link stands between it and the bracket before it."""
    flags, last = [], 0
    for special in specials:
        between = pieces[last : special.piece] if special.piece > last else ()
        flags.append(any(type(piece) is Markup and piece[0] == "[" for piece in between))
        last = max(last, special.piece)
    return flags


def _is_image(opening: Special, pieces: list[Piece]) -> bool:
    """Whether a `[` stands behind a `!`: an image may hold links."""
    text = pieces[opening.piece]
    return not isinstance(text, Mark) and text[: opening.start].endswith("!")


def _defines(closing: Sequence[Special], pieces: list[Piece]) -> bool:
    """Whether a paragraph that begins with `[` reads as a reference's or footnote's definition."""
    for special in closing:
        text = pieces[special.piece]
        if special.text == "]" and isinstance(text, str):
            return bool(_DEFINITION.match(text, special.start))
        if special.text == "[":
            return False
    return False
