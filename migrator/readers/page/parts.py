"""A post that WordPress shows on several pages (`<!--nextpage-->`) → which part a page shows.

The body's class says it (`single-paged-2`), else the address ends in the number and the links to
the post's pages lead to it without that number.
"""

import re
from dataclasses import dataclass
from typing import Final

from migrator.readers.page.address import Addresses, page_key
from migrator.readers.page.dom import Node, attribute, classes, text_of
from migrator.readers.page.selectors import any_of

MARK: Final = "\n<!--nextpage-->\n"
"""What stands between two parts in the editor."""

_CLASS = re.compile(r"^(?:single|page)-paged-(\d{1,3})$")
_IN_PATH = re.compile(r"/(\d{1,3})/?$")
_IN_QUERY = re.compile(r"[?&]page=(\d{1,3})$")
_HAS_PATH = re.compile(r"//[^/]+/")


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a post: its number, counted from 1, and its address."""

    number: int
    address: str


def part_of(body: Node, addresses: Addresses) -> int:
    """Which part of its post a page shows; 1 where it shows the whole."""
    found = next((match for each in classes(body) if (match := _CLASS.match(each))), None)
    if found:
        return max(int(found[1]), 1)
    number = _number(addresses.page)
    if number < 2 or whole_address(addresses.page, number) == addresses.page:
        return 1
    first = page_key(whole_address(addresses.page, number))
    links = body.css(any_of("part_link"))
    hrefs = (addresses.absolute(attribute(link, "href")) for link in links)
    return number if any(page_key(href) == first for href in hrefs) else 1


def whole_address(address: str, number: int) -> str:
    """The address of a post's first part from that of another."""
    if number < 2 or _number(address) != number:
        return address
    cut = _IN_PATH.sub("/" if address.endswith("/") else "", address)
    return _IN_QUERY.sub("", cut)


def part_links(
    node: Node, addresses: Addresses, address: str, shown: int
) -> list[tuple[Part, Node]]:
    """The links in a text to the other parts of its post, in their order.

    Args:
        address: The post's own, which is that of its first part.
        shown: The part that the text is.
    """
    own = page_key(address)
    if not _HAS_PATH.match(own):
        return []
    found: list[tuple[Part, Node]] = []
    for link in node.css("a[href]"):
        target = addresses.absolute(attribute(link, "href"))
        number = _number_after(page_key(target), own)
        first = number == 1 and shown > 1 and text_of(link).strip("[]() ") == "1"
        if first or number > 1:
            found.append((Part(number, target.partition("#")[0]), link))
    found.sort(key=lambda pair: pair[0].number)
    numbers = {part.number for part, _ in found}
    return found if shown > 1 or 2 in numbers else []


def _number(address: str) -> int:
    found = _IN_QUERY.search(address) or _IN_PATH.search(address)
    return int(found[1]) if found else 0


def _number_after(target: str, own: str) -> int:
    """The part that a page is by its key; 0 where it is none of this post."""
    if target == own:
        return 1
    found = _IN_PATH.search(target) or _IN_QUERY.search(target)
    return int(found[1]) if found and target[: found.start()] == own else 0
