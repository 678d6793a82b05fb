"""A page's text → its tree and what the page as a whole says: its kind, address, head and site."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from migrator.model import Site
from migrator.readers.page.address import Addresses, host_of, read_addresses
from migrator.readers.page.dom import Node, Tree, attribute, classes, collapse, parse, text_of
from migrator.readers.page.facts import Facts, read_facts
from migrator.readers.page.names import Names, agreeing, read_names
from migrator.readers.page.parts import part_of
from migrator.readers.page.selectors import any_of, landmark
from migrator.readers.page.sides import side_ids

Kind = Literal["single", "list", "unknown"]

_SINGLE = frozenset({"single", "page", "attachment", "singular"})
_LIST = frozenset({"home", "blog", "archive", "search", "category", "tag", "date", "paged"})
_HTTRACK = "HTTrack Website Copier"
_BODY_ID = re.compile(r"^(?:postid|page-id|attachmentid)-(\d+)$")


@dataclass(frozen=True, slots=True)
class Page:
    """One parsed page.

    Attributes:
        name: What reports call it.
        kind: Whether it shows one post or many, by the body's classes.
        main_id: Id of the one post it shows, where the body's classes say so.
        names: What its post may be called, by the head.
        headings: Those that are such a name, the highest first.
        sides: Ids of the parts in which no main post stands.
        part: Which part of its post the page shows, where that has several; counted from 1.
    """

    name: str
    tree: Tree
    body: Node
    kind: Kind
    main_id: int | None
    language: str
    addresses: Addresses
    facts: Facts
    names: Names
    headings: tuple[Node, ...]
    sides: frozenset[int]
    part: int = 1

    @property
    def says_nothing(self) -> str:
        """Why the page can hold no post by its own word; empty where it may hold one."""
        own = classes(self.body)
        if "error404" in own:
            return "error 404"
        if "search-no-results" in own:
            return "a search without results"
        return "HTTrack's own index" if self.facts.generator.startswith(_HTTRACK) else ""

    def first(self, part: str) -> Node | None:
        """The first element, by the surest landmark, of a part of the page."""
        for selector in landmark(part):
            node = self.body.css_first(selector)
            if node is not None:
                return node
        return None


def read_page(text: str, name: str, saved: str = "") -> Page | None:
    """The page a text holds; None where it has no body at all.

    Args:
        saved: Where its file says that it was saved from.
    """
    tree = parse(text)
    root, body = tree.root, tree.body
    if root is None or body is None:
        return None
    own = frozenset(classes(body))
    found = next((match for each in sorted(own) if (match := _BODY_ID.match(each))), None)
    addresses = read_addresses(tree, text, name, saved)
    facts = read_facts(tree, text)
    names = read_names(
        (facts.title, *facts.titles), _site_names(tree, facts), host_of(addresses.page)
    )
    headings = agreeing(body, names, addresses.page)
    return Page(
        name=name,
        tree=tree,
        body=body,
        kind=_kind(own),
        main_id=int(found[1]) if found and len(found[1]) < 19 else None,
        language=(attribute(root, "lang") or attribute(root, "xml:lang")).replace("_", "-"),
        addresses=addresses,
        facts=facts,
        names=names,
        headings=tuple(headings),
        sides=side_ids(body, headings),
        part=part_of(body, addresses),
    )


def _site_names(tree: Tree, facts: Facts) -> list[str]:
    """What the page calls its site: in the head, on its banner, in the link home."""
    shown = tree.css(f"{any_of('site_title')}, a[rel~='home']")
    return [facts.site_title, _feed_title(tree), *(text_of(node) for node in shown[:20])]


def _kind(own: frozenset[str]) -> Kind:
    """A front page that is set to one page has `home` and `page`; a blog page `blog` as well."""
    if own & _SINGLE and "blog" not in own:
        return "single"
    return "list" if own & _LIST else "unknown"


def read_site(page: Page) -> Site:
    """What the page says about the site it comes from."""
    title, tagline = page.first("site_title"), page.first("site_tagline")
    return Site(
        title=page.facts.site_title or (text_of(title) if title else "") or _feed_title(page.tree),
        url=_site_url(page),
        description=text_of(tagline) if tagline else "",
        language=page.language,
        generator=page.facts.generator,
    )


def _feed_title(tree: Tree) -> str:
    """The site's name in the link to its feed, before WordPress's `»`."""
    feed = tree.css_first('link[rel~="alternate"][type="application/rss+xml"][title]')
    return collapse(attribute(feed, "title").partition("»")[0]) if feed is not None else ""


def _site_url(page: Page) -> str:
    """The blog's address: its API link, the link home, JSON-LD, or the page's host."""
    api = page.tree.css_first('link[rel="https://api.w.org/"][href]')
    if api is not None and "wp-json" in attribute(api, "href"):
        return page.addresses.absolute(attribute(api, "href").partition("wp-json")[0])
    home = page.tree.css_first('a[rel~="home"][href]')
    if home is not None and page.addresses.base:
        return page.addresses.absolute(attribute(home, "href"))
    if page.facts.site_url:
        return page.addresses.absolute(page.facts.site_url)
    try:
        parts = urlsplit(page.addresses.page)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""
