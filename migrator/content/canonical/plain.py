"""A list, table or quotation with nothing odd in it → its element at once.

The short road past the builder for blocks of blocks, as `run.py` is for blocks of text.
"""

from collections.abc import Callable, Mapping

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import Attrs, basic, of_cell
from migrator.content.canonical.run import is_blank, read_run
from migrator.content.tree import Element

_ITEMS: Mapping[str, frozenset[str]] = {
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "blockquote": frozenset({"p"}),
    "table": frozenset({"thead", "tbody", "tfoot"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tfoot": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
}
_ATTRIBUTES: Mapping[str, Callable[[LexborNode], Attrs]] = {"td": of_cell, "th": of_cell}
DEPTH = 4
"""How many blocks stand one in another in these, at most."""


def read_items(node: LexborNode, tag: str) -> list[Element | str] | None:
    """The children of a block that holds blocks; None where one is not plain, or none is there."""
    expected = _ITEMS.get(tag)
    if expected is None:
        return None
    items: list[Element | str] = []
    child = node.first_child
    while child is not None:
        name = child.tag or ""
        if name in expected:
            inside = read_items(child, name) if name in _ITEMS else read_run(child.first_child)
            if inside is None or (name == "p" and is_blank(inside)):
                return None
            attrs = _ATTRIBUTES.get(name, basic)(child) if child.attributes else {}
            items.append(Element(name, attrs, inside))
        elif not child.is_empty_text_node:
            return None
        child = child.next
    return items or None
