"""The bytes of one page → its site, its posts, and what there is to say of it."""

from dataclasses import dataclass
from functools import lru_cache

from migrator.model import Site
from migrator.readers.page.charset import decode
from migrator.readers.page.finding import Found, find_posts
from migrator.readers.page.mhtml import is_mhtml, unpack
from migrator.readers.page.page import Page, read_page, read_site
from migrator.readers.page.post import ReadPost, read_post
from migrator.readers.page.saved import Saved
from migrator.readers.source import Note


@dataclass(frozen=True, slots=True)
class Opened:
    """One page, parsed, its posts found and not yet read."""

    page: Page | None
    found: tuple[Found, ...]
    notes: tuple[Note, ...]

    @property
    def why_empty(self) -> str:
        """What a page without a post says it is; empty where nothing says it."""
        return self.page.says_nothing if self.page is not None else ""

    @property
    def site(self) -> Site:
        """What the page says about its site."""
        return read_site(self.page) if self.page is not None else Site()

    def posts(self, timezone: str) -> list[ReadPost]:
        """Each post, in the page's order.

        The last is read first: one that stands in another is taken out when that one is read. They
        can be read once, for reading them changes the tree.
        """
        if self.page is None:
            return []
        backwards = [read_post(found, self.page, timezone) for found in reversed(self.found)]
        return backwards[::-1]


def open_page(saved: Saved, name: str) -> Opened:
    """Unpack, decode, parse and find the posts of a page."""
    packed = unpack(saved.data) if is_mhtml(saved.data) else saved
    decoded = decode(packed.data, packed.charset)
    notes = (Note(decoded.code, decoded.detail),) if decoded.code else ()
    page = read_page(decoded.text, name, packed.address)
    return Opened(page, tuple(find_posts(page)) if page else (), (*notes,))


@lru_cache(maxsize=8)
def read_posts(saved: Saved, name: str, timezone: str) -> tuple[ReadPost, ...]:
    """All posts of a page; kept for the last pages, as each post of a list asks for its own."""
    return tuple(open_page(saved, name).posts(timezone))
