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
from migrator.readers.rest.crawl import crawl
from migrator.readers.rest.front_page import FrontPage
from migrator.readers.rest.joined import JoinedSource, Part
from migrator.readers.source import Source, SourceError
from migrator.settings import Settings
from migrator.web import AnswerError, Session, UnreachableError, WebError

_FEED: Final = "feed"
_PAGE: Final = "page"
_COMMENTS: Final = "comments/"
_PAST_THE_END: Final = frozenset({400, 404, 410})


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
    kind, parts = _FEED, list(_feed(opening, notes))
    if not parts:
        kind, parts = _PAGE, [_pages(opening, notes)]
    closed = opening.note(codes.REST_CLOSED, f"its {kind}s were read: {fault}")
    return JoinedSource(parts, [closed, *notes], opening.held.close)


def _pages(opening: Opening, notes: list[Diagnostic]) -> Part:
    """The pages of a site."""
    crawled = crawl(opening.session, opening.name, opening.folder, opening.settings)
    notes += crawled.notes(opening.name)
    return Part(_PAGE, crawled.archive, opening.name, opening.plain)


def _feed(opening: Opening, notes: list[Diagnostic]) -> Iterator[Part]:
    """The feed of a site, a part for each of its pages, newer posts first."""
    for address in _addresses(opening):
        known: set[str] = set()
        for number in count(1):
            url = _paged(address, number)
            try:
                part, links = _feed_page(opening, url)
            except _NoFeedError as error:
                if known and error.code is not None:
                    notes.append(opening.note(error.code, url))
                break
            if links <= known:  # the newest once more: it gives no older ones
                notes.append(opening.note(codes.REST_FEED_SHORT, f"{len(known)} posts"))
                break
            known |= links
            yield part
        if known:
            return


def _feed_page(opening: Opening, url: str) -> tuple[Part, set[str]]:
    """One page of a feed, with the links of its posts.

    Raises:
        _NoFeedError: There is none.
        UnreachableError: The network fails.
    """
    try:
        fetched = opening.session.fetch(url)
    except UnreachableError:
        raise
    except WebError as error:
        over = isinstance(error, AnswerError) and error.status in _PAST_THE_END
        raise _NoFeedError(None if over else codes.REST_PAGES_LOST) from error
    part = Part(_FEED, fetched.path, url, opening.plain)
    try:
        opened = part.open()
    except SourceError as error:
        raise _NoFeedError(codes.REST_FEED_SHORT) from error
    opened.source.close()
    return part, {stub.link or stub.title for stub in opened.stubs}


class _NoFeedError(Exception):
    """There is no feed at an address.

    Attributes:
        code: What that means where a page of the same feed was there before; None for nothing.
    """

    def __init__(self, code: Code | None) -> None:
        """Keep the code."""
        super().__init__()
        self.code = code


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
