"""Items of a source and documents of an output → which is which."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import unquote

from migrator.audit.addresses import link_key
from migrator.audit.documents import DocumentStub
from migrator.audit.identity import plain
from migrator.readers.source import Stub

Fingerprint = frozenset[int]
"""Some of a text's word groups, hashed: like texts share many of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An item and its document, and by what they were found to be the same."""

    stub: Stub
    document: DocumentStub
    by: str


@dataclass(frozen=True, slots=True)
class Matching:
    """What became of every item, and where every document comes from.

    Attributes:
        pairs: In the source's order.
        missing: Items without a document.
        doubled: Documents of an item that has another already, with that one.
        unknown: Documents that no item is like.
    """

    pairs: tuple[Pair, ...]
    missing: tuple[Stub, ...]
    doubled: tuple[Pair, ...]
    unknown: tuple[DocumentStub, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    """Something that an item and its document have in common."""

    name: str
    of_stub: Callable[[Stub], Iterable[Hashable]]
    of_document: Callable[[DocumentStub], Iterable[Hashable]]


def match(stubs: Sequence[Stub], documents: Sequence[DocumentStub]) -> Matching:
    """Match by id, link, slug, date and title: the surest first, and only what is alone with it."""
    state = _State(stubs, documents)
    for key in _KEYS:
        state.pair_by(key)
    for key in _KEYS[:_SURE]:
        state.pair_in_order(key)
    doubled = state.doubles()
    taken = {id(pair.document) for pair in doubled}
    return Matching(
        pairs=tuple(sorted(state.pairs, key=lambda pair: pair.stub.ordinal)),
        missing=tuple(state.stubs.values()),
        doubled=doubled,
        unknown=tuple(one for one in state.documents.values() if id(one) not in taken),
    )


def match_by_content(
    matching: Matching,
    of_stub: Callable[[Stub], Fingerprint],
    of_document: Callable[[DocumentStub], Fingerprint],
) -> Matching:
    """Match what is left by what its text says: a third of the groups of words in common."""
    if not matching.missing or not matching.unknown:
        return matching
    prints = {number: of_document(one) for number, one in enumerate(matching.unknown)}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, groups in prints.items():
        for group in groups:
            holders[group].append(number)
    pairs, taken = list(matching.pairs), set[int]()
    missing: list[Stub] = []
    for stub in matching.missing:
        groups = of_stub(stub)
        common: defaultdict[int, int] = defaultdict(int)
        for group in groups:
            for number in holders.get(group, ()):
                common[number] += number not in taken
        best = max(common, key=lambda number: (common[number], -number), default=None)
        if best is None or common[best] * _LIKENESS < min(len(groups), len(prints[best])):
            missing.append(stub)
            continue
        taken.add(best)
        pairs.append(Pair(stub, matching.unknown[best], "content"))
    return Matching(
        pairs=tuple(sorted(pairs, key=lambda pair: pair.stub.ordinal)),
        missing=tuple(missing),
        doubled=matching.doubled,
        unknown=tuple(one for at, one in enumerate(matching.unknown) if at not in taken),
    )


def fingerprint(words: Sequence[str]) -> Fingerprint:
    """The 48 smallest hashes of a text's groups of four words: the same whatever else is around."""
    groups = {
        _hash(" ".join(words[at : at + _GROUP])) for at in range(max(1, len(words) - _GROUP + 1))
    }
    return frozenset(sorted(groups)[:_KEPT]) if words else frozenset()


_LIKENESS: Final = 3
_GROUP: Final = 4
_KEPT: Final = 48


def _hash(text: str) -> int:
    """A hash that is the same in every run."""
    from zlib import crc32  # noqa: PLC0415  (few runs come here)

    return crc32(text.encode("utf-8", "surrogatepass"))


class _State:
    """What is matched so far, and what is left."""

    def __init__(self, stubs: Sequence[Stub], documents: Sequence[DocumentStub]) -> None:
        self.stubs = {stub.ordinal: stub for stub in stubs}
        self.documents = dict(enumerate(documents))
        self.ids = {stub.id for stub in stubs}
        self.pairs: list[Pair] = []

    def pair_by(self, key: _Key) -> None:
        """Pair items and documents that are alone with something in common."""
        stubs, documents = self._grouped(key)
        for value, numbers in documents.items():
            ordinals = stubs.get(value, ())
            if len(ordinals) == 1 and len(numbers) == 1:
                self._pair(ordinals[0], numbers[0], key.name)

    def pair_in_order(self, key: _Key) -> None:
        """Pair those that nothing tells apart in their order, as far as both reach."""
        stubs, documents = self._grouped(key)
        for value, numbers in documents.items():
            numbers.sort(key=lambda number: (self._length(number), number))
            for ordinal, number in zip(stubs.get(value, ()), numbers, strict=False):
                self._pair(ordinal, number, key.name)

    def _length(self, number: int) -> int:
        """Of a document's path: a copy has something added to its name."""
        return len(self.documents[number].path) if number in self.documents else 0

    def doubles(self) -> tuple[Pair, ...]:
        """Documents left over that have the id or link of an item that is matched."""
        found: list[Pair] = []
        taken: set[int] = set()
        if not self.documents:
            return ()
        for key in _KEYS[:_SURE]:
            owners = {value: pair for pair in self.pairs for value in key.of_stub(pair.stub)}
            for number, document in self.documents.items():
                owner = next((owners[v] for v in key.of_document(document) if v in owners), None)
                if owner and number not in taken:
                    taken.add(number)
                    found.append(Pair(owner.stub, document, owner.document.name))
        return tuple(found)

    def _grouped(self, key: _Key) -> tuple[dict[Hashable, list[int]], dict[Hashable, list[int]]]:
        stubs: dict[Hashable, list[int]] = defaultdict(list)
        documents: dict[Hashable, list[int]] = defaultdict(list)
        for ordinal, stub in self.stubs.items():
            for value in key.of_stub(stub):
                stubs[value].append(ordinal)
        for number, document in self.documents.items():
            for value in key.of_document(document):
                documents[value].append(number)
        return stubs, documents

    def _pair(self, ordinal: int, number: int, by: str) -> None:
        if ordinal not in self.stubs or number not in self.documents:
            return
        stub, document = self.stubs[ordinal], self.documents[number]
        said = document.identity.id
        if said is not None and stub.id is not None and said != stub.id and said in self.ids:
            return
        self.pairs.append(Pair(stub, document, by))
        del self.stubs[ordinal], self.documents[number]


def _day(stub: Stub) -> date | None:
    return stub.published.date() if stub.published else None


def _document_day(document: DocumentStub) -> date | None:
    return document.identity.date.date() if document.identity.date else None


def _link(stub: Stub) -> tuple[str, ...]:
    return (link_key(stub.link),) if stub.link else ()


def _slug(stub: Stub) -> str:
    return unquote(stub.slug).lower()


def _document_slug(document: DocumentStub) -> str:
    return unquote(document.identity.slug).lower()


_KEYS: Final = (
    _Key(
        "id and link",
        lambda stub: [(stub.id, link) for link in _link(stub) if stub.id is not None],
        lambda document: [
            (document.identity.id, link)
            for link in document.identity.links
            if document.identity.id is not None
        ],
    ),
    _Key(
        "id",
        lambda stub: [stub.id] if stub.id is not None else [],
        lambda document: [document.identity.id] if document.identity.id is not None else [],
    ),
    _Key("link", _link, lambda document: document.identity.links),
    _Key(
        "slug and date",
        lambda stub: [(_slug(stub), _day(stub))] if stub.slug and _day(stub) else [],
        lambda document: (
            [(_document_slug(document), _document_day(document))] if document.identity.date else []
        ),
    ),
    _Key(
        "slug and title",
        lambda stub: [(_slug(stub), plain(stub.title))] if stub.slug and stub.title else [],
        lambda document: (
            [(_document_slug(document), document.identity.title)] if document.identity.title else []
        ),
    ),
    _Key(
        "slug",
        lambda stub: [_slug(stub)] if stub.slug else [],
        lambda document: [_document_slug(document)] if document.identity.slug else [],
    ),
    _Key(
        "title and date",
        lambda stub: [(plain(stub.title), _day(stub))] if stub.title and _day(stub) else [],
        lambda document: (
            [(document.identity.title, _document_day(document))]
            if document.identity.title and document.identity.date
            else []
        ),
    ),
    _Key(
        "title",
        lambda stub: [plain(stub.title)] if stub.title else [],
        lambda document: [document.identity.title] if document.identity.title else [],
    ),
)
_SURE: Final = 3
"""How many of the keys no two items share by chance."""
