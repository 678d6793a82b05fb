"""What is kept of the attributes of an element."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

Attrs = dict[str, str]

KEPT_EVERYWHERE = ("lang", "dir")
ANCHOR = "migrator-id"
"""The attribute that says which `id` of an element counts; see `anchors.py`."""
_CELL = ("colspan", "rowspan", *KEPT_EVERYWHERE)
_ALIGNED_BY_STYLE = re.compile(r"text-align\s*:\s*(left|right|center)", re.IGNORECASE)
_ALIGNED_BY_CLASS = re.compile(r"(?:^|\s)(?:has-text-align-|text-)(left|right|center)(?:\s|$)")
_ALIGNMENTS = frozenset({"left", "right", "center"})


def pick(node: LexborNode, names: tuple[str, ...]) -> Attrs:
    """The attributes of these names that an element has."""
    attributes = node.attributes
    if not attributes:
        return {}
    return {name: attributes[name] or "" for name in names if name in attributes}


def classes(attributes: Mapping[str, str | None]) -> list[str]:
    """The class names of an element."""
    return (attributes.get("class") or "").split()


def basic(node: LexborNode) -> Attrs:
    """What is kept of any element: what links point to, and the language."""
    attributes = node.attributes
    if not attributes:
        return {}
    attrs = {name: attributes[name] or "" for name in KEPT_EVERYWHERE if name in attributes}
    if ANCHOR in attributes:
        attrs["id"] = attributes[ANCHOR] or ""
    return attrs


def of_cell(node: LexborNode) -> Attrs:
    """Of a cell of a table, with the side its text is aligned to, however that is written."""
    attributes = node.attributes
    if not attributes:
        return {}
    attrs = {name: attributes[name] or "" for name in _CELL if name in attributes}
    aligned = _alignment(attributes)
    if aligned:
        attrs["align"] = aligned
    return attrs


def _alignment(attributes: Mapping[str, str | None]) -> str:
    """As a browser would weigh it: style, then class, then attribute; `data-align` is a block's."""
    style = _ALIGNED_BY_STYLE.search(attributes.get("style") or "")
    if style:
        return style[1].lower()
    named = _ALIGNED_BY_CLASS.search(attributes.get("class") or "")
    if named:
        return named[1]
    said = (attributes.get("align") or attributes.get("data-align") or "").strip().lower()
    return said if said in _ALIGNMENTS else ""
