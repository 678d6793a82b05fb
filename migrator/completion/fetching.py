"""Addresses of cut posts → a shelf of the pages found there, fetched politely or from the cache."""

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from migrator.completion.identity import Key, keys_of_address
from migrator.completion.judging import Ref
from migrator.completion.shelf import Shelf
from migrator.readers import SourceError, Stub
from migrator.readers.page import READER
from migrator.settings import Settings
from migrator.web import Cache, Cached, Crawler, Session, WebError
from migrator.web.policy import RUN

SHOWN: Final = "fetched"
"""What reports call the pages: `fetched!https://…`."""
_LONGEST: Final = 300.0
"""Seconds that one page may take in all."""
_LARGEST: Final = 64 << 20
"""Bytes of one page."""


@dataclass(slots=True)  # mutable: it grows with what is fetched
class Gathered:
    """What came of the addresses that were asked for.

    Attributes:
        pages: By the address that was asked for.
        faults: Why there is none, by address.
    """

    pages: dict[str, Cached] = field(default_factory=dict)
    faults: dict[str, WebError] = field(default_factory=dict)

    def knows(self, url: str) -> bool:
        """Whether it was asked for already."""
        return url in self.pages or url in self.faults


class Fetcher:
    """Fetches pages of posts: one after the other, each at most once a run, each kept."""

    def __init__(self, cache: Path, settings: Settings) -> None:
        """Nothing is fetched yet.

        Args:
            cache: Folder of the pages that were fetched before, and will be.
            settings: `refresh` asks for newer versions of these; `timezone` is for their dates.
        """
        self._cache = Cache(cache)
        self._settings = settings
        run = RUN.get()
        self._policy = replace(
            run,
            total_timeout=min(run.total_timeout, _LONGEST),
            max_bytes=min(run.max_bytes, _LARGEST),
        )

    def fetch(self, urls: Iterable[str], so_far: Gathered, advance: Callable[[int], None]) -> None:
        """Add what lies at these addresses to what was fetched so far."""
        with (
            tempfile.TemporaryDirectory(prefix="migrator-") as folder,
            Session(Path(folder), self._policy) as session,
        ):
            crawler = Crawler(session)
            ask = self._cache.renew if self._settings.refresh else self._cache.get
            for url in urls:
                try:
                    so_far.pages[url] = ask(url, crawler)
                except WebError as error:
                    so_far.faults[url] = error
                advance(1)

    def shelf(self, fetched: Gathered) -> "FetchedShelf":
        """Everything that was fetched, to complete posts from."""
        return FetchedShelf(fetched, self._settings)


class FetchedShelf:
    """The pages that were fetched, read together, so that a post of several pages is one."""

    def __init__(self, fetched: Gathered, settings: Settings) -> None:
        """Read them; where none holds a post, nothing will be found."""
        self._fetched = fetched
        self._folder = tempfile.TemporaryDirectory(prefix="migrator-")
        path = Path(self._folder.name) / "fetched.warc.gz"
        with path.open("wb") as file:
            for cached in fetched.pages.values():
                file.write(cached.path.read_bytes())
        self._shelf = _shelf(path, settings)
        self._by_page: dict[str, list[Stub]] = {}
        for stub in self._shelf.stubs if self._shelf else ():
            self._by_page.setdefault(stub.file, []).append(stub)

    def refs(self, keys: Iterable[Key], urls: Iterable[str]) -> list[Ref]:
        """The posts on pages that were fetched, and those known by one of these keys."""
        pages = [self._fetched.pages[url] for url in urls if url in self._fetched.pages]
        if self._shelf is None or not pages:
            return []
        by_address = [key for page in pages for key in keys_of_address(page.final_url)]
        found = [*self._shelf.find([*keys, *by_address])]
        for page in pages:
            found += self._by_page.get(f"{SHOWN}!{page.final_url}", ())
        return [Ref(self._shelf, stub) for stub in dict.fromkeys(found)]

    def close(self) -> None:
        """Remove what was made for reading; the cache stays."""
        if self._shelf is not None:
            self._shelf.close()
        self._folder.cleanup()


def _shelf(path: Path, settings: Settings) -> Shelf | None:
    try:
        return Shelf(READER.open(path, SHOWN, settings))
    except SourceError:
        return None
