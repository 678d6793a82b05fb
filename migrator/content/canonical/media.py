"""Rules for images: the address that counts, emoji back to characters, counters taken out."""

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import classes
from migrator.content.canonical.raw import dropped
from migrator.content.canonical.walk import Close, Walk, nothing
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
    source = address(node)
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


def address(node: LexborNode) -> str:
    """Where the image is: a page that loads lazily shows a placeholder first.

    Empty where the placeholder is all there is and `noscript` beside it has the image.
    """
    attributes = node.attributes
    source = attributes.get("src") or ""
    if source and not source.startswith("data:"):
        return source
    for name in _LAZY:
        if attributes.get(name):
            return attributes[name] or ""
    beside = node.next
    return "" if beside is not None and beside.tag == "noscript" else source


def without_script(walk: Walk, node: LexborNode) -> Close | None:
    """A `noscript`: the image of a page that loads lazily, unless it stands there already."""
    images = node.css("img")
    if not images:
        dropped(walk, node)
        return None
    if address(images[0]) in _images_beside(node):
        walk.notes.removed("image shown twice", node.html or "")
        return None
    return nothing


def _images_beside(node: LexborNode) -> list[str]:
    """The addresses of the images right before and right after, blanks passed over."""
    before, after = node.prev, node.next
    while before is not None and before.is_empty_text_node:
        before = before.prev
    while after is not None and after.is_empty_text_node:
        after = after.next
    return [address(image) for image in (before, after) if image is not None and image.tag == "img"]
