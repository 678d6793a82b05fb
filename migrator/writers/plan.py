"""The survey's stubs → a plan: which items are kept, and where each of them goes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from migrator.content.originals import library
from migrator.content.rules import read_rules
from migrator.model import Attachment, Author, Site
from migrator.readers.source import Stub
from migrator.settings import Settings
from migrator.transforms import Addresses, Renaming, Surveyed, make_link_map, read_renaming
from migrator.writers.field_rules import read_field_rules, scaffold_notes
from migrator.writers.filters import read_filters
from migrator.writers.site.site_map import SiteMap, make_site_map
from migrator.writers.table import find_writer
from migrator.writers.writer import Plan


def make_plan(
    stubs: Sequence[Stub],
    site: Site,
    reader: str,
    settings: Settings,
    others: Mapping[int, Sequence[tuple[str, str]]] = MappingProxyType({}),
) -> Plan:
    """Decide everything that is decided before the first file is written.

    Args:
        stubs: Of all items, in the source's order.
        site: The site they belong to.
        reader: Name of the reader they came from.
        settings: What the user asked for.
        others: Terms of items that their stubs do not name, by ordinal, where some of these are to
            be categories or tags.

    Returns:
        The plan. It depends on the arguments alone, and no two items share a file of their own.

    Raises:
        SettingError: The format, a filter, a rule or a path template is not right.
    """
    writer = find_writer(settings.to)
    skipped = _skipped(stubs, settings)
    fields = read_field_rules(settings, writer.needs)
    renaming = read_renaming(settings, site, stubs)
    if renaming.is_active:
        site, stubs = renaming.site(), _renamed(stubs, renaming, others)
    kept = [stub for stub in stubs if stub.ordinal not in skipped] if skipped else stubs
    surveyed = Surveyed(site, stubs, kept, settings, renaming)
    layout = writer.layout(surveyed)
    addresses = layout.addresses or Addresses()
    rewrites = layout.addresses is not None and (settings.links or writer.links) == "rewrite"
    links = make_link_map(surveyed, addresses) if rewrites or writer.serves_site else None
    attachments = _attachments(stubs)
    return Plan(
        writer=settings.to,
        reader=reader,
        site=site,
        settings=settings,
        paths=layout.paths,
        skipped=skipped,
        attachments=attachments,
        files=library(attachments.values()),
        attached=_attached(stubs),
        author_names=_author_names(site.authors),
        rules=read_rules(settings),
        shared=layout.shared,
        addresses=addresses,
        links=links if rewrites else None,
        map=make_site_map(surveyed, links) if links and writer.serves_site else SiteMap(),
        media_place=layout.media,
        renaming=renaming,
        fields=fields,
        notes=(*renaming.unused, *scaffold_notes(fields, settings, writer.needs)),
    )


def _renamed(
    stubs: Sequence[Stub], renaming: Renaming, others: Mapping[int, Sequence[tuple[str, str]]]
) -> Sequence[Stub]:
    return [renaming.stub(stub, others.get(stub.ordinal, ())) for stub in stubs]


def _skipped(stubs: Sequence[Stub], settings: Settings) -> Mapping[int, str]:
    """The first filter that an item fails, for those that fail one."""
    filters = read_filters(settings.only)
    return {
        stub.ordinal: failed.text
        for stub in stubs
        if (failed := next((rule for rule in filters if not rule.accepts(stub)), None))
    }


def _attachments(stubs: Sequence[Stub]) -> Mapping[int, Attachment]:
    """The media library; of two items with one id, the first."""
    return {
        stub.id: Attachment(
            url=stub.attachment, id=stub.id, alt=stub.alt, title=stub.title, caption=stub.caption
        )
        for stub in reversed(stubs)
        if stub.attachment and stub.id is not None
    }


def _attached(stubs: Sequence[Stub]) -> Mapping[int, tuple[int, ...]]:
    """The attachments under each post as galleries show them, by menu order; none twice."""
    found: dict[int, dict[int, int]] = {}
    for stub in stubs:
        if stub.attachment and stub.id is not None and stub.parent:
            found.setdefault(stub.parent, {}).setdefault(stub.id, stub.menu_order)
    return {
        parent: tuple(sorted(orders, key=orders.__getitem__)) for parent, orders in found.items()
    }


def _author_names(authors: Sequence[Author]) -> Mapping[str, str]:
    """What each login is called; a name that two authors bear is told apart by the login."""
    shared = Counter(author.display_name for author in authors)
    return {
        author.login: (
            author.display_name
            if shared[author.display_name] == 1
            else f"{author.display_name} ({author.login})"
        )
        for author in authors
        if author.display_name
    }
