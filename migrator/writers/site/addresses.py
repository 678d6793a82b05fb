"""The survey → the address of every page of the new site; no two pages share one.

An item keeps the address it had, where that is one a file can have; only where it had none, as a
draft, or the user asks for another, a template makes one. What is shown is served first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

from migrator.model import Site, Term
from migrator.readers.source import Stub
from migrator.settings import SettingError, Settings
from migrator.transforms import Addresses, Surveyed
from migrator.transforms.link_map import hosts_of, nicename
from migrator.transforms.old_site import path_key, spelt_path
from migrator.transforms.permalinks import permalinks
from migrator.writers.ancestry import ancestor_folders
from migrator.writers.claims import Claims
from migrator.writers.file_name import safe_part
from migrator.writers.path_template import PathTemplate, read_template
from migrator.writers.post_types import post_types
from migrator.writers.site.serving import Serving

_UNFIT = re.compile(r"[\s#?%&;{}\[\]()^`|\\<>\"'*@!$,=~]+")
_SITE_URL = re.compile(r"https?://[^\s/?#@\\]+(?:/[^\s/?#\\]+)*")
_DASHES = re.compile(r"-{2,}")
_PAGE_FILE = re.compile(r"\.html?\Z")
_INDEX = "/index.html"
_MOST_PARENTS = 10
NO_TAXONOMY = frozenset(
    (
        *("nav_menu", "post_format", "link_category", "wp_theme", "wp_template_part_area"),
        *("language", "post_translations", "term_language", "term_translations"),
    )
)
"""Taxonomies whose terms have no page."""

AUTHORS = "authors"
"""What authors are called where they are a taxonomy."""


class Server:
    """Gives out addresses: the first to ask for one gets it, later ones get `-2` after it."""

    def __init__(self, surveyed: Surveyed, serving: Serving) -> None:
        """Begin with the addresses that the platform keeps for itself."""
        settings = surveyed.settings
        self._claims = Claims()
        self._post = read_template(f"{settings.permalink or serving.post}{_INDEX}", "permalink")
        self._page = read_template(f"{serving.page}{_INDEX}", "permalink")
        self._other = read_template(f"{serving.other}{_INDEX}", "permalink")
        self._keeps = not settings.permalink
        self._serving = serving
        self._hosts = hosts_of(surveyed)
        self._folders = ancestor_folders(surveyed.stubs)
        for address in (serving.home, serving.feed, *serving.taken):
            self.claim(address)

    def claim(self, address: str) -> str:
        """The address, or the next one like it that is free."""
        folder, _, name = address.strip("/").rpartition("/")
        stem, dot, extension = name.rpartition(".") if not address.endswith("/") else (name, "", "")
        if not dot:
            return self._page_of(self._claims.claim(folder, name or "index", _tail(name)))
        return f"/{self._claims.claim(folder, stem, dot + extension)}"

    def item(self, stub: Stub) -> str:
        """The address of an item."""
        kept = self._kept(stub) if self._keeps or stub.type != "post" else ""
        if kept:
            return self.claim(kept)
        above = self._folders.get(stub.parent, "") if stub.parent not in {None, stub.id} else ""
        folder, name, tail = self._template(stub).fill(stub, above)
        folder = "/".join(filter(None, map(address_part, folder.split("/"))))
        return self._page_of(self._claims.claim(folder, address_part(name) or "untitled", tail))

    def is_front(self, stub: Stub) -> bool:
        """Whether a page is what the old site showed at its own address."""
        if stub.type != "page" or not stub.link or "?" in stub.link or not self._serving.front:
            return False
        path = spelt_path(stub.link, self._hosts)
        return path is not None and not path_key(path)

    def _template(self, stub: Stub) -> PathTemplate:
        return {"post": self._post, "page": self._page}.get(stub.type, self._other)

    def _kept(self, stub: Stub) -> str:
        """The path an item had, each part fit for an address; empty where it had none."""
        if not stub.link or "?" in stub.link:
            return ""
        path = spelt_path(stub.link, self._hosts)
        if path is None:
            return ""
        fit = [address_part(part) for part in path.strip("/").split("/") if part != "index.php"]
        if not fit or not all(fit):
            return ""
        is_file = self._serving.files and _PAGE_FILE.search(fit[-1])
        if is_file and not self._serving.htm:
            fit[-1] = _PAGE_FILE.sub(".html", fit[-1])
        if not is_file:
            fit[-1] = fit[-1].replace(".", "-").strip("-")
        kept = f"/{'/'.join(fit)}{'' if is_file else '/'}" if fit[-1] else ""
        return "" if self._is_numbered(kept) else kept

    def _is_numbered(self, address: str) -> bool:
        folder = self._serving.numbered
        return bool(folder) and address.startswith(folder) and address[len(folder) :][:1].isdigit()

    @staticmethod
    def _page_of(path: str) -> str:
        return f"/{path.removesuffix('index.html')}" if path.endswith("index.html") else f"/{path}"


def _tail(name: str) -> str:
    return _INDEX if name else ".html"


def serve(surveyed: Surveyed, serving: Serving, rows: frozenset[str]) -> Addresses:
    """The addresses of a site.

    Args:
        rows: Types that have no page.

    Raises:
        SettingError: The permalink template is not right.
    """
    server, site = Server(surveyed, serving), surveyed.site
    pages = [stub for stub in surveyed.kept if stub.type not in rows]
    hidden = frozenset(stub.ordinal for stub in pages if not is_shown(stub))
    shown = [stub for stub in pages if stub.ordinal not in hidden]
    front = next((stub for stub in shown if server.is_front(stub)), None)
    items = {stub.ordinal: serving.home if stub is front else server.item(stub) for stub in shown}
    terms = {key: server.claim(want) for key, want in _terms(surveyed, serving)}
    authors = _authors(surveyed, serving, server)
    for stub in pages:
        if stub.ordinal in hidden:
            items[stub.ordinal] = server.item(stub)
    lists = {
        name: server.claim(serving.list.format(folder=address_part(serving.folder(name))))
        for name in _listed(pages, [*terms, *([(AUTHORS, "")] if authors else [])], serving)
        if address_part(serving.folder(name))
    }
    return Addresses(
        base=folder_of(new_site(site, surveyed.settings)) if serving.based else "",
        items=items,
        hidden=hidden,
        terms=terms,
        authors=authors,
        dates=dict(_dates(shown, serving)) if surveyed.settings.scaffold else {},
        lists=lists,
        home=serving.home,
        feed=serving.feed,
    )


def folder_of(site: Site) -> str:
    """The folder of its host that a site lies in, empty where it has the host to itself."""
    return urlsplit(site.url).path.rstrip("/")


def new_site(site: Site, settings: Settings) -> Site:
    """The site with the address that it will have.

    Raises:
        SettingError: The user's is none.
    """
    url = settings.site_url.rstrip("/")
    if not url:
        return site
    if not _SITE_URL.fullmatch(url):
        raise SettingError(
            f"site_url: “{settings.site_url}” is no address of a site; write one as in"
            " https://new.example or https://new.example/blog."
        )
    return replace(site, url=url)


def front_page(addresses: Addresses) -> int | None:
    """Ordinal of the page that is the front page, None where posts are."""
    found = (ordinal for ordinal, at in addresses.items.items() if at == addresses.home)
    return next(found, None)


def is_shown(stub: Stub) -> bool:
    """Whether anyone may read an item."""
    return post_types().is_public(stub.status, stub.protected)


@lru_cache(maxsize=4096)
def address_part(text: str) -> str:
    """Text for a part of an address, in its own script: nothing to quote, no dots at its end."""
    return _DASHES.sub("-", _UNFIT.sub("-", safe_part(text))).strip("-. ")


def taxonomies(surveyed: Surveyed) -> Mapping[tuple[str, str], Term]:
    """Every term that has a page, by taxonomy and slug: declared ones, then ones in use alone."""
    found = {
        (term.taxonomy, term.slug): term
        for term in surveyed.site.terms
        if term.taxonomy not in NO_TAXONOMY and term.slug
    }
    for stub in surveyed.kept:
        for taxonomy, slugs in (("category", stub.categories), ("post_tag", stub.tags)):
            for slug in slugs:
                if slug and (taxonomy, slug) not in found:
                    found[taxonomy, slug] = Term(taxonomy, slug, slug)
    return found


def ancestors_of(term: Term, terms: Mapping[tuple[str, str], Term]) -> list[str]:
    """Slugs of a term's parents, the topmost first; a circle ends where it closes.

    Of parents without end only the nearest count.
    """
    line: dict[str, None] = {}
    at = terms.get((term.taxonomy, term.parent)) if term.parent else None
    while at and at.slug not in line and at.slug != term.slug and len(line) < _MOST_PARENTS:
        line[at.slug] = None
        at = terms.get((at.taxonomy, at.parent)) if at.parent else None
    return [*reversed(line)]


def _terms(surveyed: Surveyed, serving: Serving) -> Iterator[tuple[tuple[str, str], str]]:
    terms = taxonomies(surveyed)
    for key, term in terms.items():
        above = "/".join(filter(None, map(address_part, ancestors_of(term, terms))))
        address = serving.term.format(
            base=address_part(permalinks().bases_of(term.taxonomy)[0]),
            folder=address_part(serving.folder(term.taxonomy)),
            ancestors=above,
            slug=address_part(term.slug) or f"term-{term.id or 0}",
        )
        yield key, address.replace("//", "/")


def _authors(surveyed: Surveyed, serving: Serving, server: Server) -> Mapping[str, str]:
    """Of everyone who wrote something that is shown."""
    if not serving.author:
        return {}
    logins = dict.fromkeys(stub.author for stub in surveyed.kept if stub.author and is_shown(stub))
    return {
        login: server.claim(serving.author.format(slug=address_part(nicename(login)) or "author"))
        for login in logins
    }


def _dates(shown: Sequence[Stub], serving: Serving) -> Iterator[tuple[str, str]]:
    """Of days, months and years with posts: parts of a page that the scaffold has."""
    if not serving.dates:
        return
    days = {
        f"{stub.published:%Y/%m/%d}" for stub in shown if stub.type == "post" and stub.published
    }
    for day in sorted(days):
        year, month, _ = day.split("/")
        address = serving.dates.format(date=f"{year}-{month}")
        yield year, serving.dates.format(date=year)
        yield f"{year}/{month}", address
        yield day, address


def _listed(
    pages: Sequence[Stub], terms: Iterable[tuple[str, str]], serving: Serving
) -> Sequence[str]:
    """Types and taxonomies that have a list."""
    if not serving.list:
        return ()
    kinds = dict.fromkeys(stub.type for stub in pages)
    named = dict.fromkeys(taxonomy for taxonomy, _ in terms if taxonomy not in kinds)
    return [*kinds, *named]
