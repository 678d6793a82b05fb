"""Rules for elements that stand on their own lines."""

import re

from selectolax.lexbor import LexborNode

from migrator.content.canonical.walk import Close, Rule, Walk, classes, nothing, pick
from migrator.content.tree import Element

_KEPT_EVERYWHERE = ("id", "lang", "dir")
_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)", re.IGNORECASE)


def leaf(tag: str) -> Rule:
    """A heading or paragraph."""

    def rule(walk: Walk, node: LexborNode) -> Close:
        if walk.build.verbatim:
            return nothing
        walk.build.open_leaf(tag, pick(node, _KEPT_EVERYWHERE))
        return walk.build.close_leaf

    return rule


_plain_paragraph = leaf("p")


def paragraph(walk: Walk, node: LexborNode) -> Close | None:
    """A paragraph; the caption where themes without HTML5 write one."""
    attributes = node.attributes
    if not attributes and not walk.build.verbatim:
        walk.build.open_leaf("p", {})
        return walk.build.close_leaf
    if "wp-caption-text" in classes(attributes) and walk.build.open.tag == "figure":
        return caption(walk, node)
    return _plain_paragraph(walk, node)


def container(tag: str, *names: str) -> Rule:
    """A block that holds blocks."""
    kept = (*names, *_KEPT_EVERYWHERE)

    def rule(walk: Walk, node: LexborNode) -> Close:
        if walk.build.verbatim:
            return nothing
        attrs = pick(node, kept)
        if "style" in attrs:
            aligned = _ALIGN.search(attrs.pop("style"))
            if aligned:
                attrs["align"] = aligned[1].lower()
        walk.build.open_block(tag, attrs)
        return walk.build.close_block

    return rule


caption = container("figcaption")
_division = container("div")


def boundary(walk: Walk, _node: LexborNode) -> Close:
    """A block of which only the content counts: paragraphs end at its edges."""
    if walk.build.verbatim:
        return nothing
    walk.build.end_run()
    return walk.build.end_run


def division(walk: Walk, node: LexborNode) -> Close | None:
    """A `div`: a figure where WordPress writes one so; kept where others may point to it."""
    attributes = node.attributes
    if attributes:
        names = classes(attributes)
        if "wp-caption" in names:
            return figure(walk, node)
        if attributes.get("id") or attributes.get("lang") or attributes.get("dir"):
            return _division(walk, node)
    return boundary(walk, node)


def item(walk: Walk, node: LexborNode) -> Close | None:
    """A list item, with its state where it is a task."""
    if walk.build.verbatim:
        return nothing
    attrs = pick(node, _KEPT_EVERYWHERE)
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


def figure(walk: Walk, node: LexborNode) -> Close:
    """A figure: images stand in it without paragraphs; without a caption, only images need one."""
    if walk.build.verbatim:
        return nothing
    attrs = {} if node.tag == "div" else pick(node, _KEPT_EVERYWHERE)
    walk.build.open_block("figure", attrs)

    def close() -> None:
        element = walk.build.close_block()
        if element is not None:
            _settle(element, walk.build.siblings("figure"))

    return close


def _settle(element: Element, siblings: list[Element | str]) -> None:
    """Take images out of paragraphs; take a lone table or quote out of its figure."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "p" and _is_image(child):
            children += child.children
        else:
            children.append(child)
    if not any(isinstance(child, Element) and _stands_alone(child) for child in children):
        _loose_to_paragraph(children)
    element.children = children
    only = children[0] if len(children) == 1 else None
    if isinstance(only, Element) and (only.tag in _FREE or only.tag[0] == "!"):
        siblings[-1] = only


_FREE = frozenset({"table", "blockquote", "pre", "p", "ul", "ol", "figure", "div", "dl", "details"})


def _is_image(paragraph: Element) -> bool:
    """Whether nothing but images, linked or not, stands in a paragraph."""
    return all(
        isinstance(child, Element)
        and (child.tag == "img" or (child.tag == "a" and _is_image(child)))
        for child in paragraph.children
    )


def _stands_alone(element: Element) -> bool:
    return element.tag in ("img", "a", *_FREE) or element.tag[0] == "!"


def _loose_to_paragraph(children: list[Element | str]) -> None:
    """Text alone in a figure, as the address of an embed, stands in a paragraph."""
    loose = [c for c in children if isinstance(c, str) or c.tag != "figcaption"]
    rest = [c for c in children if not isinstance(c, str) and c.tag == "figcaption"]
    children[:] = [Element("p", {}, loose), *rest] if loose else rest
