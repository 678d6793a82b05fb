"""A source at hand, to complete posts of another from: its posts by address, id and title."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from migrator.completion.identity import Key, keys_of_stub, title_key
from migrator.model import Post
from migrator.readers import Item, Source, Stub
from migrator.readers.feed import READER as FEED
from migrator.readers.opening import detect, open_source
from migrator.settings import Settings

_MOST_OF_A_TITLE = 8
"""Posts of one title that are looked at; what more have in common says nothing."""


class Shelf:
    """One surveyed source. Its posts are read when they are asked for.

    Attributes:
        stubs: All of them.
    """

    def __init__(self, source: Source) -> None:
        """Survey it.

        Raises:
            SourceError: It can't be read.
        """
        self._source = source
        self.stubs = source.survey()
        self._by_key: dict[Key, list[Stub]] = {}
        self._by_title: dict[str, list[Stub]] = {}
        for stub in self.stubs:
            for key in keys_of_stub(stub, source.site):
                self._by_key.setdefault(key, []).append(stub)
            self._by_title.setdefault(title_key(stub.title), []).append(stub)

    def find(self, keys: Iterable[Key]) -> Sequence[Stub]:
        """The posts that have one of these keys, each once."""
        found = {stub.ordinal: stub for key in keys for stub in self._by_key.get(key, ())}
        return list(found.values())

    def titled(self, title: str) -> Sequence[Stub]:
        """The posts of a title; none where it says too little."""
        key = title_key(title)
        found = self._by_title.get(key, []) if key else []
        return found if len(found) <= _MOST_OF_A_TITLE else []

    def items(self, stubs: Sequence[Stub]) -> Iterator[Item]:
        """The items of these posts."""
        return self._source.items(stubs)

    def close(self) -> None:
        """Free what the source holds, where nobody else does."""
        self._source.close()


def read_stub(shelf: Shelf, stub: Stub) -> Post | None:
    """A post at hand; None where it can't be read, which is no reason to stop."""
    try:
        return next(iter(shelf.items([stub]))).read()[0]
    except Exception:  # noqa: BLE001  (bad input costs one item at most)
        return None


@contextmanager
def open_shelves(names: Iterable[str], settings: Settings) -> Iterator[Sequence[Shelf]]:
    """Open the sources that the user named to complete from.

    Args:
        names: Paths or addresses; of a folder its pages or export, and the feeds in it.

    Raises:
        SourceError: One of them can't be read, or holds no post.
        WebError: An address could not be fetched.
    """
    plain = replace(settings, reader="", boundaries="")
    with ExitStack() as opened:
        ways = ((name, way) for name in names for way in _ways(Path(name), plain))
        yield [Shelf(opened.enter_context(open_source(name, way))) for name, way in ways]


def _ways(path: Path, settings: Settings) -> list[Settings]:
    """How to read what the user named: a folder of pages or exports may hold feeds as well."""
    if not path.is_dir() or not FEED.knows(b"", str(path)):
        return [settings]
    as_feeds = replace(settings, reader=FEED.name)
    return [as_feeds] if detect(path, str(path)).name == FEED.name else [as_feeds, settings]
