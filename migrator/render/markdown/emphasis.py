"""`em`, `strong`, `del` → `*…*`, `**…**`, `~~…~~`, their edge white space outside."""

from migrator.content.tree import Element
from migrator.render.markdown.pieces import Mark, Piece, is_blank
from migrator.render.markdown.writer import Writer


def render(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """Marks around what is inside; nothing around nothing, none inside its own kind."""
    tag = element.tag
    if tag in write.open:
        write.gather(element.children, pieces)
        return
    inside: list[Piece] = []
    write.open.append(tag)
    write.gather(element.children, inside)
    write.open.pop()
    head, tail = edges(inside)
    append(pieces, head)
    if inside:
        start = Mark(tag)
        pieces += [start, *inside, Mark(tag, start)]
    append(pieces, tail)


def append(pieces: list[Piece], more: list[Piece]) -> None:
    """Add pieces, joining text to text."""
    from migrator.render.markdown.pieces import add_break, add_text

    for piece in more:
        if type(piece) is str:
            add_text(pieces, piece)
        elif is_blank(piece):
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
    if pieces and type(pieces[0]) is str:
        text = pieces[0].lstrip()
        head.append(pieces[0][: len(pieces[0]) - len(text)])
        pieces[0] = text
    if pieces and type(pieces[-1]) is str:
        text = pieces[-1].rstrip()
        tail.insert(0, pieces[-1][len(text) :])
        pieces[-1] = text
    return [piece for piece in head if piece], [piece for piece in tail if piece]
