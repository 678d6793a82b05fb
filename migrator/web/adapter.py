"""The adapter that makes requests connect to checked addresses only, and wait politely.

Host header, SNI and the check of the certificate go by the name, as always: only the socket is
opened to the address that was checked.
"""

import socket
from collections.abc import Sequence
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    InvalidHeader,
    NameResolutionError,
    NewConnectionError,
)
from urllib3.response import BaseHTTPResponse
from urllib3.util.connection import create_connection

from migrator.web.deadline import Deadline, watched_response
from migrator.web.errors import UnreachableError
from migrator.web.guard import resolve
from migrator.web.policy import Network, Policy

_PASSING_FAULTS = frozenset({429, 500, 502, 503, 504})


class GuardedAdapter(HTTPAdapter):
    """Connections go to checked addresses; failures that may pass are tried again."""

    def __init__(self, policy: Policy, deadline: Deadline) -> None:
        """Take the limits and manners from a policy."""
        self._networks = policy.allowed_networks
        self._deadline = deadline
        super().__init__(max_retries=PatientRetry.of(policy, deadline))

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401  (as it is there)
        """Make the pool manager open guarded connections."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = _guarded_pools(self._networks, self._deadline)


class PatientRetry(Retry):
    """Tries again with growing waits, or as long as the server asks for, within bounds."""

    policy: Policy
    deadline: Deadline

    @classmethod
    def of(cls, policy: Policy, deadline: Deadline) -> "PatientRetry":
        """As a policy says."""
        made = cls(
            total=policy.retries,
            backoff_factor=policy.backoff,
            backoff_max=policy.longest_wait,
            status_forcelist=_PASSING_FAULTS,
            raise_on_status=False,
            respect_retry_after_header=True,
        )
        made.policy = policy
        made.deadline = deadline
        return made

    def new(self, **changes: Any) -> "PatientRetry":  # noqa: ANN401  (as it is there)
        """The same with other counts."""
        made = super().new(**changes)
        made.policy = self.policy
        made.deadline = self.deadline
        return made

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        """Wait before the next try.

        Raises:
            UnreachableError: The server asks for more patience than the policy has, or there is
                not so much time left.
        """
        asked = self._asked(response)
        if asked is not None and asked > self.policy.longest_wait:
            raise UnreachableError(
                f"the server asks to wait more than {self.policy.longest_wait:.0f} seconds; "
                "try again later"
            )
        wait = asked if asked is not None else self.policy.pause(max(0, len(self.history) - 1))
        self.deadline.check(wait)
        if wait > 0:
            self.policy.sleep(wait)

    def _asked(self, response: BaseHTTPResponse | None) -> float | None:
        """How long the server asks to wait; None where it does not, or in no words we know."""
        header = response.headers.get("Retry-After") if response is not None else None
        try:
            return self.parse_retry_after(header) if header else None
        except (InvalidHeader, ValueError, OverflowError):
            return None


def _guarded_pools(
    networks: Sequence[Network], deadline: Deadline
) -> dict[str, type[HTTPConnectionPool] | type[HTTPSConnectionPool]]:
    response = watched_response(deadline)

    class GuardedHTTPConnection(HTTPConnection):
        response_class = response

        def _new_conn(self) -> socket.socket:
            return _connect(self, networks)

    class GuardedHTTPSConnection(HTTPSConnection):
        response_class = response

        def _new_conn(self) -> socket.socket:
            return _connect(self, networks)

    class GuardedHTTPPool(HTTPConnectionPool):
        ConnectionCls = GuardedHTTPConnection

    class GuardedHTTPSPool(HTTPSConnectionPool):
        ConnectionCls = GuardedHTTPSConnection

    return {"http": GuardedHTTPPool, "https": GuardedHTTPSPool}


def _connect(connection: HTTPConnection, networks: Sequence[Network]) -> socket.socket:
    """A socket to the first checked address that answers, with urllib3's own errors."""
    port = connection.port or connection.default_port
    failure: OSError = OSError("the name has no address")
    try:
        addresses = resolve(connection.host, port, networks)
    except (socket.gaierror, UnicodeError) as error:
        fault = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
        raise NameResolutionError(connection.host, connection, fault) from error
    for address in addresses:
        try:
            return create_connection(
                (address, port),
                connection.timeout,
                source_address=connection.source_address,
                socket_options=connection.socket_options,
            )
        except OSError as error:
            failure = error
    if isinstance(failure, TimeoutError):
        raise ConnectTimeoutError(connection, "no connection in time") from failure
    raise NewConnectionError(connection, str(failure)) from failure
