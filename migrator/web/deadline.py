"""The moment by which an address must have answered in whole, kept while it is being read.

Time-outs of sockets begin anew with every byte, so that a server which drips its headers, or the
lengths of its chunks, could hold a program for ever. Here the clock is looked at before each read.
"""

import io
from http.client import HTTPResponse
from typing import Any, cast

from migrator.web.errors import UnreachableError
from migrator.web.policy import Policy


class Deadline:
    """When the address that is being fetched must be done.

    Attributes:
        at: On the policy's clock.
    """

    __slots__ = ("_policy", "at")

    def __init__(self, policy: Policy) -> None:
        """None has begun yet."""
        self._policy = policy
        self.at = float("inf")

    def begin(self) -> None:
        """Begin anew, for another address."""
        self.at = self._policy.clock() + self._policy.total_timeout

    def check(self, ahead: float = 0.0) -> None:
        """Look at the clock.

        Args:
            ahead: Seconds that are about to be waited.

        Raises:
            UnreachableError: The time is over, or will be.
        """
        if self._policy.clock() + ahead > self.at:
            raise UnreachableError(
                f"it did not end within {self._policy.total_timeout:.0f} seconds"
            )


class _Watched(io.RawIOBase):
    """The bytes of a socket, read only while there is time."""

    def __init__(self, raw: io.RawIOBase, deadline: Deadline) -> None:
        self._raw = raw
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401  (as it is there)
        self._deadline.check()
        return cast("int | None", self._raw.readinto(buffer))

    def close(self) -> None:
        self._raw.close()
        super().close()


def watched_response(deadline: Deadline) -> type[HTTPResponse]:
    """The class of responses, made for connections, that heed a deadline."""

    class WatchedResponse(HTTPResponse):
        def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  (as it is there)
            super().__init__(*args, **options)
            raw = self.fp.detach()
            self.fp = io.BufferedReader(_Watched(raw, deadline))

    return WatchedResponse
