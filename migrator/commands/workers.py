"""Stubs → outcomes, in this process or in several, always in the source's order."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain

from migrator.commands.conversion import convert_batch, failed
from migrator.processes import FORKS, cores, in_processes
from migrator.readers import Item, Stub
from migrator.store.outcome import Outcome
from migrator.writers import Plan

Read = Callable[[Sequence[Stub]], Iterable[Item]]
"""`Source.items`: the items of these stubs."""

_BATCH_ITEMS = 64
_BATCH_BYTES = 1 << 19


def convert_items(
    read: Read, stubs: Sequence[Stub], plan: Plan, jobs: int
) -> Generator[Outcome, None, None]:
    """Convert every item; the outcomes are the same whatever the number of processes.

    Args:
        read: Called in the processes where they are forked, so that no body is sent to them.
        stubs: In the order of the outcomes.
        plan: Each process has it from its start.
        jobs: Number of processes; 0 means one for each core.

    Raises:
        SourceError: The source has changed or vanished since the survey.
    """
    count = jobs or cores()
    if count == 1:
        for batch in _batches(read(stubs)):
            yield from convert_batch(batch, plan)
        return
    shares = _Shares(read, stubs, plan)
    if FORKS:
        answers = in_processes(shares.convert, shares.ranges(), count, shares.convert_singly)
    else:
        batches = map(shares.items, shares.ranges())
        answers = in_processes(partial(_convert, plan), batches, count, partial(_singly, plan))
    with closing(answers):
        for outcomes in answers:
            yield from outcomes


@dataclass(frozen=True, slots=True)
class _Shares:
    """What forked processes hold already: they are told a range of stubs, and do the rest."""

    read: Read
    stubs: Sequence[Stub]
    plan: Plan

    def ranges(self) -> Iterator[slice]:
        """All stubs, in ranges of about the same work."""
        first = size = 0
        for number, stub in enumerate(self.stubs):
            size += stub.end - stub.start
            if size >= _BATCH_BYTES or number - first + 1 == _BATCH_ITEMS:
                yield slice(first, number + 1)
                first, size = number + 1, 0
        if first < len(self.stubs):
            yield slice(first, len(self.stubs))

    def items(self, share: slice) -> Sequence[Item]:
        """The items of a range."""
        return tuple(self.read(self.stubs[share]))

    def convert(self, share: slice) -> Sequence[Outcome]:
        """The outcomes of a range."""
        return _convert(self.plan, self.read(self.stubs[share]))

    def convert_singly(self, share: slice) -> Sequence[Outcome]:
        """The outcomes of a range of which some item kills its process."""
        return _singly(self.plan, self.items(share))


def _batches(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """Items that are converted together."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += item.stub.end - item.stub.start
        if size >= _BATCH_BYTES or len(batch) == _BATCH_ITEMS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _convert(plan: Plan, items: Iterable[Item]) -> Sequence[Outcome]:
    return convert_batch(items, plan)


def _singly(plan: Plan, items: Sequence[Item]) -> Sequence[Outcome]:
    """One item at a time in a process beside, so that only the one that kills it is lost."""
    singles = [(item,) for item in items]
    return [*chain.from_iterable(in_processes(partial(_convert, plan), singles, 1, _lost))]


def _lost(items: Sequence[Item]) -> Sequence[Outcome]:
    return [failed(item, "the process that converted it was killed") for item in items]
