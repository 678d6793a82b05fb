"""Rules for elements that stand on their own lines."""

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import KEPT_EVERYWHERE, basic, of_cell, pick
from migrator.content.canonical.walk import Close, Rule, Walk, nothing
from migrator.content.tree import Element


def leaf(tag: str) -> Rule:
    """A heading or paragraph."""

    def rule(walk: Walk, node: LexborNode) -> Close | None:
        if walk.build.verbatim:
            return nothing
        return walk.leaf(node, tag, basic(node))

    return rule


def container(tag: str, *names: str) -> Rule:
    """A block that holds blocks."""
    kept = (*names, *KEPT_EVERYWHERE)

    def rule(walk: Walk, node: LexborNode) -> Close | None:
        if walk.build.verbatim:
            return nothing
        return walk.block(node, tag, pick(node, kept))

    return rule


def run_first(tag: str) -> Rule:
    """A block that may begin with a run of inlines."""

    def rule(walk: Walk, node: LexborNode) -> Close | None:
        if walk.build.verbatim:
            return nothing
        return walk.run_first(node, tag, basic(node))

    return rule


def cell(tag: str) -> Rule:
    """A cell of a table."""

    def rule(walk: Walk, node: LexborNode) -> Close | None:
        if walk.build.verbatim:
            return nothing
        return walk.run_first(node, tag, of_cell(node))

    return rule


def boundary(walk: Walk, _node: LexborNode) -> Close:
    """A block of which only the content counts: paragraphs end at its edges."""
    if walk.build.verbatim:
        return nothing
    walk.build.edge()
    return walk.build.edge


def item(walk: Walk, node: LexborNode) -> Close | None:
    """A list item, with its state where it is a task; its number is for its list."""
    if walk.build.verbatim:
        return nothing
    attrs = basic(node)
    if "value" in node.attributes and walk.build.open.tag == "ol":
        attrs["value"] = node.attributes["value"] or ""
    box = node.first_child
    while box is not None and (box.tag in ("label", "p") or box.is_empty_text_node):
        box = box.next if box.is_empty_text_node else box.first_child
    if box is not None and box.tag == "input" and box.attributes.get("type") == "checkbox":
        attrs["data-checked"] = "true" if "checked" in box.attributes else "false"
        box.decompose()
    return walk.run_first(node, "li", attrs)


def rule_line(walk: Walk, _node: LexborNode) -> None:
    """A rule between sections."""
    if not walk.build.verbatim:
        walk.build.block(Element("hr"))
