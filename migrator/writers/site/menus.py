"""Items of type `nav_menu_item` → menus: what stands in each, and where it leads on the new site.

A menu item names what it leads to by id (`_menu_item_object_id`) or holds an address of its own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from migrator.model import Post, Site, Term
from migrator.readers.source import Stub
from migrator.transforms import LinkMap
from migrator.transforms.resolving import Fate, resolve

MENU_ITEM = "nav_menu_item"
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of a menu.

    Attributes:
        id: Unique in its menu.
        parent: Id of the line it hangs under, empty at the top.
        address: Of the new site, or absolute; empty where it leads nowhere.
        weight: Its place, counted from 1.
    """

    id: str
    parent: str
    title: str
    address: str
    weight: int


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu, its lines in their order."""

    slug: str
    name: str
    items: tuple[MenuItem, ...]


def make_menus(
    posts: Iterable[Post], stubs: Sequence[Stub], site: Site, links: LinkMap
) -> tuple[Menu, ...]:
    """The menus of a site.

    Args:
        posts: The menu items, in the source's order.
        stubs: Of all items, for the titles of what menus lead to.
    """
    titles = {stub.id: stub.title for stub in reversed(stubs) if stub.id is not None}
    read = partial(_read, titles=titles, site=site, links=links)
    rows: dict[Term, list[Post]] = {}
    for post in posts:
        for term in post.terms_of("nav_menu"):
            rows.setdefault(term, []).append(post)
    return tuple(_menu(term, found, read) for term, found in rows.items())


def _menu(term: Term, posts: Sequence[Post], read: Callable[[Post], tuple[str, str]]) -> Menu:
    ordered = sorted(posts, key=lambda post: post.menu_order)
    names = {post.id for post in ordered if post.id is not None}
    items = []
    for place, post in enumerate(ordered, 1):
        title, address = read(post)
        parent = _number(post, "_menu_item_menu_item_parent")
        above = str(parent) if parent in names and parent != post.id else ""
        if title:
            items.append(MenuItem(str(post.id or f"item-{place}"), above, title, address, place))
    return Menu(term.slug, term.name, tuple(_without_circles(items)))


def _without_circles(items: Sequence[MenuItem]) -> list[MenuItem]:
    """Lines whose parents lead to the top; those that go round or too deep stand there alone."""
    parents = {item.id: item.parent for item in items}
    depths: dict[str, int] = {"": 0}
    kept = []
    for item in items:
        line, at = [item.id], item.parent
        while at not in depths and at in parents and len(line) < _DEEPEST and at not in line:
            line.append(at)
            at = parents[at]
        depth = depths.get(at, _DEEPEST) + len(line)
        depths[item.id] = depth if depth <= _DEEPEST else 1
        kept.append(item if depth <= _DEEPEST else replace(item, parent=""))
    return kept


def _read(post: Post, titles: Mapping[int, str], site: Site, links: LinkMap) -> tuple[str, str]:
    """What a line says, and where it leads."""
    kind, number = post.meta_value("_menu_item_type"), _number(post, "_menu_item_object_id")
    named = post.meta_value("_menu_item_object")
    if kind == "post_type" and number is not None:
        return post.title or titles.get(number, ""), links.known.get(f"?p={number}", "")
    if kind == "taxonomy" and number is not None:
        term = next((one for one in site.terms if one.id == number), None)
        if term is not None:
            address = links.addresses.terms.get((term.taxonomy, term.slug), "")
            return post.title or term.name, address
    if kind == "post_type_archive":
        return post.title or named, links.addresses.lists.get(named, "")
    return post.title, new_address(post.meta_value("_menu_item_url").strip(), links)


def new_address(url: str, links: LinkMap) -> str:
    """An address that the user wrote: mapped where it is the old site's."""
    fate, found, tail = resolve(url, links, "")
    if fate is Fate.FOUND:
        return found + tail
    if fate is Fate.ELSEWHERE:
        return url if url.startswith(("http://", "https://", "mailto:", "tel:", "#")) else ""
    return found


def _number(post: Post, key: str) -> int | None:
    value = post.meta_value(key).strip()
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else None
