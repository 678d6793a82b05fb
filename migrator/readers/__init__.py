"""Readers: bytes → the model.

In: a file, folder, archive, standard input or address. Out: a `Source`, surveyed once, then read
item by item. To add one: a package here with a `READER` that satisfies `Reader`, and its row below
(or, from outside, an entry point in the group `migrator.readers`).
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from migrator.readers.source import Item, ReadyItem, Source, SourceError, Stub
from migrator.settings import Settings

TABLE: Mapping[str, str] = {
    "wxr": "migrator.readers.wxr:READER",
    "feed": "migrator.readers.feed:READER",
    "rest": "migrator.readers.rest:READER",
    "page": "migrator.readers.page:READER",
    "dump": "migrator.readers.dump:READER",
}


class Reader(Protocol):
    """What a reader's package offers."""

    name: str
    help: str

    def knows(self, head: bytes, path: str) -> float:
        """How sure it is, 0 to 1, that it reads this.

        Args:
            head: The first 64 KB; none for a folder.
            path: Where it lies, or its address where it was named by one.
        """

    def open(self, path: Path, name: str, settings: Settings) -> Source:
        """Open a source; `name` is what the user called it.

        Raises:
            SourceError: It can't be read at all.
        """


def readers() -> Iterator[Reader]:
    """Every reader, ours first; each is imported only when the iteration reaches it."""
    for target in TABLE.values():
        yield _load(target)
    from importlib.metadata import entry_points  # noqa: PLC0415  (ours need none of it)

    for point in entry_points(group="migrator.readers"):
        yield cast("Reader", point.load())


def reader_named(name: str) -> Reader:
    """The reader of that name.

    Raises:
        SourceError: There is none.
    """
    if name in TABLE:
        return _load(TABLE[name])
    from importlib.metadata import entry_points  # noqa: PLC0415  (as above)

    for point in entry_points(group="migrator.readers", name=name):
        return cast("Reader", point.load())
    raise SourceError(f"There is no reader “{name}”; `migrator formats` lists them.")


def _load(target: str) -> Reader:
    module, _, attribute = target.partition(":")
    return cast("Reader", getattr(import_module(module), attribute))


__all__ = [
    "TABLE",
    "Item",
    "Reader",
    "ReadyItem",
    "Source",
    "SourceError",
    "Stub",
    "reader_named",
    "readers",
]
