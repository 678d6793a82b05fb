"""A surveyed source → the plan, with the bodies of patterns that other items show."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from migrator.commands.former_hosts import with_former_hosts
from migrator.model import Post, Site, Term
from migrator.readers import Item, Source, Stub
from migrator.settings import Settings
from migrator.transforms import LinkMap
from migrator.transforms.anchors import leads_into, may_lead_into
from migrator.transforms.renaming import SURVEYED
from migrator.transforms.renaming_rules import names_others
from migrator.writers import Plan, find_writer, make_plan
from migrator.writers.site.menus import MENU_ITEM, make_menus
from migrator.writers.site.navigation import NAVIGATION, navigation_menus


def plan_source(source: Source, stubs: Sequence[Stub], settings: Settings) -> Plan:
    """The plan for a source that was surveyed.

    Raises:
        SettingError: A setting is wrong.
        SourceError: The source has changed since the survey.
    """
    is_site = find_writer(settings.to).serves_site
    if is_site or settings.links == "rewrite" or settings.media in {"download", "folder"}:
        settings = with_former_hosts(source, stubs, settings)
    site = _with_used_terms(source, stubs) if is_site else source.site
    others = _other_terms(source, stubs) if names_others(settings.terms) else {}
    plan = make_plan(stubs, site, source.reader, settings, others)
    plan = replace(plan, patterns=_patterns(source, stubs))
    if plan.links is not None:
        plan = replace(plan, anchors=wanted_anchors(source, stubs, plan, plan.links))
    return _with_menus(source, stubs, plan) if is_site else plan


def wanted_anchors(
    source: Source, stubs: Sequence[Stub], plan: Plan, links: LinkMap
) -> Mapping[int, frozenset[str]]:
    """Ids that links of other items lead to, by ordinal of the item they are in."""
    kept = [stub for stub in stubs if stub.ordinal in plan.addresses.items]
    at = {address: ordinal for ordinal, address in plan.addresses.items.items()}
    found: dict[int, set[str]] = {}
    for item in source.items(kept):
        if not may_lead_into(getattr(item, "data", b"/#")):
            continue
        post = _post(item)
        for address, name in leads_into(post.body, links, post.link) if post else ():
            ordinal = at.get(address, item.stub.ordinal)
            if ordinal != item.stub.ordinal:
                found.setdefault(ordinal, set()).add(name)
    return {ordinal: frozenset(names) for ordinal, names in found.items()}


def _with_used_terms(source: Source, stubs: Sequence[Stub]) -> Site:
    """The site with the names of terms that items use and it does not declare.

    An export of posts alone declares none; one item for each of them is read for it.
    """
    site = source.site
    known = {(term.taxonomy, term.slug) for term in site.terms}
    wanted: dict[tuple[str, str], Stub] = {}
    for stub in stubs:
        for taxonomy, slugs in (("category", stub.categories), ("post_tag", stub.tags)):
            for slug in slugs:
                if slug and (taxonomy, slug) not in known:
                    wanted.setdefault((taxonomy, slug), stub)
    if not wanted:
        return site
    ordinals = {stub.ordinal for stub in wanted.values()}
    telling = [stub for stub in stubs if stub.ordinal in ordinals]
    found = {
        (term.taxonomy, term.slug): term
        for item in source.items(telling)
        for term in _terms(item)
        if (term.taxonomy, term.slug) in wanted
    }
    return replace(site, terms=(*site.terms, *(found[key] for key in wanted if key in found)))


def _other_terms(source: Source, stubs: Sequence[Stub]) -> Mapping[int, Sequence[tuple[str, str]]]:
    """Terms that stubs do not name, by ordinal: every item is read for them."""
    found = {
        item.stub.ordinal: [
            (term.taxonomy, term.slug) for term in _terms(item) if term.taxonomy not in SURVEYED
        ]
        for item in source.items(stubs)
    }
    return {ordinal: keys for ordinal, keys in found.items() if keys}


def _terms(item: Item) -> Sequence[Term]:
    post = _post(item)
    return post.terms if post else ()


def _with_menus(source: Source, stubs: Sequence[Stub], plan: Plan) -> Plan:
    """The plan with the menus that items of their own types make."""
    kinds = {MENU_ITEM, NAVIGATION}
    lines = [stub for stub in stubs if stub.type in kinds and stub.status == "publish"]
    if not lines or plan.map.links is None:
        return plan
    posts = [post for item in source.items(lines) if (post := _post(item))]
    blocks = [post for post in posts if post.type == NAVIGATION]
    menus = (
        *make_menus(posts, stubs, plan.renaming.by_old_id(plan.site), plan.map.links),
        *navigation_menus(blocks, stubs, plan.map.links),
    )
    return replace(plan, map=replace(plan.map, menus=menus))


def _patterns(source: Source, stubs: Sequence[Stub]) -> Mapping[int, str]:
    """The patterns that WordPress shows, by id; of two with one id, the first."""
    shown = [
        stub
        for stub in stubs
        if stub.type == "wp_block" and stub.status == "publish" and not stub.protected
    ]
    if not shown:
        return {}
    items = [item for item in source.items(shown) if item.stub.id is not None]
    return {item.stub.id or 0: _body(item) for item in reversed(items)}


def _body(item: Item) -> str:
    """What the pattern shows: nothing where it can't be read."""
    post = _post(item)
    return post.body if post else ""


def _post(item: Item) -> Post | None:
    """The item's post; None where it can't be read, which its own outcome reports."""
    try:
        return item.read()[0]
    except Exception:  # noqa: BLE001  (bad input costs one item at most)
        return None
