"""Rules for elements that stand on their own lines."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from migrator.content.canonical.walk import Close, Rule, Walk, nothing, pick
from migrator.content.tree import Element

KEPT_EVERYWHERE = ("id", "lang", "dir")
_CELL = ("colspan", "rowspan", *KEPT_EVERYWHERE)
_ALIGNED_BY_STYLE = re.compile(r"text-align\s*:\s*(left|right|center)", re.IGNORECASE)
_ALIGNED_BY_CLASS = re.compile(r"(?:^|\s)(?:has-text-align-|text-)(left|right|center)(?:\s|$)")
_ALIGNMENTS = frozenset({"left", "right", "center"})


def leaf(tag: str) -> Rule:
    """A heading or paragraph."""

    def rule(walk: Walk, node: LexborNode) -> Close:
        if walk.build.verbatim:
            return nothing
        walk.build.open_leaf(tag, pick(node, KEPT_EVERYWHERE))
        return walk.build.close_leaf

    return rule


def container(tag: str, *names: str) -> Rule:
    """A block that holds blocks."""
    kept = (*names, *KEPT_EVERYWHERE)

    def rule(walk: Walk, node: LexborNode) -> Close:
        if walk.build.verbatim:
            return nothing
        walk.build.open_block(tag, pick(node, kept))
        return walk.build.close_block

    return rule


def cell(tag: str) -> Rule:
    """A cell of a table, with the side its text is aligned to, however that is written."""

    def rule(walk: Walk, node: LexborNode) -> Close:
        if walk.build.verbatim:
            return nothing
        attributes = node.attributes
        attrs = pick(node, _CELL) if attributes else {}
        aligned = _alignment(attributes) if attributes else ""
        if aligned:
            attrs["align"] = aligned
        walk.build.open_block(tag, attrs)
        return walk.build.close_block

    return rule


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


def boundary(walk: Walk, _node: LexborNode) -> Close:
    """A block of which only the content counts: paragraphs end at its edges."""
    if walk.build.verbatim:
        return nothing
    walk.build.end_run()
    return walk.build.end_run


def item(walk: Walk, node: LexborNode) -> Close | None:
    """A list item, with its state where it is a task."""
    if walk.build.verbatim:
        return nothing
    attrs = pick(node, KEPT_EVERYWHERE)
    box = node.first_child
    while box is not None and (box.tag in ("label", "p") or box.is_empty_text_node):
        box = box.next if box.is_empty_text_node else box.first_child
    if box is not None and box.tag == "input" and box.attributes.get("type") == "checkbox":
        attrs["data-checked"] = "true" if "checked" in box.attributes else "false"
        box.decompose()
    walk.build.open_block("li", attrs)
    return walk.build.close_block


def rule_line(walk: Walk, node: LexborNode) -> None:
    """A rule between sections."""
    if not walk.build.verbatim:
        walk.build.block(Element("hr", pick(node, ("id",))))
