"""How the page reader knows its sources, and opens them."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from migrator.readers.page.files import SUFFIXES, ZIP_HEAD, folder_has_pages
from migrator.readers.page.mhtml import is_mhtml
from migrator.readers.page.source import PageSource
from migrator.settings import Settings

_OPENING = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_XML_ROOT = re.compile(rb"<(?:rss|feed|channel|rdf:rdf|urlset)[\s>]", re.IGNORECASE)
_NEAR = 4096


class PageReader:
    """Saved web pages: a file, a folder, a zip archive."""

    name = "page"
    help = "Saved web pages of a blog: one .html or .mhtml file, a folder of them, or a .zip."

    def knows(self, head: bytes, path: str) -> float:
        """How sure it is, 0 to 1, that this is a page or holds pages."""
        place = Path(path)
        if not head:
            return 0.7 if place.is_dir() and folder_has_pages(place) else 0.0
        if head.startswith(ZIP_HEAD):
            return 0.6 if any(map(_is_page, _zipped_names(head))) else 0.0
        text = head.replace(b"\0", b"") if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else head
        if b"\0" in text[:_NEAR] or _XML_ROOT.search(text[:_NEAR]):
            return 0.0
        if is_mhtml(head):
            return 0.97
        named = _is_page(path)
        if _OPENING.search(text[:_NEAR]):
            return 0.95 if named or b"wp-content" in head or b"WordPress" in head else 0.9
        return 0.6 if named else 0.0

    def open(self, path: Path, name: str, settings: Settings) -> PageSource:
        """Open a page, a folder or an archive.

        Raises:
            SourceError: It can't be opened, or holds no page.
        """
        return PageSource(path, name, settings.timezone)


def _is_page(name: str) -> bool:
    return PurePath(name).suffix.lower() in SUFFIXES


def _zipped_names(head: bytes) -> Iterator[str]:
    """The names of the archive's members whose headers lie in its first bytes."""
    start = head.find(ZIP_HEAD)
    while start != -1:
        length = int.from_bytes(head[start + 26 : start + 28], "little")
        yield head[start + 30 : start + 30 + length].decode("utf-8", errors="replace")
        start = head.find(ZIP_HEAD, start + 4)


READER = PageReader()
