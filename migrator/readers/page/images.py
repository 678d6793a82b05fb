"""Images as a page shows them → images as the author put them: lazy loading and emoji undone."""

from urllib.parse import urlsplit

from migrator.readers.page.address import Addresses
from migrator.readers.page.dom import Node, attribute, outermost, select

_LAZY_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy")
_COPIES = ("data-large-file", "data-orig-file")
"""Where plugins keep another size: used only where there is nothing else."""
_NO_FILE = ("data:", "{", "[", "true", "false")
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
    """Put the real source of a lazy image where a browser's script would put it.

    What stands there till then is a blank, written into the page or a file of the plugin's.
    """
    waiting = _first_file(image, _LAZY_SOURCES)
    source = attribute(image, "src")
    if not waiting and (not source or source.startswith("data:")):
        waiting = _first_file(image, _COPIES)
    if waiting:
        image.attrs["src"] = waiting
    for name in _LAZY_SETS:
        if attribute(image, name):
            image.attrs["srcset"] = attribute(image, name)


def _first_file(image: Node, names: tuple[str, ...]) -> str:
    """The first of these attributes that leads to a file, as one that holds settings does not."""
    values = (attribute(image, name) for name in names)
    return next((each for each in values if each and not each.startswith(_NO_FILE)), "")


def _whole_set(srcset: str, addresses: Addresses) -> str:
    """A `srcset` with its addresses made whole; candidates end at a comma and a space."""
    candidates = []
    for candidate in srcset.split(", "):
        address, space, width = candidate.strip().partition(" ")
        candidates.append(f"{addresses.absolute(address)}{space}{width}")
    return ", ".join(candidates)
