"""`img` → `![alt](address "title")`. Width and height are the theme's business and are left out."""

from migrator.content.tree import Element
from migrator.render.markdown.pieces import Markup, Piece, add_text
from migrator.render.markdown.writer import Writer


def render(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """An image; without an address, its alternative text."""
    alt = " ".join(element.attrs.get("alt", "").split())
    address = element.attrs.get("src", "")
    if not address:
        add_text(pieces, alt)
        return
    title = element.attrs.get("title", "")
    text = write.finish([alt], line=False, enclosed=True) if alt else ""
    text = write.dialect.alt(text)
    pieces.append(Markup(f"![{text}]({write.dialect.target(address, title)})"))
