"""A site whose API is closed → its feed, page by page, else the pages of the site itself."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from migrator.diagnostics import Code, Diagnostic, Place
from migrator.diagnostics import rest as codes
from migrator.readers import reader_named
from migrator.readers.rest.crawl import crawl
from migrator.readers.rest.front_page import FrontPage
from migrator.readers.rest.joined import JoinedSource
from migrator.readers.source import Source, SourceError
from migrator.settings import Settings
from migrator.web import Session, UnreachableError, WebError

_FEED: Final = "feed"
_PAGE: Final = "page"
_COMMENTS: Final = "comments/"


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known of a site while it is opened.

    Attributes:
        session: To ask with.
        name: Its address.
        page: What its front page says.
        folder: Where what is fetched is kept.
        held: What is to be let go in the end.
    """

    session: Session
    name: str
    page: FrontPage
    settings: Settings
    folder: Path
    held: ExitStack

    @property
    def plain(self) -> Settings:
        """The settings for the readers of what is fetched."""
        return replace(self.settings, reader="", boundaries="")

    def note(self, code: Code, detail: str) -> Diagnostic:
        """A report on the site."""
        return Diagnostic(code, Place(self.name), detail)


def open_closed(opening: Opening, fault: str) -> Source:
    """Read a site without its API.

    Args:
        opening: What is known of it.
        fault: Why the API is closed.

    Raises:
        SourceError: There is neither a feed nor a page.
        WebError: The network fails.
    """
    notes: list[Diagnostic] = []
    parts = list(_feed(opening, notes))
    kind = _FEED
    if not parts:
        kind = _PAGE
        kept = opening.settings.cache
        crawled = crawl(
            opening.session,
            opening.name,
            opening.folder,
            Path(kept) if kept else opening.folder / "kept",
        )
        notes += crawled.notes(opening.name)
        parts = [reader_named(_PAGE).open(crawled.archive, opening.name, opening.plain)]
    closed = opening.note(codes.REST_CLOSED, f"its {kind}s were read: {fault}")
    return JoinedSource(parts, [closed, *notes], opening.held.close)


def _feed(opening: Opening, notes: list[Diagnostic]) -> Iterator[Source]:
    """The feed of a site, one source for each of its pages, newer posts first."""
    for address in _addresses(opening):
        known: set[str] = set()
        for number in count(1):
            source = _feed_page(opening, _paged(address, number))
            links = {stub.link or stub.title for stub in source.survey()} if source else set()
            if source is None or links <= known:
                if source is not None:  # a page that was there already: it gives no older ones
                    source.close()
                    notes.append(opening.note(codes.REST_FEED_SHORT, f"{len(known)} posts"))
                break
            known |= links
            yield source
        if known:
            return


def _feed_page(opening: Opening, url: str) -> Source | None:
    """One page of a feed; None where there is none.

    Raises:
        UnreachableError: The network fails.
    """
    try:
        fetched = opening.session.fetch(url)
    except UnreachableError:
        raise
    except WebError:
        return None
    try:
        source = reader_named(_FEED).open(fetched.path, url, opening.plain)
        source.survey()
    except SourceError:
        return None
    return source


def _addresses(opening: Opening) -> Iterator[str]:
    """Where the feed may be: as the front page says, else where WordPress has it."""
    named = [url for url in opening.page.feeds if _COMMENTS not in urlsplit(url).path]
    yield from dict.fromkeys(
        [*named[:1], urljoin(opening.name, "feed/"), urljoin(opening.name, "?feed=rss2")]
    )


def _paged(url: str, number: int) -> str:
    """The address of a feed's older entries."""
    if number == 1:
        return url
    parts = urlsplit(url)
    query = urlencode([*parse_qsl(parts.query), ("paged", str(number))])
    return urlunsplit(parts._replace(query=query))
