"""Cut posts → what completes them from the network: page after page, as long as there is more."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from migrator.completion.fetching import FetchedShelf, Fetcher, Gathered
from migrator.completion.identity import keys_of_post
from migrator.completion.item import merged
from migrator.completion.judging import Ref, sort_out
from migrator.completion.taken import Taken, read_refs
from migrator.diagnostics import Diagnostic
from migrator.diagnostics import completion as codes
from migrator.model import Post, Site
from migrator.readers import Item
from migrator.readers.page.address import is_web, page_key
from migrator.watching import Watch
from migrator.web import WebError

_NOWHERE: Final = Site()
_MOST_ROUNDS: Final = 50
"""Pages of one post that are fetched one after the other, each found on the one before."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A post that is not whole yet.

    Attributes:
        refs: The same post at hand, which completes it a little.
        link: Its own address.
        url: Where its rest is said to be.
    """

    ordinal: int
    refs: tuple[Ref, ...]
    link: str
    url: str

    @property
    def urls(self) -> tuple[str, ...]:
        """What to fetch: the rest; of a post that stands on several pages the first one too."""
        if not is_web(self.url):
            return ()
        further = is_web(self.link) and page_key(self.url).startswith(page_key(self.link))
        first = further and page_key(self.url) != page_key(self.link)
        return (self.link, self.url) if first else (self.url,)


ReadCut = Callable[[Sequence[Cut]], Iterator[tuple[Item, Post | None]]]
"""From cut posts to their items and posts as the source has them, in the same order."""


class Network:
    """Completes what is cut from pages that it fetches."""

    def __init__(self, fetcher: Fetcher, watch: Watch) -> None:
        """Nothing is fetched yet."""
        self._fetcher = fetcher
        self._watch = watch
        self._shelf: FetchedShelf | None = None

    def complete(self, cuts: Sequence[Cut], read: ReadCut) -> dict[int, Taken]:
        """What completes each of these posts, or why nothing does; by ordinal.

        Raises:
            WebError: Something was to be fetched, and nothing at all could be.
        """
        found = {cut.ordinal: _without_address(cut) for cut in cuts if not cut.urls}
        addressed = [cut for cut in cuts if cut.urls]
        fetched = Gathered()
        wanted = _wanted(addressed, fetched)
        for _ in range(_MOST_ROUNDS):
            if not wanted:
                break
            self._fetch(wanted, fetched)
            # All of them again, for the pages of one post are read together.
            rests = []
            for cut, (item, post) in zip(addressed, read(addressed), strict=True):
                found[cut.ordinal], rest = self._look(cut, item, post, fetched)
                rests.append(replace(cut, url=rest))
            wanted = _wanted(rests, fetched)
        return found

    def close(self) -> None:
        """Free what was made to read fetched pages."""
        if self._shelf is not None:
            self._shelf.close()
            self._shelf = None

    def _fetch(self, urls: Sequence[str], fetched: Gathered) -> None:
        with self._watch("Fetching", len(urls)) as advance:
            self._fetcher.fetch(urls, fetched, advance)
        if not fetched.pages:
            reason = next(iter(fetched.faults.values()))
            count = len(fetched.faults)
            raise WebError(
                f"Of {count} pages with the rest of cut posts none could be fetched: {reason}"
            )
        self.close()
        self._shelf = self._fetcher.shelf(fetched)

    def _look(
        self, cut: Cut, item: Item, post: Post | None, fetched: Gathered
    ) -> tuple[Taken, str]:
        """What completes a post out of all that was fetched, and where it still goes on."""
        assert self._shelf is not None
        if post is None:
            return Taken(cut.refs), ""
        verdict = sort_out(post, self._shelf.refs(keys_of_post(post, _NOWHERE), cut.urls))
        if verdict.same:
            refs = (*cut.refs, *verdict.same)
            whole = merged(item, list(read_refs(refs))).post
            if not whole.truncated:
                return Taken(refs), ""
            return Taken(refs, (_goes_on(whole.continue_url, fetched),)), whole.continue_url
        faults = [fetched.faults[url] for url in cut.urls if url in fetched.faults]
        note = _not_fetched(str(faults[-1])) if faults else _not_there(cut, verdict.other)
        return Taken(cut.refs, (note,)), ""


def _wanted(cuts: Iterable[Cut], fetched: Gathered) -> list[str]:
    """The addresses to be fetched, each once."""
    urls = dict.fromkeys(url for cut in cuts for url in cut.urls)
    return [url for url in urls if not fetched.knows(url)]


def _not_fetched(why: str) -> Diagnostic:
    return Diagnostic(codes.COMPLETION_NOT_FETCHED, detail=why)


def _goes_on(url: str, fetched: Gathered) -> Diagnostic:
    """What is said of a post that is cut all the same, by where it goes on."""
    fault = fetched.faults.get(url)
    return _not_fetched(str(fault) if fault else f"{url} does not hold the rest")


def _without_address(cut: Cut) -> Taken:
    return Taken(cut.refs, (Diagnostic(codes.COMPLETION_NO_ADDRESS),))


def _not_there(cut: Cut, others: Sequence[Ref]) -> Diagnostic:
    """What is said of a page that was fetched and does not hold the post."""
    places = ", ".join(str(ref.stub.place) for ref in others)
    if places:
        return Diagnostic(codes.COMPLETION_TEXT_DIFFERS, detail=f"found: {places}")
    return _not_fetched(f"{cut.url} does not hold the post")
