"""The old site's addresses and an output → which are served, redirected or lost."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from migrator.audit.addresses import last_name, link_key
from migrator.audit.documents import DocumentStub
from migrator.audit.findings import Finding
from migrator.audit.record_types import is_shown
from migrator.audit.redirect_map import Rule, address_key
from migrator.diagnostics import audit_site as site_codes
from migrator.readers.source import Stub

_MOST_STEPS: Final = 20
_PUBLIC: Final = frozenset({"publish", "inherit", "closed"})


@dataclass(frozen=True, slots=True)
class OldAddresses:
    """What became of the addresses of the old site.

    Attributes:
        served: How many a document has still.
        redirected: How many lead to one.
        lost: How many lead nowhere.
    """

    served: int = 0
    redirected: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class AddressBook:
    """Where an output shows its documents, and what leads there.

    Attributes:
        served: Addresses that documents say are theirs, by `address_key`.
        named: Old addresses that documents name, by `link_key`.
        slugs: Last names of the documents' addresses, where they don't say where they are shown.
        rules: The redirects, by where they begin; those of one file come together.
        base: The folder that the old site lay in, `/blog`; empty where it was the root.
    """

    served: frozenset[str]
    named: frozenset[str]
    slugs: frozenset[str]
    rules: Mapping[str, Sequence[Rule]]
    base: str = ""

    @property
    def tells(self) -> bool:
        """Whether the output says anything of where things are."""
        return bool(self.served or self.rules)

    def keys(self, whole: str) -> frozenset[str]:
        """How an address may be spelt here: as it is, or below the old site's folder."""
        return frozenset({whole, whole.removeprefix(self.base) or "/"})

    def fate(self, address: str) -> str:
        """What became of an old address: `served`, `redirected`, `lost`."""
        keys = self.keys(address_key(address))
        if not keys.isdisjoint(self.served):
            return "served"
        if any(map(self.rules.get, keys)):
            return "redirected"
        if not self.served and (
            link_key(address) in self.named or last_name(address) in self.slugs
        ):
            return "served"
        return "lost"


def address_book(
    documents: Sequence[DocumentStub], rules: Iterable[Rule], site_url: str
) -> AddressBook:
    """The addresses of an output.

    Args:
        documents: All of them.
        rules: Its redirects.
        site_url: Address of the old site, empty where it is not known.
    """
    base = address_key(site_url) if site_url else ""
    shown = [one for one in documents if one.is_list or not one.identity.hidden]
    sources: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        sources[rule.source].append(rule)
    own = (one.identity.address for one in shown if one.identity.address)
    return AddressBook(
        served=frozenset(address_key(address.replace("\\", "")) for address in own),
        named=frozenset(link for one in shown for link in one.identity.links),
        slugs=frozenset(one.identity.slug.lower() for one in shown if one.has_body),
        rules=sources,
        base="" if base == "/" else base,
    )


def old_links(stubs: Iterable[Stub]) -> list[str]:
    """The addresses that a source says its published items had.

    One that asks by parameters (`?p=12`) is left out: no file can have it, so that only a server's
    own rules could serve it.
    """
    return [
        stub.link
        for stub in stubs
        if stub.link
        and "?" not in stub.link
        and stub.status in _PUBLIC
        and not stub.protected
        and is_shown(stub.type)
    ]


def judged(addresses: Iterable[str], book: AddressBook) -> tuple[OldAddresses, list[Finding]]:
    """What became of each address; those that are lost are findings."""
    counts = {"served": 0, "redirected": 0, "lost": 0}
    findings = []
    for address in dict.fromkeys(addresses):
        fate = book.fate(address)
        counts[fate] += 1
        if fate == "lost":
            findings.append(Finding(site_codes.ADDRESS_GONE, detail=address))
    return OldAddresses(**counts), findings


def redirect_findings(book: AddressBook) -> Iterator[Finding]:
    """Circles, chains, collisions, and redirects that lead to nothing."""
    for source, rules in book.rules.items():
        yield from _collisions(source, rules, book)
        for rule in {one.target: one for one in rules}.values():
            yield from _way(rule, book)


def _collisions(source: str, rules: Sequence[Rule], book: AddressBook) -> Iterator[Finding]:
    first = rules[0]
    others = [rule.target for rule in rules if rule.file == first.file]
    if len(set(others)) > 1:
        yield Finding(
            site_codes.REDIRECT_COLLISION, file=first.file, detail=f"{source}: {', '.join(others)}"
        )
    elif source in book.served and first.target != source:
        yield Finding(
            site_codes.REDIRECT_COLLISION, file=first.file, detail=f"{source} has a page of its own"
        )


def _way(rule: Rule, book: AddressBook) -> Iterator[Finding]:
    """Where a redirect ends."""
    way = [rule.source]
    target = rule.target
    while target in book.rules and target not in book.served and len(way) < _MOST_STEPS:
        if target in way:
            yield Finding(
                site_codes.REDIRECT_LOOP, file=rule.file, detail=" → ".join([*way, target])
            )
            return
        way.append(target)
        target = book.rules[target][0].target
    if len(way) > 1:
        yield Finding(site_codes.REDIRECT_CHAIN, file=rule.file, detail=" → ".join([*way, target]))
    page = target.partition("#")[0]
    if _is_page(target) and book.served and book.served.isdisjoint(book.keys(page)):
        yield Finding(site_codes.REDIRECT_DEAD, file=rule.file, detail=f"{rule.source} → {target}")


def _is_page(target: str) -> bool:
    """Whether a target is a page of the output's own, rather than a file, list or another site."""
    return target.startswith("/") and "." not in target.rpartition("/")[2] and target != "/"
