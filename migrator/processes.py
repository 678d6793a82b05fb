"""One function over many tasks in several processes; the answers come in the order of the tasks.

A process that dies costs the task it was at, and nothing else.
"""

import gc
import itertools
import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar, cast

Task = TypeVar("Task")
Answer = TypeVar("Answer")

FORKS = sys.platform == "linux"
"""Fork where that is safe: what the function holds is then shared, not copied."""
_AHEAD = 5
"""Tasks for each process that are begun before the oldest is answered: a bound to memory."""
_SMALL = 4096
"""Bytes that any pipe takes in though nobody reads. Tasks that are no larger together wait there
while their process is at another; of larger ones, the two could wait for each other for ever."""
_MOST_WAITING = 3
_PIPE_BYTES = 1 << 20
"""What a pipe should hold of answers while the parent is busy with those that came before."""


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def in_processes(
    work: Callable[[Task], Answer],
    tasks: Iterable[Task],
    count: int,
    bereaved: Callable[[Task], Answer],
) -> Generator[Answer, None, None]:
    """The answers to the tasks, in their order.

    Args:
        work: Done in the processes; an error that it raises is raised here. Where processes are
            not forked it has to be picklable, as tasks, answers and errors have to be everywhere.
        tasks: Taken as they are needed, a few ahead.
        count: Number of processes.
        bereaved: Gives, here, the answer to a task whose process died.

    Returns:
        To be closed when not all answers are wanted: the processes end then.
    """
    crew = _Crew(work, count, bereaved)
    try:
        yield from crew.answers(tasks)
    finally:
        crew.end()


@dataclass(frozen=True, slots=True)
class _Failure:
    """An error of the function, on its way back."""

    error: Exception


@dataclass(frozen=True, slots=True)
class _Order(Generic[Task]):
    """A task on its way.

    Attributes:
        number: Its place among all.
    """

    number: int
    task: Task
    packed: bytes


@dataclass(slots=True)
class _Member(Generic[Task]):
    """A process, our ends of its two pipes, and what it was given, of which it is at the first."""

    process: BaseProcess
    orders: Connection
    answers: Connection
    given: deque[_Order[Task]] = field(default_factory=deque)

    def has_room(self, order: _Order[Task]) -> bool:
        """Whether it may have one more."""
        waiting = [*itertools.islice(self.given, 1, None), order]
        return not self.given or (
            len(waiting) <= _MOST_WAITING and sum(len(one.packed) for one in waiting) <= _SMALL
        )

    def leave(self) -> None:
        """Close our ends: a process that waits for orders ends by itself."""
        self.orders.close()
        self.answers.close()


class _Crew(Generic[Task, Answer]):
    """The processes; each starts when there is a task for it."""

    def __init__(
        self,
        work: Callable[[Task], Answer],
        count: int,
        bereaved: Callable[[Task], Answer],
    ) -> None:
        self._work = work
        self._count = count
        self._bereaved = bereaved
        self._members: dict[Connection, _Member[Task]] = {}
        self._waiting: deque[_Order[Task]] = deque()
        self._answers: dict[int, Answer | _Failure] = {}

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """As `in_processes`."""
        coming = (_Order(number, task, _packed(task)) for number, task in enumerate(tasks))
        for turn in itertools.count():
            while turn not in self._answers:
                self._hand_out(coming, turn + self._count * _AHEAD)
                if not any(member.given for member in self._members.values()):
                    return
                self._collect()
            self._hand_out(coming, turn + self._count * _AHEAD)
            answer = self._answers.pop(turn)
            if isinstance(answer, _Failure):
                raise answer.error
            yield answer

    def end(self) -> None:
        """End the processes, whatever they are at."""
        for member in self._members.values():
            if member.given:
                member.process.kill()
            member.leave()
        for member in self._members.values():
            member.process.join()

    def _hand_out(self, coming: Iterator[_Order[Task]], limit: int) -> None:
        """Give a task to everyone who has none, and a few to do next if they are small.

        Args:
            limit: No task from this number on is given out yet.
        """
        while True:
            if not self._waiting:
                self._waiting.extend(itertools.islice(coming, 1))
            if not self._waiting or self._waiting[0].number >= limit:
                return
            member = self._least_busy()
            if not member.has_room(self._waiting[0]):
                return
            order = self._waiting.popleft()
            member.given.append(order)
            with suppress(OSError):  # it has died, which shows when its answer is awaited
                member.orders.send_bytes(order.packed)

    def _least_busy(self) -> _Member[Task]:
        members = self._members.values()
        member = min(members, key=lambda one: len(one.given), default=None)
        if member is None or (member.given and len(members) < self._count):
            member = self._hired()
            self._members[member.answers] = member
        return member

    def _collect(self) -> None:
        """Take the answers that are there; wait for one when there is none."""
        for ready in wait([one.answers for one in self._members.values() if one.given]):
            member = self._members[cast("Connection", ready)]
            order = member.given.popleft()
            try:
                packed = member.answers.recv_bytes()
            except (EOFError, OSError):
                self._bury(member)
                self._answers[order.number] = self._bereaved(order.task)
            else:
                self._answers[order.number] = pickle.loads(packed)  # noqa: S301  (our own child's)

    def _bury(self, member: _Member[Task]) -> None:
        """Forget a process that has died; what it had not begun is another's to do."""
        del self._members[member.answers]
        self._waiting.extendleft(reversed(member.given))
        member.leave()
        member.process.join()

    def _hired(self) -> _Member[Task]:
        """A new process."""
        their_orders, orders = multiprocessing.Pipe(duplex=False)
        answers, their_answers = multiprocessing.Pipe(duplex=False)
        _widen(answers)
        ours = [orders, answers]
        for member in self._members.values():
            ours += [member.orders, member.answers]
        process = _process_type()(
            target=_serve,
            args=(self._work, their_orders, their_answers, ours if FORKS else ()),
            daemon=True,
        )
        process.start()
        their_orders.close()
        their_answers.close()
        return _Member(process, orders, answers)


def _widen(pipe: Connection) -> None:
    """Let a pipe hold more, where the system allows it."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415  (there is none on Windows)

        with suppress(OSError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _process_type() -> type[BaseProcess]:
    get = multiprocessing.get_context
    return get("fork").Process if FORKS else get("spawn").Process


def _serve(
    work: Callable[[Task], Answer],
    orders: Connection,
    answers: Connection,
    inherited: Sequence[Connection],
) -> None:
    """The life of a process.

    Args:
        inherited: The parent's ends of pipes: closed, so that the parent's end is seen by all.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle
    for connection in inherited:
        connection.close()
    gc.freeze()  # what was there before is shared with the parent, until somebody looks through it
    with suppress(EOFError, OSError):
        while True:
            answers.send_bytes(_packed(_answer(work, pickle.loads(orders.recv_bytes()))))  # noqa: S301  (our own parent's)


def _answer(work: Callable[[Task], Answer], task: Task) -> Answer | _Failure:
    try:
        return work(task)
    except Exception as error:  # noqa: BLE001  (it is raised where the answer is awaited)
        return _Failure(error)


def _packed(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
