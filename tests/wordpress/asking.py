"""Asks the running site for a page, and for what WordPress says it showed on it."""

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import quote, urlsplit

from tests.wordpress.site import Site

_PATIENCE = 60
_ABOUT_ONE = frozenset({"single", "page", "attachment"})


@dataclass(frozen=True)
class Answer:
    """A page as the site sent it.

    Attributes:
        path: Path and query that were asked for.
        kind: `home`, `single`, `page`, `category`, `search`, `feed`, …
        posts: What it showed of which post, as `watch.php` saw it: `id`, `shown`, `html`.
    """

    path: str
    status: int
    body: bytes
    kind: str
    posts: tuple[dict[str, Any], ...]


def ask(site: Site, path: str) -> Answer:
    """One page; redirects are not followed."""
    address = urlsplit(site.url)
    mark = f"r{next(_NUMBERS)}"
    connection = http.client.HTTPConnection(address.netloc, timeout=_PATIENCE)
    try:
        connection.request("GET", quote(path, safe="/?&=%"), headers={"X-Record": mark})
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    record = site.folder / "records" / f"{mark}.json"
    seen: dict[str, Any] = {"kind": "other", "posts": []}
    if record.exists():
        seen = json.loads(record.read_bytes())
    return Answer(path, response.status, body, seen["kind"], tuple(_meant(seen)))


def _meant(seen: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What the page is about: of a page of one post that post, and not what it shows beside it."""
    for post in seen["posts"]:
        if seen["kind"] not in _ABOUT_ONE or post["id"] in seen["listed"]:
            yield post


def ask_paged(site: Site, path: str) -> Iterator[Answer]:
    """A list with the pages that follow it."""
    for number in count(1):
        answer = ask(site, path if number == 1 else _page(site, path, number))
        if answer.status != http.client.OK:
            return
        yield answer
        if answer.kind in _ABOUT_ONE:  # a page in front, which is no list
            return


def _page(site: Site, path: str, number: int) -> str:
    """The address of a further page of a list."""
    place, _, query = path.partition("?")
    if site.choices.options.get("permalink_structure") == "":
        return f"{place}?{query}&paged={number}" if query else f"{place}?paged={number}"
    paged = f"{place.rstrip('/')}/page/{number}/"
    return f"{paged}?{query}" if query else paged


_NUMBERS = count(1)
