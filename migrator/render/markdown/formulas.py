"""`!math` → `$…$`, or `$$…$$` where it is displayed; Markdown reads nothing in it."""

from migrator.content.tree import Element
from migrator.render.formulas import dollars
from migrator.render.markdown.pieces import Markup, Piece, add_text
from migrator.render.markdown.writer import Writer


def inline(element: Element, _write: Writer, pieces: list[Piece]) -> None:
    """The formula as one piece of its line."""
    pieces.append(Markup(dollars(element)))


def as_text(element: Element, _write: Writer, pieces: list[Piece]) -> None:
    """The formula as text between its dollars, for a script in the page to find."""
    add_text(pieces, dollars(element))
