"""One function over many tasks in several processes; the answers come in the order of the tasks.

A process gets its next task when it has answered the last: so the two never wait for each other
with full pipes between them, and no thread is needed. A process that dies costs the task it was
at, and nothing else.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar, cast

Task = TypeVar("Task")
Answer = TypeVar("Answer")

FORKS = sys.platform == "linux"
"""Fork where that is safe: what the function holds is then shared, not copied."""
_AHEAD = 4
"""Tasks for each process that are begun before the oldest is answered: a bound to memory."""


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


@dataclass(slots=True)
class _Member:
    """A process, our ends of its two pipes, and the number of its task."""

    process: BaseProcess
    orders: Connection
    answers: Connection
    number: int = -1

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
        self._idle: list[_Member] = []
        self._busy: dict[Connection, _Member] = {}
        self._tasks: dict[int, Task] = {}
        self._answers: dict[int, Answer | _Failure] = {}
        self._given = 0

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """As `in_processes`."""
        coming, turn = iter(tasks), 0
        while True:
            self._hand_out(coming, turn)
            if turn in self._answers:
                answer = self._answers.pop(turn)
                if isinstance(answer, _Failure):
                    raise answer.error
                turn += 1
                yield answer
            elif self._busy:
                self._collect()
            else:
                return

    def end(self) -> None:
        """End the processes, whatever they are at."""
        for member in self._busy.values():
            member.process.kill()
        for member in (*self._idle, *self._busy.values()):
            member.leave()
            member.process.join()

    def _hand_out(self, coming: Iterator[Task], turn: int) -> None:
        """Give a task to everyone who has none."""
        while len(self._busy) < self._count and self._given - turn < self._count * _AHEAD:
            try:
                task = next(coming)
            except StopIteration:
                return
            member = self._idle.pop() if self._idle else self._hired()
            member.number = self._given
            self._tasks[self._given] = task
            self._busy[member.answers] = member
            self._given += 1
            with suppress(OSError):  # it has died, which shows when its answer is awaited
                member.orders.send_bytes(_packed(task))

    def _collect(self) -> None:
        """Take the answers that are there; wait for one when there is none."""
        for ready in wait(list(self._busy)):
            member = self._busy.pop(cast("Connection", ready))
            task = self._tasks.pop(member.number)
            try:
                packed = member.answers.recv_bytes()
            except (EOFError, OSError):
                member.leave()
                member.process.join()
                self._answers[member.number] = self._bereaved(task)
            else:
                self._idle.append(member)
                self._answers[member.number] = pickle.loads(packed)  # noqa: S301  (our own child's)

    def _hired(self) -> _Member:
        """A new process."""
        their_orders, orders = multiprocessing.Pipe(duplex=False)
        answers, their_answers = multiprocessing.Pipe(duplex=False)
        ours = [orders, answers]
        for member in (*self._idle, *self._busy.values()):
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
