"""The survey → the address of every page, as Ghost will serve it, and all that follows from it.

Ghost makes each address from a slug; so slugs are settled here, none twice in the whole site.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from migrator.model import Term
from migrator.readers.source import Stub
from migrator.transforms import Addresses, Surveyed
from migrator.transforms.link_map import hosts_of, nicename, old_path
from migrator.writers.ghost.slugs import Slugs, ghost_slug
from migrator.writers.ghost.structure import (
    SLUG,
    Facts,
    asked_structure,
    permalink_of,
    structure_of,
    usual_zone,
    zone_of,
)
from migrator.writers.ghost.tables import tables
from migrator.writers.post_types import post_types
from migrator.writers.site.addresses import ancestors_of, is_shown, taxonomies

BASE = "__GHOST_URL__"
"""What stands for the site's own address in everything that Ghost keeps."""
FEED = "rss/"
"""Below the list of posts."""
PAGE = "page"
POST = "post"
_INTERNAL = "hash-"
Terms = Mapping[tuple[str, str], Term]


@dataclass(frozen=True, slots=True)
class Served:
    """How Ghost is told to serve the site; what a plan has as its writer's own.

    Attributes:
        zone: Name of the site's.
        permalinks: Template of the addresses of each type's items, but pages, which have none.
        slugs: Of items, by ordinal.
        tags: Slug of the tag that each term becomes, by taxonomy and slug.
        internal: Slugs of tags that readers don't see, by what they say, as `book`.
        authors: Slugs of everyone who wrote something, by login.
        front: Slug of the page that is the front page, empty where posts are.
    """

    zone: str = "Etc/UTC"
    permalinks: Mapping[str, str] = field(default_factory=dict)
    slugs: Mapping[int, str] = field(default_factory=dict)
    tags: Mapping[tuple[str, str], str] = field(default_factory=dict)
    internal: Mapping[str, str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    front: str = ""


def has_page(kind: str) -> bool:
    """Whether items of a type are texts."""
    kinds = post_types()
    return kind not in kinds.records and kind not in kinds.parts


def serve(surveyed: Surveyed) -> tuple[Addresses, Served]:
    """The addresses of a site, and how Ghost comes to them.

    Raises:
        SettingError: The permalink template is not one that Ghost could have.
    """
    pages = [stub for stub in surveyed.kept if has_page(stub.type)]
    shown = [stub for stub in pages if is_shown(stub)]
    paths = _paths(surveyed, pages)
    terms = taxonomies(surveyed)
    tags, authors = _tags(terms), _authors(pages)
    zone = usual_zone(
        shown, surveyed.settings.timezone, tables().zones, surveyed.site.utc_offset or 0
    )
    facts = Facts(
        zone_of(zone),
        tag=lambda stub: tags.get(("category", main_category(stub.categories, stub.link)), ""),
        author=lambda stub: authors.get(stub.author, ""),
    )
    templates = _structures(surveyed, shown, paths, facts)
    front = next((stub for stub in shown if stub.type == PAGE and paths[stub.ordinal] == ""), None)
    slugs, lists = _slugs(pages, front, paths, templates)
    items = {
        stub.ordinal: "/"
        if stub is front
        else permalink_of(stub, templates.get(stub.type, SLUG), slugs[stub.ordinal], facts)
        for stub in pages
    }
    addresses = Addresses(
        base=BASE,
        items=items,
        hidden=frozenset(stub.ordinal for stub in pages if not is_shown(stub)),
        terms={key: f"/tag/{tags[key]}/" for key in _with_posts(tags, terms, shown)},
        authors={
            stub.author: f"/author/{authors[stub.author]}/"
            for stub in shown
            if stub.author and stub.type != PAGE
        },
        lists=lists,
        home="/",
        feed=f"{lists.get(POST, '/')}{FEED}",
    )
    front_slug = slugs[front.ordinal] if front else ""
    internal = _internal(pages)
    return addresses, Served(zone, templates, slugs, tags, internal, authors, front_slug)


def main_category(slugs: Sequence[str], link: str) -> str:
    """The category that an item's address names, or else its first; empty for none."""
    parts = unquote(link).split("/")
    return next((slug for slug in slugs if slug in parts), slugs[0] if slugs else "")


def language_tag(language: str) -> str:
    """What says that an item is in a language, where the site has several."""
    return f"lang-{language}"


def _paths(surveyed: Surveyed, pages: Sequence[Stub]) -> Mapping[int, str | None]:
    """The path that each item had, None where it had none."""
    hosts = hosts_of(surveyed)
    return {
        stub.ordinal: old_path(stub.link, hosts) if stub.link and "?" not in stub.link else None
        for stub in pages
    }


def _structures(
    surveyed: Surveyed, shown: Sequence[Stub], paths: Mapping[int, str | None], facts: Facts
) -> dict[str, str]:
    """The template of each type that is no page."""
    by_type: dict[str, list[Stub]] = {}
    for stub in shown:
        if stub.type != PAGE:
            by_type.setdefault(stub.type, []).append(stub)
    asked = surveyed.settings.permalink
    return {
        kind: asked_structure(asked)
        if asked and kind == POST
        else structure_of(paths, stubs, facts, _usual(kind))
        for kind, stubs in by_type.items()
    }


def _usual(kind: str) -> str:
    return SLUG if kind == POST else f"/{ghost_slug(kind) or 'item'}/{{slug}}/"


def _slugs(
    pages: Sequence[Stub],
    front: Stub | None,
    paths: Mapping[int, str | None],
    templates: Mapping[str, str],
) -> tuple[Mapping[int, str], Mapping[str, str]]:
    """Slugs of items and addresses of lists: what is shown is named first."""
    slugs = Slugs(tables().taken)
    found: dict[int, str] = {}
    lists: dict[str, str] = {}
    ordered = [stub for stub in pages if is_shown(stub)]
    if front is not None:
        ordered.insert(0, front)
    for stub in ordered:
        if stub.ordinal not in found:
            found[stub.ordinal] = slugs.claim(_wanted(stub, paths[stub.ordinal]))
    for kind, template in templates.items():
        if kind == POST:
            lists[kind] = "/" if front is None else f"/{slugs.claim('posts')}/"
        else:
            first = template.split("/")[1]
            base = ghost_slug(kind) or "items" if "{" in first else first
            lists[kind] = f"/{slugs.claim(base)}/"
    for stub in pages:
        if stub.ordinal not in found:
            found[stub.ordinal] = slugs.claim(_wanted(stub, paths[stub.ordinal]))
    return found, lists


def _wanted(stub: Stub, path: str | None) -> str:
    """The slug an item has, or one made of what else is known of it."""
    last = (path or "").rpartition("/")[2].partition(".")[0]
    names = (unquote(stub.slug), last, stub.title, f"{stub.type}-{stub.id or stub.ordinal}")
    return next(filter(None, map(ghost_slug, names)), f"item-{stub.ordinal}")


def _tags(terms: Terms) -> Mapping[tuple[str, str], str]:
    """The tag of each term; terms of one name in two taxonomies are one tag, as Ghost has it."""
    slugs = Slugs()
    found: dict[tuple[str, str], str] = {}
    by_name: dict[str, list[tuple[str, str]]] = {}
    for key, term in sorted(terms.items(), key=lambda pair: _order_of(pair[1])):
        name = tag_name(term).casefold()
        others = [other for other in by_name.get(name, ()) if other[0] != term.taxonomy]
        taken = {found[mine] for mine in by_name.get(name, ()) if mine[0] == term.taxonomy}
        same = next((found[other] for other in others if found[other] not in taken), "")
        found[key] = same or slugs.claim(ghost_slug(unquote(term.slug)) or f"tag-{term.id or 0}")
        by_name.setdefault(name, []).append(key)
    return found


def _order_of(term: Term) -> int:
    return {"category": 0, "post_tag": 1}.get(term.taxonomy, 2)


def tag_name(term: Term) -> str:
    """What readers call a tag. One that began with `#` would be hidden from them."""
    return (term.name or term.slug).lstrip("#, ").strip() or term.slug


def _authors(pages: Sequence[Stub]) -> Mapping[str, str]:
    slugs = Slugs()
    logins = dict.fromkeys(stub.author for stub in pages if stub.author)
    return {login: slugs.claim(ghost_slug(nicename(login)) or "author") for login in logins}


def _with_posts(
    tags: Mapping[tuple[str, str], str], terms: Terms, shown: Sequence[Stub]
) -> Iterator[tuple[str, str]]:
    """Terms that Ghost has a page for: some post that is shown has the tag.

    Of other taxonomies a survey does not know who has which.
    """
    posts = [stub for stub in shown if stub.type != PAGE]
    used = {("category", slug) for stub in posts for slug in stub.categories}
    used |= {("post_tag", slug) for stub in posts for slug in stub.tags}
    known = {key for key in used if key in tags}
    known |= {(key[0], slug) for key in known for slug in ancestors_of(terms[key], terms)}
    slugs = {tags[key] for key in known if key in tags}
    for key, slug in tags.items():
        if slug in slugs or (posts and key[0] not in {"category", "post_tag"}):
            yield key


def _internal(pages: Sequence[Stub]) -> Mapping[str, str]:
    """Tags that say what Ghost has no field for: types, languages, states."""
    kinds = dict.fromkeys(stub.type for stub in pages if stub.type not in {POST, PAGE})
    languages = dict.fromkeys(language_tag(stub.language) for stub in pages if stub.language)
    states = dict.fromkeys(
        state for stub in pages if (state := state_tag(stub.status, protected=bool(stub.protected)))
    )
    slugs = Slugs()
    return {
        name: _INTERNAL + slugs.claim(ghost_slug(name) or "tag")
        for name in (*kinds, *languages, *states)
    }


def state_tag(status: str, *, protected: bool) -> str:
    """What says why a draft of Ghost was not public before; empty for a draft as it is there."""
    state = post_types().state(status, protected)
    return "" if state in {"", "drafts", "scheduled"} else state
