"""Items → outcomes, in this process or in several, always in the source's order."""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from migrator.commands.conversion import convert_item, failed
from migrator.readers import Item
from migrator.store.outcome import Outcome
from migrator.writers import Plan

_BATCH = 32
_AHEAD = 3
"""Batches under way for each process: enough that none waits, few enough to bound memory."""

_plan: Plan
"""In a worker process: the plan, sent once when it started."""


def convert_items(items: Iterable[Item], plan: Plan, jobs: int) -> Iterator[Outcome]:
    """Convert every item; the outcomes are the same whatever the number of processes.

    Args:
        items: In the source's order, which is the order of the outcomes.
        plan: Sent once to each process.
        jobs: Number of processes; 0 means one for each core.
    """
    count = jobs or _cores()
    if count == 1:
        yield from (convert_item(item, plan) for item in items)
        return
    yield from _Pool(plan, count).convert(items)


class _Pool:
    """Processes that convert batches; when one dies, only the item it died of is lost."""

    def __init__(self, plan: Plan, count: int) -> None:
        self._plan = plan
        self._count = count
        self._executor = _executor(plan, count)
        self._under_way: deque[tuple[Sequence[Item], Future[list[Outcome]]]] = deque()

    def convert(self, items: Iterable[Item]) -> Iterator[Outcome]:
        source = iter(items)
        try:
            while batch := list(islice(source, _BATCH)):
                self._submit(batch)
                if len(self._under_way) >= self._count * _AHEAD:
                    yield from self._next()
            while self._under_way:
                yield from self._next()
        finally:
            self._executor.shutdown(cancel_futures=True)

    def _submit(self, batch: Sequence[Item]) -> None:
        self._under_way.append((batch, self._executor.submit(_convert_batch, batch)))

    def _next(self) -> Sequence[Outcome]:
        """The outcomes of the oldest batch."""
        batch, future = self._under_way.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._recover(batch)

    def _recover(self, batch: Sequence[Item]) -> Sequence[Outcome]:
        """A process died: start anew, and take the batch one item at a time to find the cause."""
        waiting = [batch for batch, _ in self._under_way]
        self._under_way.clear()
        self._executor.shutdown(cancel_futures=True)
        outcomes = [_convert_alone(item, self._plan) for item in batch]
        self._executor = _executor(self._plan, self._count)
        for other in waiting:
            self._submit(other)
        return outcomes


def _convert_alone(item: Item, plan: Plan) -> Outcome:
    """One item in a process of its own."""
    with _executor(plan, 1) as executor:
        try:
            return executor.submit(_convert_batch, [item]).result()[0]
        except BrokenProcessPool:
            return failed(item, "the process that converted it was killed")


def _executor(plan: Plan, count: int) -> ProcessPoolExecutor:
    """Fork where that is safe: the plan is then shared, not copied."""
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    return ProcessPoolExecutor(count, context, initializer=_start_worker, initargs=(plan,))


def _start_worker(plan: Plan) -> None:
    global _plan  # noqa: PLW0603  (the state of a worker process, set once when it starts)
    _plan = plan
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle


def _convert_batch(batch: Sequence[Item]) -> list[Outcome]:
    return [convert_item(item, _plan) for item in batch]


def _cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
