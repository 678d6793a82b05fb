"""Items of type `wp_navigation` → menus: what block themes have in place of menu items.

Their lines are blocks: links, submenus with lines inside, the front page, the list of all pages.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from migrator.content.blocks.parser import Block, parse
from migrator.model import Post
from migrator.readers.source import Stub
from migrator.transforms import LinkMap
from migrator.writers.front_matter import plain_text
from migrator.writers.site.menus import Menu, MenuItem, new_address

NAVIGATION = "wp_navigation"
_LINKS = frozenset(("core/navigation-link", "core/navigation-submenu"))
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line says, where it leads, and the blocks under it."""

    title: str
    address: str
    inner: Sequence[Block | str] = ()


def navigation_menus(
    posts: Iterable[Post], stubs: Sequence[Stub], links: LinkMap
) -> tuple[Menu, ...]:
    """The menus of a site with a block theme.

    Args:
        posts: Items of type `wp_navigation`.
        stubs: Of all items, for the list of pages.
    """
    pages = [stub for stub in stubs if stub.type == "page" and stub.parent is None]
    return tuple(
        Menu(post.slug or f"navigation-{post.id}", post.title, tuple(items))
        for post in posts
        if (items := [*_items(post, pages, links)])
    )


def _items(post: Post, pages: Sequence[Stub], links: LinkMap) -> Iterator[MenuItem]:
    numbers = count(1)
    todo: list[tuple[str, int, Sequence[Block | str]]] = [("", 0, parse(post.body))]
    while todo:
        parent, depth, blocks = todo.pop()
        for block in blocks:
            for line in _lines(block, pages, links) if isinstance(block, Block) else ():
                number = next(numbers)
                name = f"{post.id or 0}-{number}"
                yield MenuItem(name, parent, line.title, line.address, number)
                if line.inner and depth < _DEEPEST:
                    todo.append((name, depth + 1, line.inner))


def _lines(block: Block, pages: Sequence[Stub], links: LinkMap) -> Iterator[_Line]:
    said = block.attributes or {}
    if block.name in _LINKS:
        title = plain_text(str(said.get("label") or ""))
        if title:
            yield _Line(title, _address(said, links), block.inner)
    elif block.name == "core/home-link":
        yield _Line(plain_text(str(said.get("label") or "Home")), links.addresses.home)
    elif block.name == "core/page-list":
        for page in pages:
            if page.title and (address := links.known.get(f"?p={page.id}")):
                yield _Line(page.title, address)


def _address(said: Mapping[str, object], links: LinkMap) -> str:
    """Where a link leads: by id where it names an item, else by its address."""
    number, kind = said.get("id"), said.get("kind")
    if isinstance(number, int) and kind == "post-type":
        found = links.known.get(f"?p={number}")
        if found:
            return found
    return new_address(str(said.get("url") or "").strip(), links)
