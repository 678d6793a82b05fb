"""The pieces a line of Markdown is put together from, before anything is escaped.

Plain text is a bare `str`; what is finished is `Markup`; a delimiter whose form depends on what
stands around it is a `Mark`. So escaping knows text from markup, whatever characters they share.
"""

from __future__ import annotations

import re

UNCLEAN = re.compile(r"[\t-\r\x1c-\x1f\0\x85\u2028\u2029\ud800-\udfff]")
_SPACE = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_IMPOSSIBLE = re.compile(r"[\0\ud800-\udfff]")


class NeedsHtmlError(Exception):
    """What is being written has no form in Markdown: the block that holds it becomes HTML."""


class Markup(str):
    """Finished Markdown or HTML, not to be escaped."""

    __slots__ = ()


class Mark:
    """One end of an emphasis.

    Attributes:
        tag: `em`, `strong` or `del`.
        partner: The other end.
        opens: Whether it is the first of the two.
        text: How it is written; empty until it is chosen.
    """

    __slots__ = ("opens", "partner", "tag", "text")

    def __init__(self, tag: str, partner: Mark | None = None) -> None:
        """Make the opening end, or the closing end of a partner."""
        self.tag = tag
        self.text = ""
        self.opens = partner is None
        self.partner = self
        if partner is not None:
            self.partner = partner
            partner.partner = self


Piece = str | Mark

HARD_BREAK = Markup("  \n")
HTML_BREAK = Markup("<br>")


def add_text(pieces: list[Piece], text: str) -> None:
    """Add text, its white space one space, joined to text before it."""
    if "  " in text or UNCLEAN.search(text):
        text = _SPACE.sub(" ", _IMPOSSIBLE.sub("\ufffd", text))
    last = pieces[-1] if pieces else None
    if type(last) is str:
        if last[-1] == " ":
            text = text.lstrip(" ")
        pieces[-1] = last + text
    elif text:
        if last is HARD_BREAK:
            text = text.lstrip(" ")
        if text:
            pieces.append(text)


def add_break(pieces: list[Piece], line_break: Markup) -> None:
    """Add a line break, without blanks before it; a line never holds blanks alone.

    Of several breaks in a row the last ends the line, and the others stand on it as HTML: a line
    of blanks would end the paragraph.
    """
    last = pieces[-1] if pieces else None
    if last is HARD_BREAK:
        pieces[-1:] = [HTML_BREAK, HARD_BREAK]
        return
    if type(last) is str:
        text = last.rstrip(" ")
        pieces[-1:] = [entities(text) if text.isspace() else text] if text else []
    pieces.append(line_break)


def without_html(pieces: list[Piece]) -> list[Piece]:
    """Pieces without the marks that only HTML could be."""
    found: list[Piece] = []
    for piece in pieces:
        if type(piece) is str:
            add_text(found, piece)
        elif not (isinstance(piece, Mark) and piece.text[0] == "<"):
            found.append(piece)
    return found


def entities(space: str) -> Markup:
    """Typographic spaces, where some readers would take them for nothing."""
    return Markup("".join("&nbsp;" if char == "\xa0" else f"&#x{ord(char):x};" for char in space))


def is_blank(piece: Piece) -> bool:
    """Whether a piece is white space or a line break."""
    return not isinstance(piece, Mark) and (
        piece is HARD_BREAK or piece is HTML_BREAK or (type(piece) is str and piece.isspace())
    )


def begins_line(pieces: list[Piece], index: int, *, line: bool) -> bool:
    """Whether a piece begins a line; `line` says it of the first one."""
    return line if index == 0 else pieces[index - 1] is HARD_BREAK


def last_of(pieces: list[Piece], char: str) -> tuple[int, int]:
    """Where a character stands for the last time, as piece and offset."""
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        offset = (piece.text if isinstance(piece, Mark) else piece).rfind(char)
        if offset >= 0:
            return index, offset
    return -1, 0
