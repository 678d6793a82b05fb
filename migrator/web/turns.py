"""Whose turn it is: the least time between two requests to a host, whichever thread makes them."""

from threading import Lock

from migrator.web.policy import Policy


class Turns:
    """The next moment at which each host may be asked; shared by sessions of several threads."""

    def __init__(self, policy: Policy) -> None:
        """Nobody was asked yet."""
        self._policy = policy
        self._lock = Lock()
        self._next: dict[str, float] = {}
        self._distances: dict[str, float] = {}

    def keep_distance(self, host: str, seconds: float) -> None:
        """Let at least this time pass between two requests to a host, within bounds."""
        self._distances[host] = min(seconds, self._policy.longest_wait)

    def wait(self, host: str) -> None:
        """Take the next turn with a host, and wait for it."""
        with self._lock:
            now = self._policy.clock()
            turn = max(self._next.get(host, now), now)
            distance = max(self._policy.interval, self._distances.get(host, 0.0))
            self._next[host] = turn + distance
        if turn > now:
            self._policy.sleep(turn - now)
