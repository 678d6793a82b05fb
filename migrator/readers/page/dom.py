"""HTML text → tree, and the few questions about a node that the whole room asks."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

Node = LexborNode
Tree = LexborHTMLParser

_DEEPEST = 512
"""Browsers stop nesting there; a selector's cost grows with the depth of what it is tried on."""

_MANY_TAGS = 10_000
"""More than nearly any page has: only then is it worth while to look how deep they nest."""

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>?")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track")
)
_HOLDERS = _VOID | {"a", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "wbr"}
"""Elements kept at any depth: what they hold is text, and they hardly nest."""
_UNCOUNTED = _HOLDERS | {"option", "tr", "td", "th", "thead", "tbody", "tfoot"}

_SILENT = frozenset({"script", "style", "template", "noscript"})
_UNSPOKEN = frozenset({"screen-reader-text", "visually-hidden", "sr-only", "assistive-text"})
_SPACES = re.compile(r"[ \t\n\r\f]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_MARKUP = re.compile(
    r"</?(?:a|b|br|em|i|mark|small|span|strong|sub|sup|u)\b[^<>]{0,200}>", re.IGNORECASE
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def parse(text: str) -> Tree:
    """The tree a browser would build, with what is nested too deep made flat."""
    tags = text.count("<")
    tree = LexborHTMLParser(_unnested(text) if tags > _MANY_TAGS else text)
    if tags > _DEEPEST:
        _flatten(tree)
    return tree


def _unnested(text: str) -> str:
    """Text without the tags that nest too deep: the parser's own time grows with the square."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag["name"].lower() in _UNCOUNTED:
            return tag[0]
        if tag["end"]:
            depth = max(depth - 1, 0)
            return tag[0] if depth < _DEEPEST else ""
        depth += 1
        return tag[0] if depth <= _DEEPEST else ""

    return _TAG.sub(kept, text)


def _flatten(tree: Tree) -> None:
    """Unwrap elements below the depth limit, from the top, so that each child moves only once."""
    if tree.root is None:
        return
    depth: dict[int, int] = {}
    too_deep = []
    for node in tree.root.traverse():
        parent = node.parent
        level = depth.get(parent.mem_id, 0) + 1 if parent is not None else 0
        depth[node.mem_id] = level
        if level > _DEEPEST and node.tag not in _HOLDERS:
            too_deep.append(node)
    for node in too_deep:
        node.unwrap(delete_empty=False)


def attribute(node: Node, name: str) -> str:
    """An attribute's value without outer white space, empty where there is none."""
    return (node.attributes.get(name) or "").strip()


def classes(node: Node) -> tuple[str, ...]:
    """The class names, in the page's order."""
    return tuple(attribute(node, "class").split())


def collapse(text: str) -> str:
    """Text with each run of ordinary white space as one space; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip(" ")


def plain(text: str) -> str:
    """Text that plugins wrote with references and tags in it, as a reader is to see it."""
    if _ENTITY.search(text):
        text = unescape(text)
    return collapse(_MARKUP.sub("", text))


def text_of(node: Node) -> str:
    """What a reader sees of a node, on one line; labels for screen readers are not seen."""
    return collapse("".join(_pieces(node)))


def _pieces(node: Node) -> Iterator[str]:
    """The text nodes under a node that are shown, with a space where an element breaks the line."""
    hidden: set[int] = set()
    for piece in node.traverse(include_text=True):
        parent = piece.parent
        if parent is not None and parent.mem_id in hidden and piece.mem_id != node.mem_id:
            hidden.add(piece.mem_id)
        elif piece.is_text_node:
            yield piece.text_content or ""
        elif piece.tag in _SILENT or (
            piece.mem_id != node.mem_id and _UNSPOKEN.intersection(classes(piece))
        ):
            hidden.add(piece.mem_id)
        elif piece.tag not in _INLINE:
            yield " "


_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
        "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
        "var", "wbr",
    }
)  # fmt: skip


def ancestors(node: Node) -> Iterator[Node]:
    """The elements a node stands in, from the nearest to the root."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def inside(node: Node, marked: Iterable[Node]) -> bool:
    """Whether a node is one of the marked nodes or stands in one."""
    ids = {other.mem_id for other in marked}
    return node.mem_id in ids or any(parent.mem_id in ids for parent in ancestors(node))


def outermost(nodes: Iterable[Node]) -> list[Node]:
    """Of these nodes, those that stand in no other of them, each once."""
    unique = {node.mem_id: node for node in nodes}
    return [
        node
        for node in unique.values()
        if not any(parent.mem_id in unique for parent in ancestors(node))
    ]


def select(node: Node, selector: str) -> list[Node]:
    """The nodes that match, in document order, each once: selectolax repeats one that two match."""
    return list({found.mem_id: found for found in node.css(selector)}.values())


def matches(node: Node, selector: str) -> bool:
    """Whether a node itself matches; selectolax's own test also looks at what is inside."""
    first = node.css_first(selector)
    return first is not None and first.mem_id == node.mem_id


def link_of_heading(heading: Node) -> Node | None:
    """The link a heading holds or stands in."""
    if heading.tag == "a":
        return heading
    parent = heading.parent
    around = parent if parent is not None and parent.tag == "a" else None
    return heading.css_first("a[href]") or around


def heading_in(node: Node) -> Node:
    """The heading a node holds where it is a wrapper of one, else the node itself."""
    return node.css_first(", ".join(HEADINGS)) or node
