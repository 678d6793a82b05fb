"""Rules for images: the address that counts, emoji back to characters, counters taken out."""

import re
from collections.abc import Iterator, Mapping
from html import escape

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import classes
from migrator.content.canonical.raw import dropped, put_formula
from migrator.content.canonical.walk import Close, Walk, nothing
from migrator.content.embeds import of_player
from migrator.content.formulas import formula
from migrator.content.originals import addresses, largest, original
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_IMAGE_ORIGINAL, CONTENT_PIXEL_REMOVED

_LAZY = ("data-lazy-src", "data-src", "data-original")
_LAZY_OR_WHOLE = (*_LAZY, "data-orig-file")
_WHOLE = ("data-orig-file", "data-full-url")
_IS_LAZY = frozenset(_LAZY)
_SIZES = ("data-lazy-srcset", "data-srcset", "srcset")
_RESIZED = re.compile(r"-(?:\d+x\d+|scaled|rotated)\.|\.wp\.com/|\?\w+=", re.ASCII)
_NUMBER = re.compile(r"\bwp-image-(\d{1,18})\b", re.ASCII)
_COUNTER = re.compile(
    r"//(?:feeds\.wordpress\.com/1\.0/|stats\.wordpress\.com/[bg]\.gif|pixel\.wp\.com/|"
    r"feeds\.feedburner\.com/~|[\w.-]+\.met\.vgwort\.de/)"
)
_FORMULA = frozenset({"latex", "ql-img-inline-formula", "ql-img-displayed-equation"})
_EMOJI = frozenset({"emoji", "wp-smiley"})


def image(walk: Walk, node: LexborNode) -> None:
    """An `img`."""
    element = picture(walk, node)
    if element is not None:
        walk.build.inline(element)
        return
    sign, tex = emoji(node), _tex(node.attributes)
    if tex:
        put_formula(walk, formula(escape(tex), block=False))
    elif sign:
        walk.build.text(sign)
    elif address(node):
        walk.notes.met(CONTENT_PIXEL_REMOVED, "")
        walk.notes.removed("tracking image", node.html or "")


def picture(walk: Walk, node: LexborNode) -> Element | None:
    """The element for an `img`; None where it is no picture."""
    attributes = node.attributes
    alt = attributes.get("alt") or ""
    source = attributes.get("src") or ""
    if not source or source.startswith("data:") or not _IS_LAZY.isdisjoint(attributes):
        source = address(node)
    if not source or (alt and "class" in attributes and _is_no_picture(attributes)):
        return None
    if attributes.get("width") in ("0", "1") and attributes.get("height") in ("0", "1"):
        return None
    if not alt and _COUNTER.search(source):
        return None
    attrs = {"src": _original(walk, node, source), "alt": alt}
    for name in ("title", "width", "height"):
        value = attributes.get(name)
        if value:
            attrs[name] = value
    return Element("img", attrs)


def _is_no_picture(attributes: Mapping[str, str | None]) -> bool:
    """Whether it stands for the characters that its `alt` says."""
    names = classes(attributes)
    return not (_EMOJI.isdisjoint(names) and _FORMULA.isdisjoint(names))


def _tex(attributes: Mapping[str, str | None]) -> str:
    """The formula that an image shows, by the plugins that draw them; empty for a picture."""
    is_formula = "class" in attributes and not _FORMULA.isdisjoint(classes(attributes))
    return (attributes.get("alt") or "").strip() if is_formula else ""


def emoji(node: LexborNode) -> str:
    """The character that an image stands for, empty where it is a picture."""
    attributes = node.attributes
    return (attributes.get("alt") or "") if _is_emoji(attributes) else ""


def _is_emoji(attributes: Mapping[str, str | None]) -> bool:
    return "class" in attributes and not _EMOJI.isdisjoint(classes(attributes))


def _original(walk: Walk, node: LexborNode, source: str) -> str:
    """The image in its own size, where something proves which that is."""
    if not _RESIZED.search(source):
        return source
    names = node.attributes.get("class")
    number = _NUMBER.search(names) if names else None
    context = walk.notes.context
    named = context.attachments.get(int(number[1])) if number else None
    found = original(source, context.files, _others(node), named)
    if found != source:
        walk.notes.met(CONTENT_IMAGE_ORIGINAL, "")
    return found


def _others(node: LexborNode) -> Iterator[str]:
    """The addresses that stand around an image, each only looked for when it is asked for."""
    attributes, around = node.attributes, node.parent
    for name in _WHOLE:
        if whole := attributes.get(name):
            yield whole
    if sizes := attributes.get("srcset"):
        yield from addresses(sizes)
    if around is not None and around.tag == "a" and (link := around.attributes.get("href")):
        yield link


def address(node: LexborNode) -> str:
    """Where the image is: a page that loads lazily shows a placeholder first.

    Empty where the placeholder is all there is and `noscript` beside it has the image.
    """
    attributes = node.attributes
    source = attributes.get("src") or ""
    is_placeholder = not source or source.startswith("data:")
    for name in _LAZY_OR_WHOLE if is_placeholder else _LAZY:
        lazy = attributes.get(name) or ""
        if lazy and not lazy.startswith("data:"):
            return lazy
    if not is_placeholder:
        return source
    for name in _SIZES:
        if attributes.get(name):
            return largest(attributes[name] or "")
    beside = node.next
    return "" if beside is not None and beside.tag == "noscript" else source


def without_script(walk: Walk, node: LexborNode) -> Close | None:
    """A `noscript`: the image of a page that loads lazily, unless it stands there already."""
    images = node.css("img")
    if not images and _says_what_a_script_shows(node):
        return nothing
    if not images:
        dropped(walk, node)
        return None
    if address(images[0]) in _images_beside(node):
        walk.notes.removed("image shown twice", node.html or "")
        return None
    return nothing


def _says_what_a_script_shows(node: LexborNode) -> bool:
    """Whether it links to what a script from elsewhere, before it, would have written."""
    before = node.prev
    while before is not None and before.is_empty_text_node:
        before = before.prev
    if before is None or before.tag != "script" or node.css_first("a[href]") is None:
        return False
    source = before.attributes.get("src") or ""
    return bool(source) and of_player(source) is None


def _images_beside(node: LexborNode) -> list[str]:
    """The addresses of the images right before and right after, blanks passed over."""
    before, after = node.prev, node.next
    while before is not None and before.is_empty_text_node:
        before = before.prev
    while after is not None and after.is_empty_text_node:
        after = after.next
    return [address(image) for image in (before, after) if image is not None and image.tag == "img"]
