"""Square brackets: which of them would make a link of text."""

import re
from collections.abc import Sequence

from migrator.render.markdown.pieces import Mark, Markup, Piece, last_of
from migrator.render.markdown.specials import Special

_NO_LINK = re.compile(r"\( *[^\s<()]+ +[^\s\"'()]")  # no address followed by a title or the end


def settle(specials: Sequence[Special], pieces: list[Piece], *, enclosed: bool) -> None:
    """Escape the brackets that would be read as a link, or end the link they stand in."""
    opened: list[Special] = []
    last = (len(pieces), 0) if enclosed else last_of(pieces, ")")
    for special, links_before in zip(specials, _links_before(specials, pieces), strict=True):
        if links_before and not enclosed:
            opened = [entry for entry in opened if _is_image(entry, pieces)]
        if special.text == "[":
            opened.append(special)
        elif _address_follows(special, pieces, last):
            _keep_apart(opened, special, enclosed=enclosed)
        elif opened:
            opened.pop()
        elif enclosed:
            special.escape_first()
    if enclosed:
        for special in opened:
            special.escape_first()
    elif _defines(specials, pieces):
        specials[0].escape_first()


def _keep_apart(opened: list[Special], closing: Special, *, enclosed: bool) -> None:
    """Keep a `]` from being the end of a link: escape its partner, or itself.

    Its partner only when there is no other bracket further out that it would close then.
    """
    if len(opened) == 1 and not enclosed:
        opened.pop().escape_first()
    elif opened or enclosed:
        closing.escape_first()


def _address_follows(closing: Special, pieces: list[Piece], last: tuple[int, int]) -> bool:
    """Whether what stands behind a `]` could be a link's address.

    Args:
        last: Where the last `)` stands.
    """
    if (closing.piece, closing.end) > last:
        return False
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


def _defines(specials: Sequence[Special], pieces: list[Piece]) -> bool:
    """Whether a paragraph begins as a reference's or a footnote's definition: `[x]:`."""
    if len(specials) == 1 or specials[0].piece or specials[0].start:
        return False
    first, second = specials[:2]
    text = pieces[second.piece]
    assert isinstance(text, str)
    return first.text == "[" and second.text == "]" and text.startswith(":", second.end)
