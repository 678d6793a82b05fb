"""How the page reader knows its sources, and opens them."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from migrator.readers.page.filenames import SUFFIXES
from migrator.readers.page.files import ZIP_HEAD, folder_has_pages
from migrator.readers.page.mhtml import is_mhtml
from migrator.readers.page.saved import is_page, is_something_else
from migrator.readers.page.source import PageSource
from migrator.readers.page.warc import SUFFIXES as CRAWLS
from migrator.readers.page.warc import is_warc
from migrator.settings import Settings


class PageReader:
    """Saved web pages: a file, a folder, an archive, a crawl."""

    name = "page"
    help = "Saved web pages of a blog: one .html or .mhtml file, a folder of them, a .zip or .warc."

    def knows(self, head: bytes, path: str) -> float:
        """How sure it is, 0 to 1, that this is a page or holds pages."""
        place = Path(path)
        if not head:
            return 0.7 if place.is_dir() and folder_has_pages(place) else 0.0
        if head.startswith(ZIP_HEAD):
            return 0.6 if any(map(_is_page, _zipped_names(head))) else 0.0
        if is_warc(head):
            return 0.97
        if is_something_else(head):
            return 0.0
        return _sureness(head, _is_page(path))

    def open(self, path: Path, name: str, settings: Settings) -> PageSource:
        """Open a page, a folder or an archive.

        Raises:
            SourceError: It can't be opened, or holds no page.
        """
        return PageSource(path, name, settings.timezone)


def _sureness(head: bytes, named: bool) -> float:  # noqa: FBT001  (a fact, not a switch)
    """How sure it is of a lone file.

    Args:
        named: It has a page's name.
    """
    if is_mhtml(head):
        return 0.97
    if is_page(head):
        return 0.95 if named or b"wp-content" in head or b"WordPress" in head else 0.9
    return 0.6 if named else 0.0


def _is_page(name: str) -> bool:
    return PurePath(name).suffix.lower() in SUFFIXES or name.lower().endswith(CRAWLS)


def _zipped_names(head: bytes) -> Iterator[str]:
    """The names of the archive's members whose headers lie in its first bytes."""
    start = head.find(ZIP_HEAD)
    while start != -1:
        length = int.from_bytes(head[start + 26 : start + 28], "little")
        yield head[start + 30 : start + 30 + length].decode("utf-8", errors="replace")
        start = head.find(ZIP_HEAD, start + 4)


READER = PageReader()
