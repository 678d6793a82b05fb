"""Images as a page shows them → images as the author put them: lazy loading and emoji undone."""

from urllib.parse import urlsplit

from migrator.readers.page.address import Addresses
from migrator.readers.page.dom import Node, attribute, classes, outermost, select

_LAZY_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-large-file")
_LAZY_SETS = ("data-srcset", "data-lazy-srcset")


def mend_images(node: Node, addresses: Addresses) -> None:
    """Give every image under a node its own source and whole addresses."""
    _undo_noscript(node)
    for image in select(node, "img.emoji, img.wp-smiley"):
        if attribute(image, "alt"):
            image.replace_with(attribute(image, "alt"))
    for image in node.css("img, source, iframe, video"):
        _wake(image)
        if attribute(image, "srcset"):
            image.attrs["srcset"] = _whole_set(attribute(image, "srcset"), addresses)


def _undo_noscript(node: Node) -> None:
    """Of a lazy image and its double for browsers without scripts, keep one."""
    for double in outermost(node.css("noscript")):
        inner = double.css_first("img, iframe")
        before = double.prev
        while (
            before is not None and before.is_text_node and not (before.text_content or "").strip()
        ):
            before = before.prev
        if inner is None or (before is not None and _doubles(before, inner)):
            if inner is not None:
                double.decompose()
        else:
            double.unwrap(delete_empty=False)


def _doubles(before: Node, inner: Node) -> bool:
    """Whether the element before a noscript shows the same file as the one inside."""
    shown = before if before.tag == inner.tag else before.css_first(inner.tag or "img")
    if shown is None:
        return False
    sources = {attribute(shown, name) for name in ("src", *_LAZY_SOURCES)}
    return _file(attribute(inner, "src")) in {_file(source) for source in sources if source}


def _file(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return address


def _wake(image: Node) -> None:
    """Put the real source of a lazy image where a browser's script would put it."""
    source = attribute(image, "src")
    waiting = next((attribute(image, name) for name in _LAZY_SOURCES if attribute(image, name)), "")
    lazy = any("lazy" in name for name in classes(image)) or "data-src" in image.attributes
    if waiting and (not source or source.startswith("data:") or lazy):
        image.attrs["src"] = waiting
    for name in _LAZY_SETS:
        if attribute(image, name) and not attribute(image, "srcset"):
            image.attrs["srcset"] = attribute(image, name)


def _whole_set(srcset: str, addresses: Addresses) -> str:
    """A `srcset` with its addresses made whole; candidates end at a comma and a space."""
    candidates = []
    for candidate in srcset.split(", "):
        address, space, width = candidate.strip().partition(" ")
        candidates.append(f"{addresses.absolute(address)}{space}{width}")
    return ", ".join(candidates)
