"""`!embed` → its address alone in a paragraph, so that a platform can make a player of it."""

from migrator.content.tree import Element
from migrator.render.embeds import link_of
from migrator.render.markdown.pieces import Piece
from migrator.render.markdown.writer import Writer


def block(element: Element, write: Writer) -> str:
    """A paragraph with `<address>`, or with `[title](address)` where there is a title."""
    return write.paragraph([link_of(element)])


def inline(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """The link, where an embed stands among text."""
    write.gather([link_of(element)], pieces)
