"""A sitemap, a feed or a list → the addresses of the old site that it names."""

import gzip
import re
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from migrator.readers.opening import locate, open_source
from migrator.readers.source import SourceError
from migrator.settings import Settings

_LOCATION: Final = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*</loc>")
_LARGEST: Final = 64 * 1024 * 1024
"""Bytes that are read of a sitemap, packed or not: the standard allows 50 MB."""
_MOST: Final = 500
"""Sitemaps that an index is followed to."""


def addresses_of(name: str, settings: Settings) -> list[str]:
    """The addresses that a file or address names, each once.

    Args:
        name: A sitemap or an index of them (`.xml`, `.xml.gz`), a feed, or a text with an address
            a line; a path or an http(s) address.
        settings: How a feed is read.

    Raises:
        SourceError: It can't be read, or names no address.
        WebError: It, or a sitemap that an index names, could not be fetched.
    """
    text = _text(name)
    head = text[:4096].lower()
    if "<sitemapindex" in head or "<urlset" in head:
        found = [*_sitemap(name, text)]
    elif head.lstrip().startswith(("<?xml", "<rss", "<feed", "<rdf")):
        with open_source(name, replace(settings, reader="feed")) as feed:
            found = [stub.link for stub in feed.survey() if stub.link]
    else:
        lines = (line.split("#")[0].strip() for line in text.splitlines())
        found = [line.split()[0] for line in lines if line.startswith(("http", "/"))]
    if not found:
        raise SourceError(
            f"{name}: names no address; give a sitemap, a feed, or a text with an address a line."
        )
    return [*dict.fromkeys(found)]


def _sitemap(name: str, text: str) -> Iterator[str]:
    """The addresses of a sitemap, or of those that an index names."""
    places = [unescape(place) for place in _LOCATION.findall(text)]
    if "<sitemapindex" not in text[:4096].lower():
        yield from places
        return
    for place in places[:_MOST]:
        inner = _text(_beside(name, place))
        if "<sitemapindex" not in inner[:4096].lower():
            yield from map(unescape, _LOCATION.findall(inner))


def _beside(name: str, place: str) -> str:
    """A sitemap that an index names: the file beside it, where there is one."""
    if "://" in name:
        return place
    file = Path(name).with_name(urlsplit(place).path.rpartition("/")[2] or "-")
    return str(file) if file.is_file() else place


def _text(name: str) -> str:
    """What stands in a file or at an address, unpacked."""
    with tempfile.TemporaryDirectory(prefix="migrator-") as spool:
        path, _ = locate(name, Path(spool))
        try:
            with path.open("rb") as stream:
                data = stream.read(_LARGEST)
            if data.startswith(b"\x1f\x8b"):
                with gzip.open(path) as packed:
                    data = packed.read(_LARGEST)
        except (OSError, EOFError, zlib.error) as error:
            raise SourceError(f"{name}: can't be read ({error}); check it.") from error
    return data.decode("utf-8-sig", "replace")
