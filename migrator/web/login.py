"""A login for one site: sent to that site alone, and never in the clear over a network."""

from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Login:
    """A user's name and application password; the password shows in no report and no traceback."""

    user: str
    password: str = field(repr=False)

    def headers(self) -> dict[str, str]:
        """What a request is sent with."""
        pair = f"{self.user}:{self.password}".encode()
        return {"Authorization": f"Basic {b64encode(pair).decode('ascii')}"}


def origin(url: str) -> str:
    """Scheme, host and port of an address: what a login holds for."""
    parts = urlsplit(url)
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    return f"{parts.scheme}://{parts.hostname}:{port}"
