"""HTML as it stood in the source → the text that is left of it."""

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from migrator.content.tree import Element
from migrator.diagnostics.render import HTML_DROPPED, HTML_ESCAPED
from migrator.render.plain.losses import Losses
from migrator.render.words import text_of

Node = Element | str

_UNSEEN = frozenset(("script", "style", "template", "noscript", "title"))
_ADDRESSES = ("src", "href", "data")
_WEB = ("http://", "https://", "//")


def plain_source(raw: Element, losses: Losses) -> Sequence[Node]:
    """What stands in the place of a `!raw`: blocks for a block, inlines in a line."""
    html = text_of(raw)
    is_block = raw.attrs.get("display") == "block"
    code = HTML_ESCAPED if losses.policy == "escape" else HTML_DROPPED
    losses.add(code, _name(html))
    if losses.policy == "drop":
        inlines = _words(html)
        return [Element("p", {}, [*inlines])] if is_block and inlines else inlines
    if is_block:
        return [Element("pre", {}, [Element("code", {"class": "language-html"}, [html])])]
    return [" ".join(html.split())]


def _name(html: str) -> str:
    """The first element's name, by which it is reported."""
    name = html.lstrip().removeprefix("<").lstrip("/")
    end = next((at for at, char in enumerate(name) if not (char.isalnum() or char in "-:")), None)
    return name[:end].lower() or "HTML"


def _words(html: str) -> list[Node]:
    """The words a browser shows, and links to what it would load."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    found: list[Node] = []
    stack = [body] if body is not None else []
    while stack:
        node = stack.pop()
        if node.tag in _UNSEEN:
            continue
        if node.tag == "-text":
            found.append(node.text(deep=False))
        elif link := _link(node):
            found += [" ", link, " "]
        else:
            found.append(" ")
        stack += reversed(list(node.iter(include_text=True)))
    return _tidy(found)


def _link(node: LexborNode) -> Element | None:
    """A link to what an element loads from the web."""
    if node.tag in (None, "a") or node.tag.startswith("-"):
        return None
    for name in _ADDRESSES:
        address = node.attributes.get(name) or ""
        if address.lower().startswith(_WEB):
            return Element("a", {"href": address}, [address])
    return None


def _tidy(nodes: Sequence[Node]) -> list[Node]:
    """Nodes with single blanks between them, none at the edges."""
    tidy: list[Node] = []
    for node in nodes:
        if not isinstance(node, str):
            tidy.append(node)
            continue
        last = tidy[-1] if tidy and isinstance(tidy[-1], str) else ""
        text = last + node
        words = " ".join(text.split())
        head = " " if text[:1].isspace() else ""
        tail = " " if text[-1:].isspace() else ""
        text = f"{head}{words}{tail}"
        if last:
            tidy.pop()
        if text:
            tidy.append(text if words else " ")
    if tidy and isinstance(tidy[-1], str):
        tidy[-1] = tidy[-1].rstrip()
    if tidy and isinstance(tidy[0], str):
        tidy[0] = tidy[0].lstrip()
    return [node for node in tidy if node]
