"""Many addresses → their files, in several threads: each host asked politely, none for long.

Answers come in the order in which they arrive, to one thread: who takes them need not think of
threads. A host that does not answer holds a few threads at most, and is not asked again.
"""

from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Queue
from threading import Condition, Thread
from urllib.parse import urlsplit

from migrator.web.errors import ForbiddenAddressError, UnreachableError, WebError
from migrator.web.policy import RUN, Policy
from migrator.web.robots import Crawler, Rules
from migrator.web.session import Fetched, Session
from migrator.web.turns import Turns

INTERVAL = 0.1
"""Seconds between two requests to a host: a browser that shows a page asks for its pictures at
once."""
THREADS = 8
AT_ONCE = 4
"""Requests to one host at a time."""
_MOST_FAULTS = 5
"""Failures of a host in a row, of the kind that may pass, after which it is left alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an address: a file, or why there is none."""

    url: str
    result: Fetched | WebError


def download(
    urls: Iterable[str], folder: Path, limit: int, policy: Policy | None = None
) -> Generator[Answer, None, None]:
    """Fetch addresses that were found in texts, where the sites' robots.txt lets us.

    Args:
        urls: Each once.
        folder: Where files go; whoever takes an answer moves its file away.
        limit: The largest body, in bytes.
        policy: Limits and manners, by default those of the run; pictures may be asked for more
            often than pages.
    """
    base = policy or RUN.get()
    manners = replace(base, interval=min(base.interval, INTERVAL), max_bytes=limit)
    lanes = _Lanes(urls)
    team = _Team(lanes, Queue(1), manners, Turns(manners), Rules())
    for number in range(min(THREADS, len(lanes))):
        place = folder / str(number)
        place.mkdir(exist_ok=True)
        Thread(target=team.work, args=(place,), daemon=True).start()
    try:
        for _ in range(len(lanes)):
            answer = team.answers.get()
            if isinstance(answer, BaseException):
                raise answer
            yield answer
    finally:
        lanes.close()


class _Lanes:
    """Addresses by host: the next one is of the host that is least busy."""

    def __init__(self, urls: Iterable[str]) -> None:
        self._waiting: dict[str, deque[str]] = {}
        for url in urls:
            self._waiting.setdefault(_host(url), deque()).append(url)
        self._count = sum(map(len, self._waiting.values()))
        self._busy = dict.fromkeys(self._waiting, 0)
        self._faults = dict.fromkeys(self._waiting, 0)
        self._changed = Condition()
        self._is_closed = False

    def __len__(self) -> int:
        return self._count

    def next(self) -> str | None:
        """An address to ask for, as soon as there is one; None when there is none any more."""
        with self._changed:
            while self._waiting and not self._is_closed:
                host = min(self._waiting, key=self._busy.__getitem__)
                if self._busy[host] < AT_ONCE:
                    self._busy[host] += 1
                    lane = self._waiting[host]
                    url = lane.popleft()
                    if not lane:
                        del self._waiting[host]
                    return url
                self._changed.wait()
            return None

    def done(self, url: str, result: Fetched | WebError) -> None:
        """An address was answered, or not."""
        host = _host(url)
        with self._changed:
            self._busy[host] -= 1
            failed = isinstance(result, UnreachableError)
            self._faults[host] = self._faults[host] + 1 if failed else 0
            self._changed.notify()

    def is_given_up(self, url: str) -> bool:
        """Whether the host of an address failed so often that it is not asked any more."""
        return self._faults[_host(url)] >= _MOST_FAULTS

    def close(self) -> None:
        """Give out nothing more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()


@dataclass(frozen=True, slots=True)
class _Team:
    """What the threads share.

    Attributes:
        answers: Few at a time: what was fetched and not yet taken is lost when a run is killed.
    """

    lanes: _Lanes
    answers: "Queue[Answer | BaseException]"
    policy: Policy
    turns: Turns
    rules: Rules

    def work(self, folder: Path) -> None:
        """One thread: address after address, until there are none."""
        try:
            with Session(folder, self.policy, self.turns) as session:
                crawler = Crawler(session, self.rules)
                while (url := self.lanes.next()) is not None:
                    result = self._fetch(crawler, url)
                    self.lanes.done(url, result)
                    self.answers.put(Answer(url, result))
        except BaseException as error:  # noqa: BLE001  (told to the thread that waits for answers)
            self.answers.put(error)

    def _fetch(self, crawler: Crawler, url: str) -> Fetched | WebError:
        if self.lanes.is_given_up(url):
            return UnreachableError(f"{_host(url)} failed {_MOST_FAULTS} times in a row.")
        try:
            return crawler.fetch(url)
        except WebError as error:
            return error
        except ValueError as error:
            return ForbiddenAddressError(f"{url} is no valid address: {error}.")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
