"""By what a post is known again in another source: its addresses, its id on its host, its title."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import parse_qs, urlsplit

from migrator.model import Post, Site
from migrator.readers import Stub
from migrator.readers.page.address import host_of, is_web, page_key

Key = tuple[str, str]
_NUMBER: Final = re.compile(r"\d{1,18}", re.ASCII)
_WORD: Final = re.compile(r"[^\W_]+")


def keys_of_stub(stub: Stub, site: Site) -> tuple[Key, ...]:
    """The keys under which a post at hand is found."""
    return _distinct([*_of_address(stub.link), *_of_id(stub.id, stub.link, site)])


def keys_of_post(post: Post, site: Site) -> tuple[Key, ...]:
    """The keys by which to look for a post; the address of its rest is one of them."""
    addresses = (post.link, post.continue_url, post.guid)
    found = [key for address in addresses for key in _of_address(address)]
    return _distinct([*found, *_of_id(post.id, post.link, site)])


def keys_of_address(address: str) -> tuple[Key, ...]:
    """The keys of one address: scheme, `www.`, the last slash and `#more-12` make no difference."""
    return _distinct(_of_address(address))


def title_key(title: str) -> str:
    """A title as two are compared: its words alone."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", title).casefold()))


def _of_address(address: str) -> Iterator[Key]:
    if not is_web(address):
        return
    yield "link", page_key(address)
    try:
        query = parse_qs(urlsplit(address).query)
    except ValueError:
        return
    for name in ("p", "page_id"):
        value = query.get(name, [""])[0]
        if _NUMBER.fullmatch(value):
            yield "id", f"{host_of(address)} {int(value)}"


def _of_id(number: int | None, link: str, site: Site) -> Iterator[Key]:
    host = host_of(link) or host_of(site.url)
    if number is not None and host:
        yield "id", f"{host} {number}"


def _distinct(keys: Iterable[Key]) -> tuple[Key, ...]:
    """Each once; an address that is a whole site's front page tells no post from another."""
    return tuple(dict.fromkeys(key for key in keys if key[0] == "id" or "/" in key[1].lstrip("/")))
