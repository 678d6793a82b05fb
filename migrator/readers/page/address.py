"""Addresses as a saved page has them → addresses as the site had them.

A copy from the Wayback Machine prefixes every address; browsers and crawlers say in a comment where
a page came from; the rest is relative to the page.
"""

import re
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from migrator.readers.page.dom import Tree, attribute

_WAYBACK = re.compile(
    r"^(?:(?:https?:)?//web\.archive\.org(?::80|:443)?)?/web/\d{1,14}(?:[a-z]{2}_)?/"
    r"(?=https?:|//|mailto:|javascript:)"
)
_WAYBACK_MARKS = ("BEGIN WAYBACK TOOLBAR", "FILE ARCHIVED ON", "/_static/js/wombat.js")
_SAVED_INDEX = re.compile(r"(?<=/)index(?:[0-9a-f]{4})?\.html(?=$|[?#])")
"""As wget and HTTrack call the file of an address that ends in a slash, or in a query."""
_SAVED_QUERY = re.compile(
    r"(?<=/)index\.(?:html|php)(?:%3[Ff]|@|\?(?=.*\.html$))(?P<query>[^?#]*?)(?:\.html)?(?=$|\#)"
)
"""As wget calls the file of an address with a query."""
_HOST_FOLDER = re.compile(r"^(?:(?:[\w-]+\.)+[^\W\d_]{2,}|\d+(?:\.\d+){3}|localhost)(?:[:+]\d+)?$")
_SCRIPT = re.compile(r"(?<=/)index\.php(?=\?)")
_SAVED_FROM = re.compile(
    r"""<!--\s*(?:
        saved\ from\ url=\(\d+\)(?P<browser>\S+)              # Internet Explorer, Chrome
      | Page\ saved\ with\ SingleFile\s+url:\s*(?P<single>\S+)
      | Mirrored\ from\ (?P<httrack>\S+)\ by\ HTTrack
    )""",
    re.VERBOSE,
)
_SAVED_FOLDER = re.compile(r"^(?P<stem>[^:?#]+)[_-](?P<kind>[^\W\d_]+)$")
_HEAD = 8192
_PAGE_NAME = re.compile(r"^(?:index|default)\.\w{2,5}$|\.(?:html?|php|xhtml|aspx?)$")


@dataclass(frozen=True, slots=True)
class Addresses:
    """How to make the addresses of one page whole.

    Attributes:
        page: The page's own address, empty where nothing says it.
        base: What relative addresses are relative to.
        archived: The page is a copy from the Wayback Machine.
        stem: The name of the page's own file, without its suffix.
    """

    page: str = ""
    base: str = ""
    archived: bool = False
    stem: str = ""

    def absolute(self, address: str) -> str:
        """The address as the site had it; one that can't be made whole stays as it is."""
        address = unwrap(address.strip()) if self.archived else address.strip()
        if not address or not self.base or self._is_saved_file(address):
            return address
        try:
            whole = urljoin(self.base, address)
        except ValueError:
            return address
        # Crawlers name the pages they save so; WordPress has no such address.
        if is_web(address):
            return whole
        return _SAVED_INDEX.sub("", _SAVED_QUERY.sub(r"?\g<query>", whole))

    def _is_saved_file(self, address: str) -> bool:
        """Whether it lies in the folder that a browser's “save complete” puts beside the page.

        That is called `name_files`, or the same in the browser's language.
        """
        folder, slash, _ = address.removeprefix("./").partition("/")
        found = _SAVED_FOLDER.match(unquote(folder)) if slash else None
        return found is not None and (found["kind"] == "files" or found["stem"] == self.stem)


def read_addresses(tree: Tree, text: str, name: str = "", saved: str = "") -> Addresses:
    """Where the page says it lies: canonical link, OpenGraph, oEmbed, or what saved it.

    Args:
        name: The page's own file.
        saved: Where the file says that it was saved from.
    """
    canonical = _first(tree, 'link[rel~="canonical"][href]', "href")
    shown = _first(tree, 'meta[property="og:url"][content]', "content")
    archived = bool(_WAYBACK.match(canonical)) or any(mark in text for mark in _WAYBACK_MARKS)
    candidates = [canonical, shown, _embedded(tree), saved, _saved_from(text)]
    unwrapped = [unwrap(each) if archived else each for each in candidates]
    page = next((each for each in unwrapped if is_web(each)), "") or _crawled(name, text)
    base = _first(tree, "base[href]", "href")
    base = unwrap(base) if archived else base
    return Addresses(page, _join(page, base), archived, PurePath(name).stem)


def _first(tree: Tree, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return attribute(node, name) if node is not None else ""


def _embedded(tree: Tree) -> str:
    """The address by which others may embed the page: WordPress says it of each post's own page."""
    link = _first(tree, 'link[type="application/json+oembed"][href]', "href")
    given = re.search(r"[?&]url=([^&]+)", link)
    return unquote(given[1]) if given else ""


def _crawled(name: str, text: str) -> str:
    """The address by the folders that a crawler made for host and path.

    Only where the page names that host itself: a folder may be called like one by chance.
    """
    parts = re.split("[/!]", name)
    for place, host in enumerate(parts[:-1]):
        if not _HOST_FOLDER.match(host):
            continue
        scheme = next((each for each in ("https", "http") if f"{each}://{host}" in text), "")
        if scheme:
            path = _SAVED_QUERY.sub(r"?\g<query>", "/".join(["", *parts[place + 1 :]]))
            return f"{scheme}://{host}{_SAVED_INDEX.sub('', path)}"
    return ""


def _saved_from(text: str) -> str:
    """The address in the comment a browser, SingleFile or HTTrack leaves at the top of a page."""
    found = _SAVED_FROM.search(text, 0, _HEAD)
    if not found:
        return ""
    mirrored = found["httrack"]
    whole = _SCRIPT.sub("", f"http://{mirrored}") if mirrored else ""
    return whole or found["browser"] or found["single"]


def _join(page: str, base: str) -> str:
    try:
        return urljoin(page, base) if base else page
    except ValueError:
        return page


def unwrap(address: str) -> str:
    """An address without the Wayback Machine's prefix, of which one is taken off."""
    return _WAYBACK.sub("", address, count=1)


def is_web(address: str) -> bool:
    """Whether an address is a whole one on the web."""
    return address.startswith(("http://", "https://"))


def without_fragment(address: str) -> str:
    """An address as far as the page it leads to."""
    return address.partition("#")[0]


def same_page(one: str, other: str) -> bool:
    """Whether two addresses lead to one page, scheme, `www.` and the last slash apart."""
    return bool(one) and page_key(one) == page_key(other)


def page_key(address: str) -> str:
    """What two addresses of one page have in common; the query counts, the fragment does not."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    query = "" if parts.query.startswith(("replytocom=", "share=", "utm_", "amp")) else parts.query
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("", host, unquote(parts.path).rstrip("/"), query, ""))


def host_of(address: str) -> str:
    """The host, without `www.`; empty where the address has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def slug_of(link: str) -> str:
    """The last name in a permalink's path, percent-encoding taken off; empty where it has none."""
    try:
        path = urlsplit(link).path
    except ValueError:
        return ""
    name = path.rstrip("/").rpartition("/")[2]
    return (
        "" if re.match(r"^(?:index|default)\.\w{2,5}$", name) else unquote(_PAGE_NAME.sub("", name))
    )
