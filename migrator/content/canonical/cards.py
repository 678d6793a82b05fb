"""A quotation that a provider's script makes a card of (a tweet, a post) → its words, and an embed.

<blockquote class="twitter-tweet"><p>Words</p>— Ida <a href="https://twitter.com/ida/status/9">
5 May</a></blockquote>

The line with the link to the post becomes the embed, with its words as the title. What else was
said there stays a quotation around it: a card is gone the day its provider takes it away.
"""

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import classes
from migrator.content.canonical.walk import Close, Walk
from migrator.content.embeds import of_address, of_embed, providers
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_PLAYER_NAMED

_ADDRESSES: Final = ("cite", "data-instgrm-permalink", "data-text-post-permalink", "data-href")
_TRACKING: Final = re.compile(r"(?<=[?&])(?:utm_\w+|ref_\w+|ref|igshid?|\w*embed\w*)=[^&#]*(?:&|$)")
_EMBED: Final = re.compile(r"/embed/?(?:[?#].*)?$")


def card(walk: Walk, node: LexborNode) -> Close | None:
    """A card, or None where the element is no card."""
    provider = next((name for each in classes(node.attributes) if (name := _cards(each))), "")
    if not provider or walk.in_card or walk.build.verbatim:
        return None
    address = _address(node, provider)
    if not address or (node.tag == "div" and node.css_first("blockquote") is not None):
        return None
    for drawing in node.css("svg"):
        drawing.decompose()
    walk.notes.met(CONTENT_PLAYER_NAMED, provider)
    walk.build.open_block("blockquote", {})
    walk.in_card = True

    def close() -> None:
        walk.in_card = False
        quote = walk.build.close_block()
        if quote is None:
            walk.build.block(of_embed(address, provider))
        else:
            _settle(quote, address, provider, walk.build.siblings("blockquote"))

    return close


def of_frame(node: LexborNode) -> Element | None:
    """The embed that a card's frame shows, None where the frame is no card's."""
    provider = next((name for each in classes(node.attributes) if (name := _cards(each))), "")
    source = (node.attributes.get("src") or node.attributes.get("data-src") or "").strip()
    page, count = _EMBED.subn("/" if provider == "wordpress" else "", source)
    if not provider or not count:
        return None
    return of_embed(_absolute(page), provider, node.attributes.get("title") or "")


def _cards(name: str) -> str:
    return providers().cards.get(name, "")


def _address(node: LexborNode, provider: str) -> str:
    """The post's address: as the element says it, else the last link to a page of the provider."""
    said = [node.attributes.get(name) or "" for name in _ADDRESSES]
    links = [link.attributes.get("href") or "" for link in node.css("a[href]")]
    shown = (
        link
        for link in map(_absolute, reversed(links))
        if (found := of_address(link)) is not None and found.attrs["provider"] == provider
    )
    candidates = [
        *(each for each in said if "/embed/" not in each),
        *shown,
        *map(_absolute, links[-1:]),
    ]
    return next((_bare(link) for link in candidates if link[:4] == "http"), "")


def _absolute(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address


def _bare(address: str) -> str:
    """An address without what only says where it was followed."""
    return _TRACKING.sub("", address).rstrip("?&")


def _settle(quote: Element, address: str, provider: str, siblings: list[Element | str]) -> None:
    """Put the embed in place of the lines that do no more than lead to it."""
    lines = [child for child in quote.children if isinstance(child, Element)]
    leading = [line for line in lines if _leads(line, address)]
    replaced = [line for line in leading if line is leading[-1] or _only_leads(line, address)]
    title = " ".join(word for line in replaced for word in _words(line))
    embed = of_embed(address, provider, title)
    gone = {id(line) for line in replaced}
    if len(gone) == len(quote.children):
        siblings[-1] = embed
        return
    last = replaced[-1] if replaced else None
    kept = [embed if child is last else child for child in quote.children]
    quote.children = [child for child in kept if id(child) not in gone]
    if last is None:
        quote.children.append(embed)


def _links(element: Element) -> Iterator[Element]:
    todo = [element]
    while todo:
        inner = todo.pop()
        if inner.tag == "a":
            yield inner
        todo += [child for child in inner.children if isinstance(child, Element)]


def _leads(line: Element, address: str) -> bool:
    """Whether a paragraph holds a link to the address, in whichever of its forms."""
    return line.tag == "p" and any(
        _folded(link.attrs.get("href", "")) == _folded(address) for link in _links(line)
    )


def _only_leads(line: Element, address: str) -> bool:
    """Whether nothing but links to the address stands in a paragraph."""
    linked = [word for link in _links(line) for word in _words(link)]
    return _leads(line, address) and "".join(linked) == "".join(_words(line))


def _folded(address: str) -> str:
    return _absolute(address).partition("?")[0].partition("#")[0].rstrip("/").lower()


def _words(element: Element) -> list[str]:
    """The words of an element, in order."""
    pieces: list[str] = []
    todo: list[Element | str] = [element]
    while todo:
        piece = todo.pop()
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            pieces += [" "] if piece.tag == "br" else []
            todo += reversed(piece.children)
    return "".join(pieces).split()
