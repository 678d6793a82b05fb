"""Inlines → those that Markdown has: links, emphasis, code, images, line breaks."""

import re
from collections.abc import Callable, Mapping, Sequence

from migrator.content.tree import Element
from migrator.diagnostics.render import COMMENT_DROPPED, LINK_UNSAFE, MARKUP_PLAIN
from migrator.render.markdown.dialect import Feature
from migrator.render.plain.losses import Losses
from migrator.render.plain.source import plain_source
from migrator.render.words import DEEPEST, words_of

Node = Element | str
Rule = Callable[[Element, Losses, int], Sequence[Node]]

_UNSAFE = re.compile(
    r"[\s\x00-\x20]*(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:|\s*data:", re.IGNORECASE
)
_OF_A_LINK = ("href", "title")
_SILENT = frozenset(("span", "wbr", "bdi", "rp"))
"""Elements nobody misses: nothing of them is to be seen."""


def plain_inlines(nodes: Sequence[Node], losses: Losses, depth: int) -> list[Node]:
    """Inlines without HTML.

    Args:
        depth: How deep they are nested; what is nested too deep is its words.
    """
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            found.append(node)
        elif depth > DEEPEST:
            found.append(words_of(node))
        else:
            found += RULES.get(node.tag, _unwrapped)(node, losses, depth + 1)
    return _joined(found)


def on_one_line(inlines: Sequence[Node], parted: str) -> list[Node]:
    """Inlines with a text for each line break in them, however deep: no deeper than `DEEPEST`."""
    found: list[Node] = []
    for node in inlines:
        if isinstance(node, str):
            found.append(node)
        elif node.tag == "br":
            found.append(parted)
        else:
            found.append(Element(node.tag, node.attrs, on_one_line(node.children, parted)))
    return found


def _joined(nodes: Sequence[Node]) -> list[Node]:
    """Text joined to text; of several line breaks in a row, one."""
    found: list[Node] = []
    for node in nodes:
        last = found[-1] if found else None
        if isinstance(node, str) and isinstance(last, str):
            found[-1] = last + node
        elif not (_is_break(node) and (last is None or _is_break(last))):
            found.append(node)
    while found and _is_break(found[-1]):
        found.pop()
    return found


def _is_break(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "br"


def _kept(element: Element, losses: Losses, depth: int) -> Sequence[Node]:
    """An element Markdown has, without attributes of HTML."""
    return [Element(element.tag, {}, plain_inlines(element.children, losses, depth))]


def _as_it_is(element: Element, _losses: Losses, _depth: int) -> Sequence[Node]:
    return [element]


def _unwrapped(element: Element, losses: Losses, depth: int) -> Sequence[Node]:
    """An element Markdown has not: what it holds."""
    if element.tag not in _SILENT and element.children:
        losses.add(MARKUP_PLAIN, element.tag)
    return plain_inlines(element.children, losses, depth)


def _quoted(element: Element, losses: Losses, depth: int) -> Sequence[Node]:
    """A quotation in the line, in the quotes a browser would show."""
    return ["“", *plain_inlines(element.children, losses, depth), "”"]


def _struck(element: Element, losses: Losses, depth: int) -> Sequence[Node]:
    rule = _kept if Feature.STRIKETHROUGH in losses.features else _unwrapped
    return rule(element, losses, depth)


def _link(element: Element, losses: Losses, depth: int) -> Sequence[Node]:
    """A link with its address and title; an anchor is left out, and a link that runs a script."""
    inside = plain_inlines(element.children, losses, depth)
    address = element.attrs.get("href")
    if address is None:
        if "id" in element.attrs:
            losses.add(MARKUP_PLAIN, "anchor")
        return inside
    if _UNSAFE.match(address):
        losses.add(LINK_UNSAFE, address.partition(":")[0].strip().lower())
        return inside
    attrs = {name: value for name, value in element.attrs.items() if name in _OF_A_LINK}
    return [Element("a", attrs, inside)]


def _comment(element: Element, losses: Losses, _depth: int) -> Sequence[Node]:
    """A comment shows nothing; that of read-more is the platform's own word, and stays."""
    if element.tag == "!more":
        return [element]
    losses.add(COMMENT_DROPPED, element.attrs.get("name") or element.tag.removeprefix("!"))
    return []


def _source(element: Element, losses: Losses, _depth: int) -> Sequence[Node]:
    return plain_source(element, losses)


RULES: Mapping[str, Rule] = {
    **dict.fromkeys(("em", "strong"), _kept),
    **dict.fromkeys(("code", "img", "br", "!embed", "!math"), _as_it_is),
    "del": _struck,
    "q": _quoted,
    "a": _link,
    "!raw": _source,
    **dict.fromkeys(("!more", "!nextpage", "!block", "!comment"), _comment),
}
