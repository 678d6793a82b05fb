"""What a site's pages know of each other, beside their addresses."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import itemgetter
from typing import NamedTuple

from migrator.model import Term
from migrator.readers.source import Stub
from migrator.transforms import Addresses, LinkMap, Surveyed
from migrator.writers.site.addresses import AUTHORS, taxonomies
from migrator.writers.site.menus import Menu
from migrator.writers.site.redirects import Moved, find_moved

_MOST_LANGUAGES = 100
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Translation:
    """The same text in another language."""

    language: str
    address: str


class Dated(NamedTuple):
    """A post in the archives.

    Attributes:
        day: As in `2019-03-10`, where it was written.
    """

    day: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class SiteMap:
    """What is known of a site as a whole, beside where things are.

    Attributes:
        terms: Those that have a page, by taxonomy and slug.
        names: What each of these is called, which no other of its taxonomy is.
        moved: What has another address than it had.
        posts: All that are shown and dated, the newest first.
        filed: All that are shown of each category, tag, author and type, the newest first, by
            taxonomy and slug; of an author by `authors` and login, of a type by `type` and name.
        types: Types of items that have a page.
        languages: Of items, by ordinal, where the site has several.
        translations: Of each item, by ordinal, without itself.
        menus: In the source's order.
        ids: Ordinals by WordPress's id; of two items with one, the first.
        links: What the old site's addresses lead to.
    """

    terms: Mapping[tuple[str, str], Term] = field(default_factory=dict)
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    moved: Moved = field(default_factory=Moved)
    posts: tuple[Dated, ...] = ()
    filed: Mapping[tuple[str, str], tuple[Dated, ...]] = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    languages: Mapping[int, str] = field(default_factory=dict)
    translations: Mapping[int, tuple[Translation, ...]] = field(default_factory=dict)
    menus: tuple[Menu, ...] = ()
    ids: Mapping[int, int] = field(default_factory=dict)
    links: LinkMap | None = None

    @property
    def main_menu(self) -> str:
        """The slug of the first menu that has lines, which scaffolds show; empty without one."""
        return next((menu.slug for menu in self.menus if menu.items), "")


def make_site_map(surveyed: Surveyed, links: LinkMap) -> SiteMap:
    """What the survey says of a site; its menus are read later."""
    terms = taxonomies(surveyed)
    return SiteMap(
        terms=terms,
        names=_names(terms),
        moved=find_moved(surveyed, links),
        posts=tuple(_dated(surveyed.kept, links.addresses)),
        filed=_filed(surveyed.kept, links.addresses),
        types=frozenset(
            stub.type for stub in surveyed.kept if stub.ordinal in links.addresses.items
        ),
        languages={stub.ordinal: stub.language for stub in surveyed.kept if stub.language},
        translations=_translations(surveyed.kept, links.addresses),
        ids={stub.id: stub.ordinal for stub in reversed(surveyed.kept) if stub.id is not None},
        links=links,
    )


def _names(terms: Mapping[tuple[str, str], Term]) -> Mapping[tuple[str, str], str]:
    """The name of each term; with the slug after it where two of a taxonomy share the name."""
    shared = Counter((term.taxonomy, term.name) for term in terms.values())
    return {
        key: term.name
        if term.name and shared[term.taxonomy, term.name] == 1
        else f"{term.name} ({term.slug})".strip()
        for key, term in terms.items()
    }


def _dated(kept: Sequence[Stub], addresses: Addresses) -> list[Dated]:
    found = [
        (stub.published, Dated(stub.published.date().isoformat(), stub.title, address))
        for stub in kept
        if stub.type == "post" and stub.published and stub.ordinal not in addresses.hidden
        for address in (addresses.items.get(stub.ordinal),)
        if address
    ]
    return [row for _, row in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _filed(
    kept: Sequence[Stub], addresses: Addresses
) -> Mapping[tuple[str, str], tuple[Dated, ...]]:
    """What lists of a site show: undated items are the last."""
    found: dict[tuple[str, str], list[tuple[float, Dated]]] = {}
    for stub in kept:
        address = addresses.items.get(stub.ordinal)
        if address is None or stub.ordinal in addresses.hidden:
            continue
        at = stub.published
        row = Dated(at.date().isoformat() if at else "", stub.title, address)
        order = (at - _BEGIN).total_seconds() if at else -math.inf
        for key in _shelves(stub):
            found.setdefault(key, []).append((order, row))
    return {
        key: tuple(row for _, row in sorted(rows, key=itemgetter(0), reverse=True))
        for key, rows in found.items()
    }


def _shelves(stub: Stub) -> Sequence[tuple[str, str]]:
    """The lists that an item stands in, each once."""
    keys = [("type", stub.type)]
    keys += [("category", slug) for slug in dict.fromkeys(stub.categories)]
    keys += [("post_tag", slug) for slug in dict.fromkeys(stub.tags)]
    return [*keys, (AUTHORS, stub.author)] if stub.author else keys


def _translations(
    kept: Sequence[Stub], addresses: Addresses
) -> Mapping[int, tuple[Translation, ...]]:
    """The other members of each group that is shown, one for each language."""
    groups: dict[str, dict[str, Stub]] = {}
    for stub in kept:
        if stub.translation and stub.language and stub.ordinal not in addresses.hidden:
            group = groups.setdefault(stub.translation, {})
            if len(group) < _MOST_LANGUAGES:
                group.setdefault(stub.language, stub)
    return {
        stub.ordinal: tuple(
            Translation(other.language, addresses.items[other.ordinal])
            for other in group.values()
            if other is not stub and other.ordinal in addresses.items
        )
        for group in groups.values()
        if len(group) > 1
        for stub in group.values()
    }
