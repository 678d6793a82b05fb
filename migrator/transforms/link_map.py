"""The survey and the new site's addresses → what each address of the old site leads to now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import parse_qsl, urlsplit

from migrator.model import Author, Site
from migrator.readers.source import Stub
from migrator.transforms.addresses import Addresses
from migrator.transforms.old_site import own_hosts, path_key, spelt_path
from migrator.transforms.permalinks import permalinks
from migrator.transforms.renaming import Renaming
from migrator.transforms.surveyed import Surveyed

_ATTACHMENT = "attachment"
FEED = "feed"
"""What the front page's feed is known as."""
_MANY = "*"
"""Stands for two items of one slug: the slug alone says nothing."""


@dataclass(frozen=True, slots=True)
class LinkMap:
    """What the old site served, and what the new one serves in its place.

    Picklable, made once and shared by all processes.

    Attributes:
        hosts: The old site's hosts, with the folder it lay in on each.
        site: Scheme and host of the old site, for an address that says none; empty where the
            source names no host.
        addresses: Of the new site.
        known: New address by old path (`/2019/03/rye`, empty for the top), by query (`?p=12`), and
            by slug (`~rye`). An empty one is known, and not shown by the new site; an absolute one
            is a file of the old site.
    """

    hosts: Mapping[str, str]
    site: str
    addresses: Addresses
    known: Mapping[str, str]


def make_link_map(surveyed: Surveyed, addresses: Addresses) -> LinkMap:
    """The map of a site. It depends on the arguments alone."""
    site, stubs = surveyed.site, surveyed.stubs
    first = site.url or next((stub.link for stub in stubs if stub.link), "")
    parts = urlsplit(first if "://" in first else "")
    hosts = hosts_of(surveyed)
    known: dict[str, str] = {"": addresses.home} if addresses.home else {}
    if feed := addresses.feed or addresses.home:
        known[FEED] = feed
    for key, address in chain(
        _items(stubs, addresses, hosts),
        _terms(site, stubs, addresses),
        _authors(site.authors, addresses.authors),
        _renamed(surveyed.renaming, addresses),
        _lists(addresses),
    ):
        known.setdefault(key, address)
    for key, address in _slugs(stubs, addresses).items():
        known.setdefault(key, address)
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return LinkMap(hosts, host, addresses, known)


def hosts_of(surveyed: Surveyed) -> Mapping[str, str]:
    """The hosts that the old site answered to, and the folder it lay in on each."""
    stubs = surveyed.stubs
    return own_hosts(
        surveyed.site.url,
        [stub.link for stub in stubs if stub.status == "publish" and stub.link],
        [stub.attachment for stub in stubs if stub.attachment],
        surveyed.settings.domains,
    )


def old_path(link: str, hosts: Mapping[str, str]) -> str | None:
    """The path of an old address, below the old site's folder; None where it is not of the site."""
    path = spelt_path(link, hosts)
    return None if path is None else path_key(path)


def former_paths(stub: Stub, path: str) -> Iterator[str]:
    """The paths an item had before it was renamed or dated anew.

    Args:
        path: The one it has, as `old_path` gives it.
    """
    folder, _, name = path.rpartition("/")
    for slug in stub.old_slugs:
        if name and path_key(slug) != name:
            yield f"{folder}/{path_key(slug)}"
    if stub.published is None:
        return
    dated = f"{stub.published:/%Y/%m/%d}"
    for date in stub.old_dates:
        before = "/" + date.replace("-", "/")
        for count in (len("/2019/03/10"), len("/2019/03"), len("/2019")):
            if path.startswith(f"{dated[:count]}/"):
                yield before[:count] + path[count:]
                break


def _items(
    stubs: Sequence[Stub], addresses: Addresses, hosts: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Permalinks, ids and former addresses; of what is shown first, so that it wins."""
    shown = [(stub, address) for stub in stubs if (address := _address(stub, addresses))]
    hidden = [(stub, "") for stub in stubs if not _address(stub, addresses)]
    for stub, address in chain(shown, hidden):
        path = _own_path(stub, hosts)
        if path:
            yield path, address
        if stub.id is not None:
            yield f"?p={stub.id}", address
        if stub.slug:
            yield f"?{stub.type}={path_key(stub.slug)}", address
    for stub, address in chain(shown, hidden):
        if stub.old_slugs or stub.old_dates:
            path = _own_path(stub, hosts)
            for former in former_paths(stub, path) if path else ():
                yield former, address


def _own_path(stub: Stub, hosts: Mapping[str, str]) -> str | None:
    return old_path(stub.link, hosts) if stub.link and "?" not in stub.link else None


def _address(stub: Stub, addresses: Addresses) -> str:
    """Where an item is now: an attachment's page leads to its file, as WordPress has it."""
    if stub.type == _ATTACHMENT:
        return stub.attachment
    return "" if stub.ordinal in addresses.hidden else addresses.items.get(stub.ordinal, "")


def _slugs(stubs: Sequence[Stub], addresses: Addresses) -> Mapping[str, str]:
    """Where a slug alone leads, which WordPress guesses when a page is not found."""
    found: dict[str, str] = {}
    for stub in stubs:
        address = "" if stub.type == _ATTACHMENT else _address(stub, addresses)
        if address:
            for slug in (stub.slug, *stub.old_slugs):
                key = f"~{path_key(slug)}"
                found[key] = address if found.get(key, address) == address else _MANY
    found.pop("~", None)
    return {key: address for key, address in found.items() if address != _MANY}


def _terms(site: Site, stubs: Sequence[Stub], addresses: Addresses) -> Iterator[tuple[str, str]]:
    used = {("category", slug) for stub in stubs for slug in stub.categories}
    used |= {("post_tag", slug) for stub in stubs for slug in stub.tags}
    declared = {(term.taxonomy, term.slug): term.id for term in site.terms}
    for taxonomy, slug in (*declared, *sorted(used - declared.keys())):
        address = addresses.terms.get((taxonomy, slug))
        if address is not None:
            yield from _term(taxonomy, slug, declared.get((taxonomy, slug)), address)


def _term(taxonomy: str, slug: str, number: int | None, address: str) -> Iterator[tuple[str, str]]:
    """What the old site knew a term as."""
    name = path_key(slug)
    for base in permalinks().bases_of(taxonomy):
        yield f"/{base}/{name}", address
    yield f"?{_VARIABLES.get(taxonomy, taxonomy)}={name}", address
    if taxonomy == "category" and number is not None:
        yield f"?cat={number}", address


_VARIABLES = {"category": "category_name", "post_tag": "tag"}


def _renamed(renaming: Renaming, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Terms and authors that are others now, or dropped: then what they lead to is empty."""
    for old, term in renaming.former_terms().items():
        now = renaming.slug(*old)
        address = addresses.terms.get(now) if now else ""
        if now != old and address is not None:
            yield from _term(*old, term.id, address)
    if addresses.authors:
        moved = {old: addresses.authors.get(now, "") for old, now in renaming.logins.items()}
        yield from _authors(renaming.before.authors, moved)


def _authors(authors: Sequence[Author], addresses: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    ids = {author.login: author.id for author in authors}
    for login, address in addresses.items():
        name = nicename(login)
        yield f"/author/{name}", address
        yield f"?author_name={name}", address
        if ids.get(login) is not None:
            yield f"?author={ids[login]}", address


def nicename(login: str) -> str:
    """What WordPress calls an author in addresses: the login made into a slug."""
    plain = "".join(char if char.isalnum() or char in "-_" else "-" for char in login.lower())
    return "-".join(part for part in plain.split("-") if part)


def _lists(addresses: Addresses) -> Iterator[tuple[str, str]]:
    for date, address in addresses.dates.items():
        yield f"/{date}", address
        yield f"?m={date.replace('/', '')}", address
    for kind, address in addresses.lists.items():
        for name in permalinks().archives_of(kind):
            yield f"/{name}", address
        yield f"?post_type={kind}", address


def id_of(query: str) -> str:
    """The id that a query asks for, as `known` has it: `?p=12`; empty for none."""
    for name, value in parse_qsl(query[:2000]):
        if name in {"p", "page_id", "attachment_id"} and value.isdecimal():
            return f"?p={value.lstrip('0') or '0'}"
    return ""
