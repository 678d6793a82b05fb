"""Rule for images: the address that counts, emoji back to characters, counters taken out."""

from selectolax.lexbor import LexborNode

from migrator.content.canonical.walk import Walk, classes
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_PIXEL_REMOVED

_LAZY = ("data-lazy-src", "data-src", "data-original", "data-orig-file")
_EMOJI = frozenset({"emoji", "wp-smiley"})


def image(walk: Walk, node: LexborNode) -> None:
    """An `img`."""
    attributes = node.attributes
    alt = attributes.get("alt") or ""
    if alt and not _EMOJI.isdisjoint(classes(attributes)):
        walk.build.text(alt)
        return
    source = attributes.get("src") or ""
    if not source or source.startswith("data:"):
        source = next((attributes[name] or "" for name in _LAZY if attributes.get(name)), source)
    if not source:
        return
    if attributes.get("width") in ("0", "1") and attributes.get("height") in ("0", "1"):
        walk.notes.met(CONTENT_PIXEL_REMOVED, "")
        walk.notes.removed("tracking image", node.html or "")
        return
    attrs = {"src": source, "alt": alt}
    for name in ("title", "width", "height", "id"):
        value = attributes.get(name)
        if value:
            attrs[name] = value
    walk.build.inline(Element("img", attrs))
