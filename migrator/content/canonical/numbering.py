"""Rule for numbered lists: an item that names its number begins a list of its own."""

import re

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import KEPT_EVERYWHERE, pick
from migrator.content.canonical.block import container
from migrator.content.canonical.walk import Close, Walk, nothing
from migrator.content.tree import Element

_KEPT = ("start", "reversed", *KEPT_EVERYWHERE)
_NUMBER = re.compile(r"\s*(\d{1,9})", re.ASCII)
_list = container("ol", "start", "reversed")


def numbered(walk: Walk, node: LexborNode) -> Close | None:
    """An `ol`."""
    if node.css_first("li[value]") is None:
        return _list(walk, node)
    if walk.build.verbatim:
        return nothing
    walk.build.open_block("ol", pick(node, _KEPT))

    def close() -> None:
        element = walk.build.close_block()
        if element is not None:
            walk.build.siblings("ol")[-1:] = _parts(element)

    return close


def _parts(whole: Element) -> list[Element | str]:
    """The lists that it is where numbers are left out: each begins with its number."""
    expected = _number(whole.attrs.get("start"), 1)
    step = -1 if "reversed" in whole.attrs else 1
    parts: list[Element | str] = []
    part = Element("ol", dict(whole.attrs))
    for item in whole.children:
        if isinstance(item, Element) and item.tag == "li":
            number = _number(item.attrs.pop("value", None), expected)
            if number != expected:
                parts += [part] if part.children else []
                part = Element("ol", {**whole.attrs, "start": str(number)})
            expected = number + step
        part.children.append(item)
    return [*parts, part]


def _number(value: str | None, otherwise: int) -> int:
    """The number an attribute says, as a browser reads it."""
    found = _NUMBER.match(value or "")
    return int(found[1]) if found else otherwise
