"""The line “The post X appeared first on Y.” at the end of a text: found, and taken out.

Plugins put it under a post in a feed. It is known by what it is made of: a paragraph at the end
with a link to the post itself, then one to the blog's front page, and hardly more; where links are
missing, by the words of the plugins in the languages that are known.
"""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from migrator.model import Removed
from migrator.readers.feed.entry import Channel, Entry
from migrator.readers.page.address import host_of, same_page, without_fragment
from migrator.readers.page.dom import Node, attribute, text_of
from migrator.readers.phrases import filled

WHAT: Final = "feed credit"
_MOST_WORDS: Final = 12
"""Beside the names of the post and the blog."""


def take_credit(node: Node, entry: Entry, channel: Channel) -> tuple[Removed, ...]:
    """Take the line out of the end of a text, where it is there."""
    last = None
    for child in node.iter():
        last = child if text_of(child) else last
    if last is None or _rest(last) or not _is_credit(last, entry, channel):
        return ()
    text = text_of(last)
    last.decompose()
    return (Removed(WHAT, text),)


def _rest(node: Node) -> str:
    """What stands behind an element as bare text."""
    pieces = []
    rest = node.next
    while rest is not None:
        pieces.append(text_of(rest) if not rest.is_text_node else rest.text_content or "")
        rest = rest.next
    return "".join(pieces).strip()


def _is_credit(block: Node, entry: Entry, channel: Channel) -> bool:
    if block.css_first("img, iframe") is not None:
        return False
    links = block.css("a[href]")
    return _leads_home(block, links, entry, channel) if len(links) == 2 else _says_so(block, entry)


def _says_so(block: Node, entry: Entry) -> bool:
    """Whether it is a plugin's own words around the post's title, its links lost."""
    return bool(entry.title) and entry.title in filled(text_of(block), ("appeared-first",))


def _leads_home(block: Node, links: Sequence[Node], entry: Entry, channel: Channel) -> bool:
    """Whether it has a link to the post, one to the blog, and hardly more."""
    post, home = (without_fragment(attribute(link, "href")) for link in links)
    if not same_page(post, entry.link) or not _is_home(home, entry, channel):
        return False
    names = [text_of(link) for link in links]
    beside = len(text_of(block).split()) - sum(len(name.split()) for name in names)
    return beside <= _MOST_WORDS and (not entry.title or names[0].split() == entry.title.split())


def _is_home(address: str, entry: Entry, channel: Channel) -> bool:
    """Whether an address is the blog's front page."""
    if channel.link and same_page(address, channel.link):
        return True
    try:
        path = urlsplit(address).path
    except ValueError:
        return False
    return path.strip("/") == "" and host_of(address) == host_of(entry.link)
