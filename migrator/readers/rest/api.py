"""Where an API lies → the address of a route in it, with pretty addresses or without."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

POSTS = "wp/v2"
"""The namespace of WordPress's own routes."""


@dataclass(frozen=True, slots=True)
class Api:
    """A site's REST API.

    Attributes:
        root: Address of its index: `https://blog.example/wp-json/`, or with the route in the query:
            `https://blog.example/?rest_route=/`.
    """

    root: str

    def url(self, route: str = "", params: Mapping[str, str | int] | None = None) -> str:
        """The address of a route, as `wp/v2/posts`."""
        query = urlencode(params or {}, safe=",:")
        address = f"{self.root}{route}"
        if not query:
            return address
        return f"{address}{'&' if urlsplit(self.root).query else '?'}{query}"
