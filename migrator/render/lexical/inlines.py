"""Inlines → nodes of texts, links and line ends; or the word that they have more than those say."""

from collections.abc import Iterator, Mapping, Sequence

from migrator.content.tree import Element
from migrator.render.lexical.nodes import (
    BOLD,
    CODE,
    ITALIC,
    MARKED,
    STRUCK,
    SUB,
    SUPER,
    UNDERLINED,
    Node,
    holder,
    line_break,
    text,
)

FORMATS: Mapping[str, int] = {
    "strong": BOLD,
    "em": ITALIC,
    "del": STRUCK,
    "u": UNDERLINED,
    "ins": UNDERLINED,
    "code": CODE,
    "sub": SUB,
    "sup": SUPER,
    "mark": MARKED,
}
_LINK_SAYS = {"href", "rel", "title"}
"""What a link may say; its tooltip falls away, which no page of Ghost shows."""


def has_form(nodes: Sequence[Element | str]) -> bool:
    """Whether texts, links and line ends say all that some inlines do."""
    return all(isinstance(node, str) or _has_form(node, in_link=False) for node in nodes)


def inline_nodes(nodes: Sequence[Element | str], form: int = 0) -> list[Node]:
    """The nodes of inlines that have a form."""
    return [*_nodes(nodes, form)]


def _has_form(element: Element, *, in_link: bool) -> bool:
    if element.tag in {"br", "wbr"}:
        return True
    if element.tag == "a":
        if in_link or "href" not in element.attrs or not _LINK_SAYS.issuperset(element.attrs):
            return False
        in_link = True
    elif element.tag not in FORMATS or element.attrs:
        return False
    return all(
        isinstance(child, str) or _has_form(child, in_link=in_link) for child in element.children
    )


def _nodes(nodes: Sequence[Element | str], form: int) -> Iterator[Node]:
    """A tree nests no deeper than thirty inlines."""
    for node in nodes:
        if isinstance(node, str):
            yield text(node, form)
        elif node.tag == "br":
            yield line_break()
        elif node.tag == "a":
            yield _link(node, form)
        else:
            yield from _nodes(node.children, form | FORMATS.get(node.tag, 0))


def _link(element: Element, form: int) -> Node:
    return holder(
        "link",
        inline_nodes(element.children, form),
        rel=element.attrs.get("rel") or None,
        target=None,
        title=element.attrs.get("title") or None,
        url=element.attrs["href"],
    )
