"""Web: the one guarded HTTP session, and the only room that touches the network.

In: an http(s) address and a `Policy`. Out: a file with the body, and what the server says of it
(`Fetched`); or a `WebError`, one sentence. `fetch_source` is for an address that a person named, a
`Crawler` for addresses that were found on pages; what it fetched, a `Cache` keeps.
"""

from migrator.web.cache import Cache, Cached
from migrator.web.errors import (
    AnswerError,
    ForbiddenAddressError,
    UnreachableError,
    UnwantedBodyError,
    WebError,
)
from migrator.web.policy import Policy
from migrator.web.robots import Crawler
from migrator.web.session import Fetched, Session
from migrator.web.source import fetch_source

__all__ = [
    "AnswerError",
    "Cache",
    "Cached",
    "Crawler",
    "Fetched",
    "ForbiddenAddressError",
    "Policy",
    "Session",
    "UnreachableError",
    "UnwantedBodyError",
    "WebError",
    "fetch_source",
]
