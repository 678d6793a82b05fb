"""A site whose API and feed are closed → its pages in one archive, as far as robots.txt lets us.

Which pages there are its sitemap says; a site without one is followed from its front page to older
and older lists.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml import etree

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics import rest as codes
from migrator.settings import Settings
from migrator.web import Cache, Crawler, Session, UnreachableError, WebError

_SITEMAPS: Final = ("wp-sitemap.xml", "sitemap_index.xml", "sitemap.xml")
_LISTS: Final = ("taxonomies", "category", "tag", "users", "author")
"""Words in the names of sitemaps that list no posts."""
_MOST: Final = 50_000
_GONE: Final = 4
"""Pages in a row that the network fails on, after which it is taken to be gone."""
_SPACE: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(slots=True)  # mutable: it grows
class Crawled:
    """What was fetched.

    Attributes:
        archive: A file of records (WARC), one for each page.
        count: How many there are.
        lost: Addresses that could not be fetched.
    """

    archive: Path
    count: int = 0
    lost: list[str] = field(default_factory=list)

    def notes(self, name: str) -> Iterator[Diagnostic]:
        """What there is to say of it."""
        if self.lost:
            detail = ", ".join(self.lost[:3]) + (" …" if len(self.lost) > 3 else "")
            yield Diagnostic(codes.REST_PAGES_LOST, Place(name), detail, len(self.lost))


def crawl(session: Session, site: str, folder: Path, settings: Settings) -> Crawled:
    """Fetch the pages of a site.

    Args:
        session: To ask with.
        site: Address of the front page.
        folder: Where the archive goes.
        settings: `cache` is a folder of pages that were fetched before, `refresh` asks for them
            anew.

    Raises:
        WebError: The network is gone, or the front page can't be had.
    """
    crawler, cache = Crawler(session), Cache(Path(settings.cache or folder / "kept"))
    ask = cache.renew if settings.refresh else cache.get
    crawled = Crawled(folder / "pages.warc.gz")
    addresses = list(islice(_listed(crawler, site), _MOST))
    failures = 0
    with crawled.archive.open("wb") as archive:
        for url in addresses or _older(site):
            try:
                archive.write(ask(url, crawler).path.read_bytes())
            except WebError as error:
                if not addresses and crawled.count:
                    break  # past the oldest list
                failures += isinstance(error, UnreachableError)
                if failures >= _GONE or not addresses:
                    raise
                crawled.lost.append(url)
            else:
                failures = 0
                crawled.count += 1
    return crawled


def _older(site: str) -> Iterator[str]:
    """The front page, and the lists of older posts that follow it."""
    yield site
    for number in count(2):
        yield urljoin(site, f"page/{number}/")


def _listed(crawler: Crawler, site: str) -> Iterator[str]:
    """The addresses that the site's own sitemap lists, each once."""
    host = urlsplit(site).hostname
    for name in _SITEMAPS:
        found = dict.fromkeys(
            url
            for url in _read_sitemap(crawler, urljoin(site, name))
            if urlsplit(url).hostname == host
        )
        if found:
            yield from found
            return


def _read_sitemap(crawler: Crawler, url: str) -> Iterator[str]:
    """The pages of a sitemap, and of those it lists in its turn."""
    root = _fetched(crawler, url)
    if root is None:
        return
    for inner in _places(root, "sitemap"):
        name = urlsplit(inner).path.rsplit("/", 1)[-1]
        if not any(word in name for word in _LISTS):
            listed = _fetched(crawler, inner)
            if listed is not None:
                yield from _places(listed, "url")
    yield from _places(root, "url")


def _fetched(crawler: Crawler, url: str) -> etree._Element | None:
    try:
        fetched = crawler.fetch(url)
        data = fetched.path.read_bytes()
        fetched.path.unlink()
    except WebError:
        return None
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _places(root: etree._Element, kind: str) -> Iterable[str]:
    for each in root.iter(f"{_SPACE}{kind}"):
        text = (each.findtext(f"{_SPACE}loc") or "").strip()
        if text:
            yield text
