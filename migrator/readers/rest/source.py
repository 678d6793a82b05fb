"""A live site as a `Source`: asked once, in the survey, and read from what was kept of it."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics import rest as codes
from migrator.model import Site
from migrator.readers.rest.asking import Asker
from migrator.readers.rest.live import LiveSite
from migrator.readers.rest.post import stub_of
from migrator.readers.rest.spool import Spool
from migrator.readers.source import ReadyItem, SourceError, Stub

_FILE = "answers.sqlite"


class LiveSource:
    """The items of a site that answers."""

    reader = "rest"

    def __init__(
        self, name: str, live: LiveSite, asker: Asker, folder: Path, held: ExitStack
    ) -> None:
        """Nothing is asked yet.

        Args:
            name: What the user called it.
            live: The site.
            asker: What it is asked with.
            folder: Where what it answers is kept.
            held: What is to be let go in the end.
        """
        self._name = name
        self._live = live
        self._asker = asker
        self._spool = Spool(folder / _FILE)
        self._held = held
        self._stubs: list[Stub] = []
        self._site = Site()
        self._diagnostics: list[Diagnostic] = []

    def __enter__(self) -> Self:
        """The source itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close it."""
        self.close()

    @property
    def site(self) -> Site:
        """The site, known after the survey."""
        return self._site

    def survey(self) -> Sequence[Stub]:
        """Ask for everything, keep it on disk, and give one stub for every item.

        Raises:
            SourceError: There is no item that we may see.
            WebError: The network, or the server, is gone.
        """
        if self._stubs:
            return self._stubs
        self._live.prepare()
        self._take_items()
        for post, row in self._live.comments():
            self._spool.add_comment(post, row)
        if apart := self._spool.seal():
            place = Place(self._name)
            self._diagnostics.append(Diagnostic(codes.REST_COMMENTS_APART, place, count=apart))
        if not self._stubs:
            raise SourceError(
                f"{self._name}: the site shows visitors no post; with a login it may "
                "(docs/live.md), and an export has all."
            )
        self._site = self._live.site()
        self._asker.forget()
        return self._stubs

    def _take_items(self) -> None:
        for kind, row in self._live.items():
            ordinal = self._spool.add_item(kind, row)
            self._stubs.append(stub_of(ordinal, self._name, self._live.outline(kind, row)))

    def items(self, stubs: Sequence[Stub]) -> Iterator[ReadyItem]:
        """The items of these stubs."""
        with self._spool.reading() as shelf:
            for stub in stubs:
                read = self._live.read(shelf.item(stub.ordinal))
                text = repr(read.post).encode("utf-8", "backslashreplace")
                digest = hashlib.sha256(text).hexdigest()
                notes = tuple(note.at(stub.place) for note in read.notes)
                yield ReadyItem(stub, read.post, digest, notes)

    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was met outside any item, known after the survey."""
        return (*self._live.notes, *self._diagnostics)

    def close(self) -> None:
        """Let go of the connection and of what was kept."""
        self._spool.close()
        self._held.close()
