"""The front page of a site → what it says of where its API and its feeds are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from migrator.readers.page.dom import Tree, attribute, parse

RELATION: Final = "https://api.w.org/"
"""How WordPress calls a link to its API."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the front page of a site says of where things are.

    Attributes:
        api: Address of the API's index, empty where it names none.
        feeds: Addresses of its feeds, in the page's order.
        made_by: What made it (`meta generator`).
        language: As its root element says.
    """

    api: str = ""
    feeds: tuple[str, ...] = ()
    made_by: str = ""
    language: str = ""


def read_front_page(data: bytes, url: str) -> FrontPage:
    """Look at a page for links to the API and to feeds."""
    tree = parse(data.decode("utf-8", "replace"))
    root = tree.root
    return FrontPage(
        api=next(_links(tree, f'link[rel="{RELATION}"]', url), ""),
        feeds=tuple(
            _links(
                tree,
                'link[rel~="alternate"][type="application/rss+xml"], '
                'link[rel~="alternate"][type="application/atom+xml"]',
                url,
            )
        ),
        made_by=next(
            (attribute(each, "content") for each in tree.css('meta[name="generator"]')), ""
        ),
        language=attribute(root, "lang") if root is not None else "",
    )


def is_front_page(page: FrontPage, url: str) -> bool:
    """Whether a page is a site's front page: at the root of its host, or where its API says."""
    parts = urlsplit(url)
    if parts.query:
        return False
    if parts.path in {"", "/"}:
        return True
    home = page.api.partition("wp-json/")[0].partition("index.php")[0].partition("?")[0]
    return bool(page.api) and urlsplit(home).path.rstrip("/") == parts.path.rstrip("/")


def _links(tree: Tree, selector: str, url: str) -> Iterator[str]:
    for each in tree.css(selector):
        try:
            yield urljoin(url, attribute(each, "href"))
        except ValueError:
            continue
