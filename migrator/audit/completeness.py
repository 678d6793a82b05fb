"""Items and their documents → how many there are of each type, status, year, author and term."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from migrator.audit.matching import Pair
from migrator.readers.source import Stub


@dataclass(frozen=True, slots=True)
class Group:
    """Items with something in common.

    Attributes:
        by: What: `type`, `status`, `year`, `author`, `category`, `tag`.
        name: As the source has it; empty for items that have none.
        source: How many the source has.
        output: How many of them have a document.
    """

    by: str
    name: str
    source: int
    output: int


def completeness_of(stubs: Sequence[Stub], pairs: Iterable[Pair]) -> tuple[Group, ...]:
    """All groups, in the order of what they have in common, then of their names."""
    written = [pair.stub for pair in pairs]
    return tuple(
        Group(by, name, count, arrived[name])
        for by, names in _GROUPS.items()
        for arrived in [Counter(name for stub in written for name in names(stub))]
        for name, count in sorted(Counter(name for stub in stubs for name in names(stub)).items())
    )


_GROUPS: Final[Mapping[str, Callable[[Stub], Iterable[str]]]] = {
    "type": lambda stub: [stub.type],
    "status": lambda stub: [stub.status],
    "year": lambda stub: [str(stub.published.year) if stub.published else ""],
    "author": lambda stub: [stub.author],
    "category": lambda stub: stub.categories,
    "tag": lambda stub: stub.tags,
}
