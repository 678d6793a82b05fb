"""What was fetched of a site, in several files → one source; a post in two comes from the first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from migrator.diagnostics import Diagnostic
from migrator.model import Author, Post, Site, Term
from migrator.readers import reader_named
from migrator.readers.source import Item, Source, Stub
from migrator.settings import Settings


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a site, which may be opened any number of times.

    Attributes:
        reader: Name of the reader that reads it.
        name: What reports call it.
    """

    reader: str
    path: Path
    name: str
    settings: Settings

    def open(self) -> "Opened":
        """Open it and look at what is in it.

        Raises:
            SourceError: It can't be read, or holds no post.
        """
        source = reader_named(self.reader).open(self.path, self.name, self.settings)
        return Opened(source, source.survey())


@dataclass(frozen=True, slots=True)
class Opened:
    """A part that is open, with the stubs of its posts."""

    source: Source
    stubs: Sequence[Stub]


@dataclass(frozen=True, slots=True)
class _Renumbered:
    """An item of a part, under its place in the whole."""

    stub: Stub
    item: Item

    @property
    def digest(self) -> str:
        """Hash of what the part's source holds for it."""
        return self.item.digest

    def read(self) -> tuple[Post, tuple[Diagnostic, ...]]:
        """The post."""
        return self.item.read()


class JoinedSource:
    """Parts of a site, as the pages of its feed are. One of them is open at a time."""

    reader = "rest"

    def __init__(
        self, parts: Sequence[Part], notes: Sequence[Diagnostic], let_go: Callable[[], None]
    ) -> None:
        """Nothing is opened yet.

        Args:
            parts: At least one, in the order of the posts.
            notes: What there is to say of how they were got.
            let_go: Called in the end.
        """
        self._parts = parts
        self._diagnostics = list(notes)
        self._let_go = let_go
        self._open: tuple[int, Opened] | None = None
        self._stubs: list[Stub] = []
        self._origins: list[tuple[int, int]] = []
        self._site: Site | None = None

    def __enter__(self) -> Self:
        """The source itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close it."""
        self.close()

    @property
    def site(self) -> Site:
        """What the first part says, with the people and terms of all; known after the survey."""
        return self._site or Site()

    def survey(self) -> Sequence[Stub]:
        """The stubs of all parts, each post once.

        Raises:
            SourceError: A part can't be read.
        """
        if self._site is not None:
            return self._stubs
        seen: set[str] = set()
        authors: dict[Author, None] = {}
        terms: dict[Term, None] = {}
        for number in range(len(self._parts)):
            opened = self._opened(number)
            for place, stub in enumerate(opened.stubs):
                if not stub.link or stub.link not in seen:
                    seen.add(stub.link)
                    self._stubs.append(replace(stub, ordinal=len(self._stubs)))
                    self._origins.append((number, place))
            site = opened.source.site
            self._site = self._site or site
            authors |= dict.fromkeys(site.authors)
            terms |= dict.fromkeys(site.terms)
            self._diagnostics += opened.source.diagnostics()
        self._site = replace(self.site, authors=tuple(authors), terms=tuple(terms))
        return self._stubs

    def items(self, stubs: Sequence[Stub]) -> Iterator[Item]:
        """The items of these stubs."""
        for stub in stubs:
            number, place = self._origins[stub.ordinal]
            opened = self._opened(number)
            for item in opened.source.items([opened.stubs[place]]):
                yield _Renumbered(stub, item)

    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was met on the way and in the parts."""
        return self._diagnostics

    def close(self) -> None:
        """Close what is open."""
        if self._open is not None:
            self._open[1].source.close()
        self._let_go()

    def _opened(self, number: int) -> Opened:
        """A part, opened; the one that was open before is closed."""
        if self._open is not None and self._open[0] != number:
            self._open[1].source.close()
            self._open = None
        if self._open is None:
            self._open = number, self._parts[number].open()
        return self._open[1]
