"""`a` → `[text](address "title")`, `<address>` where text and address are one, `<a id>` anchors."""

from migrator.content.tree import Element
from migrator.render.markdown.addresses import AUTOLINK
from migrator.render.markdown.emphasis import append, edges, plain_text
from migrator.render.markdown.pieces import Markup, Piece
from migrator.render.markdown.specials import MARK
from migrator.render.markdown.writer import Writer


def render(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """A link; inside another link, only its text."""
    href = element.attrs.get("href")
    if "a" in write.open or (href is None and "id" not in element.attrs):
        write.gather(element.children, pieces)
    elif href is None or "id" in element.attrs:
        pieces.append(Markup(write.dialect.html.start_tag(element)))
        _inside(element, write, pieces)
        pieces.append(Markup("</a>"))
    else:
        _link(element, href, write, pieces)


def without_autolink(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """A link where `<address>` is none: brackets around the address."""
    if element.attrs.get("href") and element.children == [element.attrs["href"]]:
        element = Element("a", element.attrs, ["", *element.children])
    render(element, write, pieces)


def _inside(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """What an `a` holds."""
    write.open.append("a")
    write.gather(element.children, pieces)
    write.open.pop()


def _link(element: Element, href: str, write: Writer, pieces: list[Piece]) -> None:
    """A link with an address, its edge white space outside."""
    title = element.attrs.get("title", "")
    if element.children == [href] and not title and AUTOLINK.fullmatch(href):
        pieces.append(Markup(f"<{href}>"))
        return
    text = plain_text(element)
    if text and not MARK.search(text):
        escape_exclamation(pieces)
        pieces.append(Markup(f"[{text}]({write.dialect.target(href, title)})"))
        return
    inside: list[Piece] = []
    write.open.append("a")
    write.gather(element.children, inside)
    write.open.pop()
    head, tail = edges(inside)
    if head:
        append(pieces, head)
    escape_exclamation(pieces)
    shown = write.finish(inside, line=False, enclosed=True)
    pieces.append(Markup(f"[{shown}]({write.dialect.target(href, title)})"))
    if tail:
        append(pieces, tail)


def escape_exclamation(pieces: list[Piece]) -> None:
    """Keep a `!` before a link from making an image of it."""
    last = pieces[-1] if pieces else None
    if type(last) is str and last.endswith("!"):
        pieces[-1:] = [last[:-1], Markup("\\!")] if len(last) > 1 else [Markup("\\!")]
