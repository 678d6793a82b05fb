"""What several files, or one file twice, say of the same thing → each thing once, nothing lost."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from migrator.diagnostics import Diagnostic
from migrator.diagnostics.wxr import ID_TWICE, ITEM_REPEATED
from migrator.model import Author, Site, Term
from migrator.readers.source import Stub

_Thing = TypeVar("_Thing", Author, Term)


def without_repeats(
    stubs: Sequence[Stub], content: Callable[[Stub], bytes]
) -> tuple[list[Stub], list[Diagnostic]]:
    """The stubs without those whose item is equal to an earlier one of the same id.

    Items of one id and different content are kept, and reported. Items without id are one when they
    have the same link and are equal; without a link either, nothing says that they are the same.

    Args:
        content: Gives an item's bytes.
    """
    seen: dict[object, list[Stub]] = defaultdict(list)
    kept: list[Stub] = []
    diagnostics: list[Diagnostic] = []
    for stub in stubs:
        key = stub.id if stub.id is not None else stub.link
        earlier = seen[key] if key else []
        if earlier:
            data = content(stub).strip()
            equal = next((one for one in earlier if content(one).strip() == data), None)
            if equal is not None:
                diagnostics.append(Diagnostic(ITEM_REPEATED, stub.place, str(equal.place)))
                continue
            if stub.id is not None:
                diagnostics.append(Diagnostic(ID_TWICE, stub.place, str(earlier[0].place)))
        earlier.append(stub)
        kept.append(stub)
    return kept, diagnostics


def merged_site(sites: Sequence[Site], authors: Iterable[Author], terms: Iterable[Term]) -> Site:
    """One site of several files': the first one's own fields, everyone's authors and terms."""
    site = next((site for site in sites if site.url or site.title), Site())
    return replace(
        site,
        authors=_merged(authors, lambda author: author.login or author.email),
        terms=_merged(terms, lambda term: (term.taxonomy, term.slug or term.name)),
    )


def _merged(things: Iterable[_Thing], identity: Callable[[_Thing], object]) -> tuple[_Thing, ...]:
    """Things of one identity made one: what the first leaves empty comes from the later ones."""
    known: dict[object, _Thing] = {}
    for thing in things:
        key = identity(thing)
        known[key] = _filled(known[key], thing) if key in known else thing
    return tuple(known.values())


def _filled(first: _Thing, later: _Thing) -> _Thing:
    if first == later:
        return first
    missing = {
        row.name: getattr(later, row.name)
        for row in fields(first)
        if getattr(first, row.name) in {None, "", ()}
    }
    return replace(first, **missing)
