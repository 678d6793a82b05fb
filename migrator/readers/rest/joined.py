"""Several sources of one site → one source; a post that is in two of them comes from the first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from migrator.diagnostics import Diagnostic
from migrator.model import Post, Site
from migrator.readers.source import Item, Source, Stub


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
    """Parts of a site, as the pages of its feed are."""

    reader = "rest"

    def __init__(
        self,
        parts: Sequence[Source],
        notes: Sequence[Diagnostic],
        let_go: Callable[[], None],
    ) -> None:
        """Take the opened parts.

        Args:
            parts: At least one, in the order of the posts.
            notes: What there is to say of how they were got.
            let_go: Called in the end.
        """
        self._parts = parts
        self._notes = notes
        self._let_go = let_go
        self._origins: list[tuple[int, Stub]] = []

    def __enter__(self) -> Self:
        """The source itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close it."""
        self.close()

    @property
    def site(self) -> Site:
        """What the first part says, with the people and terms of all."""
        sites = [part.site for part in self._parts]
        authors = dict.fromkeys(author for site in sites for author in site.authors)
        terms = dict.fromkeys(term for site in sites for term in site.terms)
        return replace(sites[0], authors=tuple(authors), terms=tuple(terms))

    def survey(self) -> Sequence[Stub]:
        """The stubs of all parts, each post once.

        Raises:
            SourceError: A part can't be read.
        """
        self._origins = []
        seen: set[str] = set()
        stubs: list[Stub] = []
        for number, part in enumerate(self._parts):
            for stub in part.survey():
                if stub.link and stub.link in seen:
                    continue
                seen.add(stub.link)
                stubs.append(replace(stub, ordinal=len(stubs)))
                self._origins.append((number, stub))
        return stubs

    def items(self, stubs: Sequence[Stub]) -> Iterator[Item]:
        """The items of these stubs."""
        for stub in stubs:
            number, own = self._origins[stub.ordinal]
            for item in self._parts[number].items([own]):
                yield _Renumbered(stub, item)

    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was met on the way and in the parts."""
        return (*self._notes, *(met for part in self._parts for met in part.diagnostics()))

    def close(self) -> None:
        """Close the parts."""
        for part in self._parts:
            part.close()
        self._let_go()
