"""Pictures, players and frames: what a reader of a post makes of each."""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from bench.fidelity.account import Gap, Kind, Thing
from bench.fidelity.address import image_address, link_address
from bench.fidelity.reader import Reader, Stretch
from bench.fidelity.wording import phrase

_LAZY = ("data-lazy-src", "data-src", "data-original", "data-orig-file")
_EMOJI = re.compile(r"s\.w\.org/images/core/emoji|/wp-includes/images/smilies/")


def image(node: LexborNode, reader: Reader) -> None:
    """An `img`: a picture, an emoji that stands for its character, or a counter nobody sees."""
    attributes = node.attributes
    classes = (attributes.get("class") or "").split()
    source, alt = _source(node), attributes.get("alt") or ""
    if alt and ("emoji" in classes or "wp-smiley" in classes or _EMOJI.search(source)):
        reader.text(alt)
        return
    if "latex" in classes and alt:
        _formula(alt, reader)
        return
    file = image_address(source)
    if reader.muted and any(known.address == file for known in reader.things[Kind.IMAGE]):
        return
    dot = attributes.get("width") in ("0", "1") and attributes.get("height") in ("0", "1")
    if source and not dot:
        reader.wordless(Kind.IMAGE, Thing(phrase(alt), file))


def _formula(tex: str, reader: Reader) -> None:
    """A formula that is drawn: its TeX."""
    stretch = reader.begin(Stretch(Kind.FORMULA))
    reader.text(tex)
    reader.end(stretch)


def _source(node: LexborNode) -> str:
    """The address of an image, of which a page that loads lazily shows a placeholder first."""
    source = node.attributes.get("src") or ""
    if source and not source.startswith("data:"):
        return source
    return next((lazy for name in _LAZY if (lazy := node.attributes.get(name))), source)


def without_script(_node: LexborNode, reader: Reader) -> Callable[[], None]:
    """A `noscript`: what it shows stands beside it already, but for an image that loads lazily."""
    reader.muted += 1

    def leave() -> None:
        reader.muted -= 1

    return leave


def player(node: LexborNode, reader: Reader) -> Callable[[], None] | None:
    """A player or frame, of which only the address counts."""
    if node.tag == "source" and not reader.muted:
        return None  # of a picture, or of nothing
    reader.edge(Gap.BLOCK)
    address = node.attributes.get("src") or node.attributes.get("data")
    if address:
        reader.wordless(Kind.MEDIA, Thing("", link_address(address)))
    silent = node.tag not in ("embed", "source")
    reader.muted += silent

    def leave() -> None:
        reader.muted -= silent
        reader.edge(Gap.BLOCK)

    return leave
