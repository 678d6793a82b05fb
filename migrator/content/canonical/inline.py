"""Rules for elements that stand among text."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import ANCHOR, KEPT_EVERYWHERE, Attrs, pick
from migrator.content.canonical.walk import Close, Rule, Walk, nothing
from migrator.content.embeds import of_embed
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_PLAYER_NAMED, CONTENT_SCRIPT_REMOVED

_STYLES = (
    ("strong", re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)),
    ("em", re.compile(r"(?<![\w-])font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)),
    ("del", re.compile(r"(?<![\w-])text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)),
    ("u", re.compile(r"(?<![\w-])text-decoration[a-z-]*\s*:[^;]*underline", re.IGNORECASE)),
)
_NORMAL = {
    "strong": re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE),
    "em": re.compile(r"(?<![\w-])font-style\s*:\s*normal", re.IGNORECASE),
}
_SCRIPT = re.compile(r"[\s\x00-\x1f]*(?:java|vb)\s*script\s*:", re.IGNORECASE)
_TOGGLE_SIGN = "wp-block-accordion-heading__toggle-icon"
_MORE_ID = re.compile(r"more-\d+")


def inline(tag: str, *names: str) -> Rule:
    """An inline of this name with these attributes."""
    kept = (*names, *KEPT_EVERYWHERE)

    def rule(walk: Walk, node: LexborNode) -> Close:
        walk.build.open_inline(tag, pick(node, kept))
        return walk.build.close_inline

    return rule


def weight(tag: str) -> Rule:
    """`b` and `i`, unless their style takes back what they say."""
    kept = inline(tag)
    normal = _NORMAL[tag]

    def rule(walk: Walk, node: LexborNode) -> Close | None:
        if normal.search(node.attributes.get("style") or ""):
            return span(walk, node)
        return kept(walk, node)

    return rule


def transparent(_walk: Walk, _node: LexborNode) -> Close:
    """An element of which only the content counts."""
    return nothing


def line_break(walk: Walk, node: LexborNode) -> None:
    """A `br`, or a place where a word may be broken."""
    if node.tag == "br":
        walk.build.line_break()
    else:
        walk.build.inline(Element("wbr"))


def span(walk: Walk, node: LexborNode) -> Close | None:
    """The style that carries meaning, and what others may point to; else only the content."""
    attributes = node.attributes
    if not attributes:
        return nothing
    if attributes.get("class") == _TOGGLE_SIGN:
        walk.notes.removed("sign of a toggle", node.html or "")
        return None
    if "crayon-inline" in (attributes.get("class") or ""):
        walk.build.open_code()
        return walk.build.close_code
    kept = pick(node, KEPT_EVERYWHERE)
    if _MORE_ID.fullmatch(attributes.get("id") or ""):
        walk.build.block(Element("!more", {"text": ""}))
        return nothing
    meant = _meant(attributes)
    if kept:
        meant.append(("span", kept))
    for tag, attrs in meant:
        walk.build.open_inline(tag, attrs)
    if len(meant) == 1:
        return walk.build.close_inline

    def close() -> None:
        for _ in meant:
            walk.build.close_inline()

    return close


def _meant(attributes: Mapping[str, str | None]) -> list[tuple[str, Attrs]]:
    style = attributes.get("style")
    if not style:
        return []
    return [(tag, {}) for tag, pattern in _STYLES if pattern.search(style)]


def anchor(walk: Walk, node: LexborNode) -> Close | None:
    """A link, or a place to link to; a file's button stands apart from the link before it."""
    attributes = node.attributes
    if attributes.get("data-pin-do") == "embedPin" and (pin := attributes.get("href")):
        walk.notes.met(CONTENT_PLAYER_NAMED, "pinterest")
        walk.build.block(of_embed(pin, "pinterest", " ".join((node.text() or "").split())))
        return None
    if "wp-block-file__button" in (attributes.get("class") or ""):
        walk.build.text(" ")
    attrs: Attrs = {
        name: attributes[name] or "" for name in ("href", "title", "rel") if name in attributes
    }
    if ANCHOR in attributes:
        attrs["id"] = attributes[ANCHOR] or ""
    if _SCRIPT.match(attrs.get("href", "")):
        walk.notes.met(CONTENT_SCRIPT_REMOVED, "link")
        walk.notes.removed("script in a link", attrs.pop("href"))
    if not attrs.get("href") and "id" not in attrs:
        return nothing
    walk.build.open_inline("a", attrs)
    return walk.build.close_inline
