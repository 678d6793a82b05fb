"""Addresses of pictures and other files → what they mean, and where the output has them.

`MediaSite.find` says which file an address means: all its sizes, and all spellings of its address,
have one key. A `MediaMap` says by that key where the file lies now, or why there is none.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, relpath
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote, urljoin

from migrator.content.originals import original
from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics.media import MEDIA_LEFT_OUT, MEDIA_MISSING, MEDIA_REFUSED
from migrator.transforms.media_types import is_media_name
from migrator.transforms.old_site import host_key
from migrator.transforms.references import Use, visit

_ADDRESS = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#\\]+)([^?#]*)(\?[^#]*)?", re.IGNORECASE)
_NO_TEXT = re.compile("[\ud800-\udfff]")
_LONGEST = 2000
_SAFE = "/!$&'()*+,;=:@-._~"
_FILES_HOST = ".files.wordpress.com"
_UPLOADS = "/wp-content/uploads/"


class Wanted(NamedTuple):
    """A file that something uses.

    Attributes:
        key: Host and path, in one spelling: what all addresses of the file have in common.
        url: Where it is to be had.
    """

    key: str
    url: str


class Lack(NamedTuple):
    """Why a file is not there."""

    what: Literal["missing", "refused"]
    why: str


@dataclass(frozen=True, slots=True)
class MediaPlace:
    """Where an output has its media.

    Attributes:
        folder: In the output.
        address: What the new site serves that folder as; empty where links are relative.
        shelves: Folders below it that a platform has for kinds of files, by ending.
        shelf: The one for all other files; empty where there are none.
        texts: Endings that would be taken for something else; such a file gets `.txt` after it.
        plain: Whether names are of ASCII letters, digits, `-`, `_` and `.` alone.
    """

    folder: str = "media"
    address: str = ""
    shelves: Mapping[str, str] = field(default_factory=dict)
    shelf: str = ""
    texts: frozenset[str] = frozenset()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class MediaSite:
    """What is known of the old site's files.

    Attributes:
        hosts: The old site's, as in `LinkMap`.
        url: Its address.
        library: What `content.originals.library` gives.
    """

    hosts: Mapping[str, str] = field(default_factory=dict)
    url: str = ""
    library: Mapping[str, str] = field(default_factory=dict)

    def find(self, address: str, use: Use, origin: str = "") -> Wanted | None:
        """The file that an address means; None for what is no file, or is none of ours.

        Args:
            address: As it stands in a body.
            use: What it is for.
            origin: Old address of the page it stands on, for a relative one.
        """
        plain = address.strip()
        if use is Use.SOURCE or use is Use.EMBED or not plain or len(plain) > _LONGEST:
            return None
        url = original(self._absolute(plain, origin), self.library, (), None)
        match = _ADDRESS.match(url)
        if match is None or _NO_TEXT.search(url):
            return None
        host, path, query = match.groups("")
        is_named = is_media_name(path)
        if use is Use.LINK and not (is_named and self.owns(host, path)):
            return None
        if not (is_named or use is Use.PICTURE):
            return None
        if self.owns(host, path) and is_named:
            query = ""
        key = host_key(host) + unicodedata.normalize("NFC", unquote(path))
        return Wanted(key + query, match[0] if query else match[0].partition("?")[0])

    def owns(self, host: str, path: str) -> bool:
        """Whether an address is the old site's own, on whatever host it keeps its files."""
        name = host_key(host)
        return name in self.hosts or name.endswith(_FILES_HOST) or f"{name}{path}" in self.library

    def _absolute(self, address: str, origin: str) -> str:
        if address[:4].lower() == "http" and "://" in address[:8]:
            return address
        if address.startswith("//"):
            return f"https:{address}"
        if address[0] == "#" or not self.url or ":" in address.partition("/")[0]:
            return ""
        try:
            return urljoin(origin or f"{self.url.rstrip('/')}/", address)
        except ValueError:
            return ""


@dataclass(frozen=True, slots=True)
class MediaMap:
    """Where the output has the files that the old site had. Picklable, made before conversion.

    Attributes:
        files: Path in the output, by key.
        lacks: Why there is none, by key.
        base: Folder that the new site lies in, as in `Addresses`.
        leaves_out: Pictures are to be left out.
    """

    site: MediaSite = field(default_factory=MediaSite)
    place: MediaPlace = field(default_factory=MediaPlace)
    files: Mapping[str, str] = field(default_factory=dict)
    lacks: Mapping[str, Lack] = field(default_factory=dict)
    base: str = ""
    leaves_out: bool = False

    def path(self, url: str) -> str:
        """Where the output has the picture of an address; empty where it does not."""
        wanted = self.site.find(url, Use.PICTURE) if self.files else None
        return self.files.get(wanted.key, "") if wanted else ""

    def shown(self, url: str, at: str) -> str:
        """The new address of a picture, or the one it has.

        Args:
            at: Path in the output of the file that says so.
        """
        if self.leaves_out:
            return ""
        path = self.path(url)
        return self.link(path, at) if path else url

    def link(self, path: str, at: str) -> str:
        """A file's address as it is written in the file that lies at `at`."""
        if self.place.address:
            served = self.base + self.place.address + path.removeprefix(self.place.folder)
            return quote(served, safe=_SAFE)
        return quote(relpath(path, dirname(at) or "."), safe=_SAFE)


def file_key(address: str) -> str:
    """Host and path of an address as it stands, as in `Wanted`; empty where it is none."""
    match = _ADDRESS.match(address)
    return host_key(match[1]) + unicodedata.normalize("NFC", unquote(match[2])) if match else ""


def uploads_path(key: str) -> str:
    """Where a file lies under `uploads`, as in `2019/03/rye.jpg`; empty where it lies elsewhere."""
    host, _, path = key.partition("/")
    if host.endswith(_FILES_HOST):
        return path
    _, found, below = f"/{path}".partition(_UPLOADS)
    if not found:
        return ""
    first, _, rest = below.partition("/")
    if first == "sites" and rest.partition("/")[0].isdecimal():
        return rest.partition("/")[2]
    return below


class Relocator:
    """A `Visit` that lets addresses of files lead to where the output has them."""

    def __init__(self, media: MediaMap, at: str, origin: str) -> None:
        """Begin in the file that lies at `at`, made of the page that had the address `origin`."""
        self._media = media
        self._at = at
        self._origin = origin
        self._lacking: Counter[tuple[Lack, str]] = Counter()

    def __call__(self, address: str, use: Use) -> str:
        """The new address, or the one there is."""
        media = self._media
        wanted = media.site.find(address, use, self._origin)
        if wanted is None:
            return address
        path = media.files.get(wanted.key)
        if path:
            return media.link(path, self._at)
        lack = media.lacks.get(wanted.key)
        if lack is None:
            return address
        self._lacking[lack, wanted.url] += 1
        return address if "//" in address[:8] else wanted.url

    def reports(self, place: Place) -> tuple[Diagnostic, ...]:
        """What the output does not have, each file once."""
        return tuple(
            Diagnostic(_CODES[lack.what], place, f"{url}: {lack.why}", count)
            for (lack, url), count in self._lacking.items()
        )


_CODES = {"missing": MEDIA_MISSING, "refused": MEDIA_REFUSED}


def relocate(
    root: Element, relocator: Relocator, others: Iterable[tuple[str, Use]], place: Place
) -> tuple[Diagnostic, ...]:
    """Let a body's pictures and files be those of the output; its tree is changed in place.

    Args:
        root: The body.
        relocator: Begun where the item lies.
        others: Addresses of files that the item uses outside its body, and what for.
        place: Where the item stands, for reports.
    """
    visit(root, relocator)
    for address, use in others:
        relocator(address, use)
    return relocator.reports(place)


def leave_out(root: Element, place: Place) -> tuple[Diagnostic, ...]:
    """Put in the place of each picture its alternative text; the tree is changed in place."""
    found: Counter[str] = Counter()
    todo = [root]
    while todo:
        node = todo.pop()
        children: list[Element | str] = []
        for child in node.children:
            shown = child
            if isinstance(child, Element) and child.tag == "img":
                found[child.attrs.get("src", "")] += 1
                shown = child.attrs.get("alt", "")
            if isinstance(shown, Element):
                children.append(shown)
                todo.append(shown)
            elif children and isinstance(last := children[-1], str):
                children[-1] = last + shown
            elif shown:
                children.append(shown)
        node.children = children
    return tuple(
        Diagnostic(MEDIA_LEFT_OUT, place, address, count) for address, count in found.items()
    )
