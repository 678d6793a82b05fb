"""An address as a body has it → what it meant on the old site, and where that is now."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from migrator.transforms.link_map import FEED, LinkMap, id_of
from migrator.transforms.old_site import host_key, path_key
from migrator.transforms.permalinks import permalinks

_ADDRESS = re.compile(r"(?:(https?):)?//(?:[^/?#@]*@)?([^/?#\\]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_DATE = re.compile(r"/(?:19|20)\d\d(?:/(?:0[1-9]|1[0-2])(?:/[0-3]\d)?)?", re.ASCII)
_FILE = re.compile(r"\.(?!html?\Z|php\d?\Z|aspx?\Z|jsp\Z)[a-z0-9]{2,5}\Z", re.ASCII)
_LONGEST = 2000
_NOWHERE = "https://site.invalid"
"""Stands for the host of a site of which none is known."""
_ASKING = frozenset(
    (
        *("p", "page_id", "attachment_id", "feed", "cat", "tag", "category_name", "author"),
        *("author_name", "m", "post_type", "name", "pagename", "s", "year", "monthnum"),
    )
)
"""Parameters by which WordPress finds what to show."""
_KEYS = {"name": "~{}", "pagename": "/{}", "feed": FEED}


class Fate(Enum):
    """What an address of a body is."""

    ELSEWHERE = "elsewhere"
    """Not on the old site; or no address of a page at all."""
    FILE = "file"
    """A file of the old site."""
    FOUND = "found"
    """A page that the new site has."""
    HIDDEN = "hidden"
    """A page that the new site does not show: a draft, or something left out."""
    MISSING = "missing"
    """A page of the old site that the source says nothing of."""


class Found(NamedTuple):
    """What an address leads to.

    Attributes:
        address: The new site's, where it is `FOUND`; else the absolute one of the old site.
        tail: Query and anchor that still mean something.
    """

    fate: Fate
    address: str = ""
    tail: str = ""


ELSEWHERE = Found(Fate.ELSEWHERE)


def resolve(href: str, links: LinkMap, origin: str) -> Found:
    """What an address leads to.

    Args:
        href: As the body has it.
        links: The map of the site.
        origin: The old address of the page it stands on, for a relative one.
    """
    absolute = _absolute(href.strip(), links, origin)
    match = _ADDRESS.fullmatch(absolute)
    key = _key(match[2], match[3], links) if match else None
    if match is None or key is None:
        return ELSEWHERE
    lost = absolute if links.site else href
    if _is_file(key) and key not in links.known:
        return Found(Fate.FILE, lost)
    _, _, _, query, anchor = match.groups("")
    address = _look_up(key, query, links)
    if not address:
        return Found(Fate.MISSING if address is None else Fate.HIDDEN, lost)
    if "://" in address:
        return Found(Fate.FILE, address)
    asked = not key and address != links.known.get("")
    return Found(Fate.FOUND, address, _tail("" if asked else query, anchor))


def _absolute(href: str, links: LinkMap, origin: str) -> str:
    """The address with scheme and host; empty for what is no address of a page."""
    if not href or href[0] == "#" or len(href) > _LONGEST:
        return ""
    if href[:4].lower() == "http" and "://" in href[:8]:
        scheme, _, rest = href.partition("://")
        return f"{scheme.lower()}://{rest}"
    if _SCHEME.match(href):
        return ""
    if href.startswith("//"):
        return f"https:{href}"
    return _joined(href, links.site or _NOWHERE, origin)


def _joined(href: str, site: str, origin: str) -> str:
    """An address without a host, as it is meant on the page it stands on."""
    if href[0] == "/":
        return site + href
    try:
        return urljoin(urljoin(f"{site}/", origin), href)
    except ValueError:
        return ""


def _key(host: str, path: str, links: LinkMap) -> str | None:
    """The path as the map knows it; None on another site."""
    folder = links.hosts.get(host_key(host))
    if folder is None and not links.site and host == urlsplit(_NOWHERE).netloc:
        folder = ""
    return None if folder is None else _below(path_key(path), folder)


def _below(key: str, folder: str) -> str | None:
    """The path below the site's folder, None where it is another site's."""
    if not folder:
        return key
    return key[len(folder) :] if key == folder or key.startswith(f"{folder}/") else None


def _is_file(key: str) -> bool:
    name = key.rpartition("/")[2]
    if "." not in name:
        return False
    return key.split("/", 2)[1] in permalinks().folders or _FILE.search(name) is not None


def _look_up(key: str, query: str, links: LinkMap) -> str | None:
    """The new address of a path and a query; empty where it is hidden, None where nothing is."""
    if query and not key:
        return _by_query(query, links)
    if query and (asked := id_of(query)) and (by_id := links.known.get(asked)):
        return by_id
    for candidate in _candidates(key):
        found = links.known.get(candidate)
        if found is not None:
            return found
    return None


def _by_query(query: str, links: LinkMap) -> str | None:
    """What `?p=12`, `?cat=3` and the like ask for; the front page where they ask for nothing."""
    if by_id := id_of(query):
        return links.known.get(by_id)
    asked = False
    for name, value in parse_qsl(query[:_LONGEST]):
        key = _KEYS.get(name, f"?{name}={{}}").format(path_key(value))
        if key in links.known:
            return links.known[key]
        asked = asked or name in _ASKING
    return None if asked else links.known.get("")


def _candidates(key: str) -> Iterator[str]:
    """What a path may be known as, the surest first."""
    table = permalinks()
    yield key
    if feed := table.feed.search(key):
        key = key[: feed.start()]
        yield FEED if key in {"", "/comments"} else key
    if _DATE.fullmatch(key):
        return
    while view := table.view.search(key):
        key = key[: view.start()]
        if key or not view[0][1:].isdigit():
            yield key
    parts = key.split("/")
    yield from (f"/{part}/{parts[-1]}" for part in parts[1:-1])
    yield f"~{parts[-1]}"


def _tail(query: str, anchor: str) -> str:
    """What is left of query and anchor on a site without WordPress."""
    table = permalinks()
    tail = ""
    if query:
        left = [
            (name, value)
            for name, value in parse_qsl(query[:_LONGEST], keep_blank_values=True)
            if name not in table.noise and name not in _ASKING
        ]
        tail = f"?{urlencode(left)}" if left else ""
    if anchor and not table.anchors.fullmatch(unquote(anchor)):
        tail += f"#{anchor}"
    return tail
