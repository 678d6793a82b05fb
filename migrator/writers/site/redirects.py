"""The old site's addresses → redirects to where things are now: each from one place to one page.

A redirect begins at no address that the new site serves and ends at one that it does, so none can
meet another, and none can go round. Where two things had one address, the first keeps it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from migrator.diagnostics import Diagnostic
from migrator.diagnostics.transforms import REDIRECT_TAKEN
from migrator.readers.source import Stub
from migrator.transforms import Addresses, LinkMap, Surveyed
from migrator.transforms.link_map import former_paths, nicename, old_path
from migrator.transforms.old_site import path_key, spelt_path
from migrator.transforms.permalinks import permalinks
from migrator.writers.site.addresses import ancestors_of, new_site, taxonomies

_LISTS = ("?cat=", "?tag=", "?author=")
"""Parameters that ask for the list of a term or author."""
_PLAIN = re.compile(r"\?(?!p=|page_id=|attachment_id=|preview)[\w-]+=[^&=#?\s]+\Z")
"""How a site without permalinks asks for an item of a type of its own: `?boat=dory`."""


class Redirect(NamedTuple):
    """From an old address to a new one, both below the site's folder and decoded.

    Attributes:
        source: A path, or `/?p=12`.
        target: A path, or an absolute address.
    """

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Everything that has another address now.

    Attributes:
        items: Old paths of each item, by ordinal.
        terms: Old paths of each term, by taxonomy and slug.
        authors: Old paths of each author who was taken for another, by login.
        redirects: All redirects, those of items and terms too, where they were asked for.
        outside: The same for the host of the old site, where the new one has another address: of
            everything, and absolute.
        reports: Addresses that two things claim.
    """

    items: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    authors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    redirects: tuple[Redirect, ...] = ()
    outside: tuple[Redirect, ...] = ()
    reports: tuple[Diagnostic, ...] = ()


def find_moved(surveyed: Surveyed, links: LinkMap) -> Moved:
    """What has moved. The redirects of what is no page are worked out only when asked for."""
    ledger = _Ledger(links.addresses)
    shown = [stub for stub in surveyed.stubs if _address(stub, links.addresses)]
    items = {stub.ordinal: ledger.take_all(_paths(stub, links), stub) for stub in shown}
    terms: dict[tuple[str, str], tuple[str, ...]] = {}
    for key, path in _terms(surveyed, links.addresses):
        taken = ledger.take_all([(path, links.addresses.terms[key])])
        terms[key] = (*terms.get(key, ()), *taken)
    authors: dict[str, tuple[str, ...]] = {}
    for login, path in _authors(surveyed, links.addresses):
        taken = ledger.take_all([(path, links.addresses.authors[login])])
        authors[login] = (*authors.get(login, ()), *taken)
    if surveyed.settings.redirects:
        ledger.take_all(_others(surveyed, links, shown))
    return Moved(
        {ordinal: paths for ordinal, paths in items.items() if paths},
        {key: paths for key, paths in terms.items() if paths},
        {login: paths for login, paths in authors.items() if paths},
        tuple(ledger.redirects) if surveyed.settings.redirects else (),
        tuple(_outside(surveyed, links, shown)) if surveyed.settings.redirects else (),
        tuple(ledger.reports),
    )


def _outside(surveyed: Surveyed, links: LinkMap, shown: Sequence[Stub]) -> Iterator[Redirect]:
    """From all that the old host served to the new one."""
    site, addresses = surveyed.site, links.addresses
    new = new_site(site, surveyed.settings).url
    if not site.url or new == site.url.rstrip("/"):
        return
    ledger = _Ledger()
    ledger.take_all([("/", addresses.home)] if addresses.home else [])
    for stub in shown:
        ledger.take_all(_paths(stub, links))
    ledger.take_all((path, addresses.terms[key]) for key, path in _terms(surveyed, addresses))
    ledger.take_all(
        (path, addresses.authors[login]) for login, path in _authors(surveyed, addresses)
    )
    ledger.take_all(_others(surveyed, links, shown))
    for source, target in ledger.redirects:
        yield Redirect(source, new + target if target.startswith("/") else target)


class _Ledger:
    """The redirects so far, and what stands at each address."""

    def __init__(self, addresses: Addresses = Addresses()) -> None:  # noqa: B008  (immutable)
        self.redirects: list[Redirect] = []
        self.reports: list[Diagnostic] = []
        shown = (at for ordinal, at in addresses.items.items() if ordinal not in addresses.hidden)
        places = (shown, addresses.terms.values(), addresses.authors.values())
        self._served = {path_key(address): address for place in places for address in place}
        for address in filter(None, (addresses.home, addresses.feed, *addresses.lists.values())):
            self._served.setdefault(path_key(address), address)

    def take_all(
        self, wanted: Iterable[tuple[str, str]], stub: Stub | None = None
    ) -> tuple[str, ...]:
        """Take the redirects that can be; the old addresses of those come back."""
        return tuple([source for source, target in wanted if self._takes(source, target, stub)])

    def _takes(self, source: str, target: str, stub: Stub | None) -> bool:
        key = source if "?" in source else path_key(source)
        there = self._served.get(key)
        if there is None:
            self._served[key] = target
            self.redirects.append(Redirect(source, target))
            return True
        if there != target and stub is not None:
            detail = f"{source} leads to {there}, not to {target}"
            self.reports.append(Diagnostic(REDIRECT_TAKEN, stub.place, detail))
        return False


def _address(stub: Stub, addresses: Addresses) -> str:
    return "" if stub.ordinal in addresses.hidden else addresses.items.get(stub.ordinal, "")


def _paths(stub: Stub, links: LinkMap) -> Iterator[tuple[str, str]]:
    """The paths an item had, and where it is."""
    target = _address(stub, links.addresses)
    if not stub.link or "?" in stub.link:
        return
    key = old_path(stub.link, links.hosts)
    if not key:
        return
    yield spelt_path(stub.link, links.hosts) or key, target
    yield from ((f"{path}/", target) for path in former_paths(stub, key))


def _terms(surveyed: Surveyed, addresses: Addresses) -> Iterator[tuple[tuple[str, str], str]]:
    """Where WordPress had each term, by what it is now."""
    renaming = surveyed.renaming
    terms = renaming.former_terms() or taxonomies(surveyed)
    for old, term in terms.items():
        key = renaming.slug(*old) if renaming.is_active else old
        if key is not None and key in addresses.terms:
            base = permalinks().bases_of(term.taxonomy)[0]
            yield key, f"/{'/'.join([base, *ancestors_of(term, terms), term.slug])}/"


def _authors(surveyed: Surveyed, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Where WordPress had authors who are others now."""
    for old, now in surveyed.renaming.logins.items():
        if now in addresses.authors:
            yield now, f"/author/{nicename(old)}/"


def _others(surveyed: Surveyed, links: LinkMap, shown: Sequence[Stub]) -> Iterator[tuple[str, str]]:
    """Ids, feeds, pages of files, then lists."""
    addresses = links.addresses
    by_id = {stub.id: _address(stub, addresses) for stub in reversed(shown) if stub.id is not None}
    for stub in shown:
        yield from _of_item(stub, links)
    for stub in surveyed.stubs:
        if stub.type == "attachment":
            yield from _file_pages(stub, links, by_id)
    yield from _lists(surveyed, links)


def _of_item(stub: Stub, links: LinkMap) -> Iterator[tuple[str, str]]:
    """An item by its id, and its feed of comments."""
    target = _address(stub, links.addresses)
    if stub.id is not None:
        yield f"/?{'page_id' if stub.type == 'page' else 'p'}={stub.id}", target
    if asked := _PLAIN.search(stub.link):
        yield f"/{asked[0]}", target
    path = spelt_path(stub.link, links.hosts) if stub.link and "?" not in stub.link else None
    if path and path != "/":
        yield f"{path.rstrip('/')}/feed/", target


def _lists(surveyed: Surveyed, links: LinkMap) -> Iterator[tuple[str, str]]:
    """Authors, terms by number, days, feeds."""
    addresses = links.addresses
    for login, target in addresses.authors.items():
        yield f"/author/{nicename(login)}/", target
        yield f"/author/{nicename(login)}/feed/", target
    for key, path in _terms(surveyed, addresses):
        yield f"{path}feed/", addresses.terms[key]
    for login, path in _authors(surveyed, addresses):
        yield f"{path}feed/", addresses.authors[login]
    for query, target in links.known.items():
        if query.startswith(_LISTS) and target.startswith("/"):
            yield f"/{query}", target
    for date, target in addresses.dates.items():
        yield f"/{date}/", target
    if addresses.feed:
        yield "/feed/", addresses.feed
        yield "/comments/feed/", addresses.feed


def _file_pages(stub: Stub, links: LinkMap, by_id: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """The page of a file: to what it was attached to, else to the file."""
    target = by_id.get(stub.parent or 0, "") or stub.attachment
    if not target:
        return
    if stub.id is not None:
        yield f"/?attachment_id={stub.id}", target
    key = old_path(stub.link, links.hosts) if stub.link and "?" not in stub.link else None
    if key:
        yield f"{key}/", target
