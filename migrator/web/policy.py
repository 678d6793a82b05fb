"""How the network is used: limits, patience and manners, as one value."""

import math
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from migrator import __version__
from migrator.web.login import Login

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Policy:
    """What a session may do; times are in seconds.

    Attributes:
        connect_timeout, read_timeout: How long to wait for a connection, and for the next bytes.
        total_timeout: How long one address may take in all, waits between tries included.
        retries: How often to try again after a failure that may pass.
        backoff: Wait before the second try; it doubles from try to try.
        longest_wait: Longest wait between two tries; a `Retry-After` past it is a failure.
        interval: Least time between two requests to one host.
        max_bytes: Largest body, counted after decompression.
        max_redirects: How many redirects to follow.
        allowed_networks: Networks that may be asked although they are private.
        ca_bundle: File of certificates to trust instead of the public ones.
        user_agent: What to call ourselves.
        login: For the site that the user named, where it takes one.
        clock, sleep: Time and waiting.
    """

    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    total_timeout: float = 1800.0
    retries: int = 4
    backoff: float = 1.0
    longest_wait: float = 120.0
    interval: float = 1.0
    max_bytes: int = 1 << 31
    max_redirects: int = 10
    allowed_networks: tuple[Network, ...] = ()
    ca_bundle: Path | None = None
    user_agent: str = f"migrator/{__version__}"
    login: Login | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def pause(self, tried: int) -> float:
        """How long to wait before the next try, after so many that came before the last."""
        return min(self.longest_wait, math.ldexp(self.backoff, tried))


RUN: ContextVar[Policy] = ContextVar("RUN", default=Policy())  # noqa: B039  (it is frozen)
"""The policy of this run, for sessions that are given none."""
