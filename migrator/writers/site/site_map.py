"""What a site's pages know of each other, beside their addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from migrator.model import Term
from migrator.readers.source import Stub
from migrator.transforms import Addresses, LinkMap, Surveyed
from migrator.writers.site.addresses import taxonomies
from migrator.writers.site.menus import Menu
from migrator.writers.site.redirects import Moved, find_moved


@dataclass(frozen=True, slots=True)
class Translation:
    """The same text in another language."""

    language: str
    address: str


@dataclass(frozen=True, slots=True)
class SiteMap:
    """What is known of a site as a whole, beside where things are.

    Attributes:
        terms: Those that have a page, by taxonomy and slug.
        moved: What has another address than it had.
        languages: Of items, by ordinal, where the site has several.
        translations: Of each item, by ordinal, without itself.
        menus: In the source's order.
        ids: Ordinals by WordPress's id; of two items with one, the first.
        links: What the old site's addresses lead to.
    """

    terms: Mapping[tuple[str, str], Term] = field(default_factory=dict)
    moved: Moved = field(default_factory=Moved)
    languages: Mapping[int, str] = field(default_factory=dict)
    translations: Mapping[int, tuple[Translation, ...]] = field(default_factory=dict)
    menus: tuple[Menu, ...] = ()
    ids: Mapping[int, int] = field(default_factory=dict)
    links: LinkMap | None = None


def make_site_map(surveyed: Surveyed, links: LinkMap) -> SiteMap:
    """What the survey says of a site; its menus are read later."""
    return SiteMap(
        terms=taxonomies(surveyed),
        moved=find_moved(surveyed, links),
        languages={stub.ordinal: stub.language for stub in surveyed.kept if stub.language},
        translations=_translations(surveyed.kept, links.addresses),
        ids={stub.id: stub.ordinal for stub in reversed(surveyed.kept) if stub.id is not None},
        links=links,
    )


def _translations(
    kept: Sequence[Stub], addresses: Addresses
) -> Mapping[int, tuple[Translation, ...]]:
    """The other members of each group that is shown."""
    groups: dict[str, list[Stub]] = {}
    for stub in kept:
        if stub.translation and stub.language and stub.ordinal not in addresses.hidden:
            groups.setdefault(stub.translation, []).append(stub)
    return {
        stub.ordinal: tuple(
            Translation(other.language, addresses.items[other.ordinal])
            for other in group
            if other is not stub and other.ordinal in addresses.items
        )
        for group in groups.values()
        if len(group) > 1
        for stub in group
    }
