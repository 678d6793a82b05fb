"""`em`, `strong`, `del` → `*…*`, `**…**`, `~~…~~`, their edge white space outside."""

from migrator.content.tree import Element
from migrator.render.markdown.pieces import (
    UNCLEAN,
    Mark,
    Markup,
    Piece,
    add_break,
    add_text,
    is_blank,
)
from migrator.render.markdown.writer import Writer


def render(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """Marks around what is inside; nothing around nothing, none inside its own kind."""
    tag = element.tag
    if tag in write.open:
        write.gather(element.children, pieces)
        return
    text = plain_text(element)
    if text:
        start = Mark(tag)
        pieces += (start, text, Mark(tag, start))
        return
    inside: list[Piece] = []
    write.open.append(tag)
    write.gather(element.children, inside)
    write.open.pop()
    head, tail = edges(inside)
    if head:
        append(pieces, head)
    if inside:
        start = Mark(tag)
        pieces += [start, *inside, Mark(tag, start)]
    if tail:
        append(pieces, tail)


def plain_text(element: Element) -> str:
    """The one clean text that most emphases and links hold, or nothing."""
    if len(element.children) == 1:
        text = element.children[0]
        if (
            isinstance(text, str)
            and text
            and not (text[0].isspace() or text[-1].isspace() or "  " in text)
            and not UNCLEAN.search(text)
        ):
            return text
    return ""


def append(pieces: list[Piece], more: list[Piece]) -> None:
    """Add pieces, joining text to text."""
    for piece in more:
        if type(piece) is str:
            add_text(pieces, piece)
        elif isinstance(piece, Markup) and is_blank(piece):
            add_break(pieces, piece)
        else:
            pieces.append(piece)


def edges(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Take white space and line breaks off both ends; give them back."""
    head: list[Piece] = []
    tail: list[Piece] = []
    while pieces and is_blank(pieces[0]):
        head.append(pieces.pop(0))
    while pieces and is_blank(pieces[-1]):
        tail.insert(0, pieces.pop())
    if not pieces:
        return head, tail
    first = pieces[0]
    if type(first) is str and first[0].isspace():
        pieces[0] = text = first.lstrip()
        head.append(first[: len(first) - len(text)])
    last = pieces[-1]
    if type(last) is str and last[-1].isspace():
        pieces[-1] = text = last.rstrip()
        tail.insert(0, last[len(text) :])
    return head, tail
