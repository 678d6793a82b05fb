"""The address of a site → its API: by what the front page says, else where WordPress has it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from migrator.readers.rest.api import POSTS, Api
from migrator.readers.rest.asking import Asker
from migrator.readers.rest.fields import Row
from migrator.readers.rest.front_page import RELATION, FrontPage
from migrator.web import Session, WebError

_LINK: Final = re.compile(r'<([^<>]+)>\s*;[^,]*?\brel="?' + re.escape(RELATION) + r'"?')


@dataclass(frozen=True, slots=True)
class Found:
    """An API that answers, and its index."""

    api: Api
    index: Row


def find_api(asker: Asker, page: FrontPage, url: str) -> tuple[Found | None, str]:
    """The API of a site; where none answers, None and why not.

    The link of the page is tried first, then that of the answer's head, then the two addresses
    that WordPress gives it.
    """
    fault = ""
    for address in _candidates(asker.session, page, url):
        api = Api(address)
        try:
            index = asker.ask(api.url()).row
        except WebError as error:
            fault = fault or str(error)
            continue
        spaces = index.data.get("namespaces")
        if isinstance(spaces, list) and POSTS in spaces:
            return Found(api, index), ""
        fault = fault or f"{address} answered, but is no API of WordPress."
    return None, fault


def _candidates(session: Session, page: FrontPage, url: str) -> Iterator[str]:
    """Addresses where the API may be, each once."""
    seen = {""}
    sites = dict.fromkeys([urljoin(url, "./"), urljoin(url, "/")])
    for address in (
        page.api,
        *([] if page.api else [_in_head(session, url)]),
        *(urljoin(site, "wp-json/") for site in sites),
        *(urljoin(site, "?rest_route=/") for site in sites),
    ):
        if address not in seen:
            seen.add(address)
            yield address


def _in_head(session: Session, url: str) -> str:
    """The API's address in the `Link` of the answer's head."""
    try:
        fetched = session.fetch(url)
    except WebError:
        return ""
    fetched.path.unlink(missing_ok=True)
    found = _LINK.search(fetched.headers.get("Link", ""))
    return urljoin(fetched.final_url, found[1]) if found else ""
