"""A page → the elements that each hold one of its main posts.

By WordPress's and the microformats' classes, then by elements that often hold a post, then by where
the text stands, then by its shape. A page of one post gives that one, never related or recent ones.
"""

import re
from dataclasses import dataclass
from typing import Literal

from migrator.readers.page.address import same_page
from migrator.readers.page.dom import (
    Node,
    ancestors,
    attribute,
    classes,
    inside,
    outermost,
    select,
    text_of,
)
from migrator.readers.page.page import Page
from migrator.readers.page.selectors import any_of, landmark
from migrator.readers.page.shape import ENOUGH, main_text

Sign = Literal["class", "element", "content", "shape"]

_NUMBERED = re.compile(r"^(?:post|page|attachment)-(\d{1,18})$")


@dataclass(frozen=True, slots=True)
class Found:
    """An element with a post in it.

    Attributes:
        sign: By what it was found.
        single: It is the one post the page shows, so that what the head says is said of it.
        swallowed: Other posts that stand in it, none of them in another, because a tag was never
            closed.
    """

    node: Node
    sign: Sign
    single: bool
    swallowed: tuple[Node, ...] = ()


def find_posts(page: Page) -> list[Found]:
    """The main posts of a page, in its order; none where it holds no text."""
    off = {node.mem_id for node in page.body.css(any_of("elsewhere"))} | _ids_of_others(page)
    for part, sign in (("post", "class"), ("post_likely", "element")):
        nodes = _candidates(page, part, off)
        if page.kind != "list" and sign == "class" and _is_block_single(page, nodes):
            break
        if nodes:
            return _chosen(page, nodes, "class" if sign == "class" else "element")
    if page.kind == "list":
        return []
    return _by_content(page, off) or _by_shape(page, off)


def _ids_of_others(page: Page) -> set[int]:
    """On a page that says which post it shows, the elements of posts with another number."""
    if page.main_id is None:
        return set()
    posts = page.body.css(any_of("post"))
    return {node.mem_id for node in posts if post_id(node) not in {None, page.main_id}}


def post_id(node: Node) -> int | None:
    """The id in an element's `post-123`, as class or as id."""
    for word in (*classes(node), attribute(node, "id")):
        found = _NUMBERED.match(word)
        if found:
            return int(found[1])
    return None


def _candidates(page: Page, part: str, off: set[int]) -> list[Node]:
    """Elements that look like posts, none in a side part of the page, none in another of them."""
    nodes = [
        node
        for node in select(page.body, any_of(part))
        if node.mem_id not in off and not any(each.mem_id in off for each in ancestors(node))
    ]
    outer = outermost(nodes)
    return outer if page.kind == "single" else _with_swallowed(nodes, outer)


def _with_swallowed(nodes: list[Node], outer: list[Node]) -> list[Node]:
    """The posts of a list, with those that stand in another because a tag was never closed.

    What has no number and holds several posts is not a post itself, but the list.
    """
    outer_ids = {node.mem_id for node in outer}
    inner = [
        node
        for node in nodes
        if node.mem_id not in outer_ids and node.css_first("h1, h2, h3") is not None
    ]
    chosen = [node for node in inner if post_id(node) not in {None, *_ids_around(node)}]
    if not chosen:
        chosen = outermost(inner)
        if len(chosen) < 2:
            return outer
    holders = {up.mem_id for node in chosen for up in ancestors(node)}
    lists = {node.mem_id for node in outer if post_id(node) is None and node.mem_id in holders}
    kept = (outer_ids - lists) | {node.mem_id for node in chosen}
    return [node for node in nodes if node.mem_id in kept]


def _ids_around(node: Node) -> set[int | None]:
    return {post_id(up) for up in ancestors(node)}


def _is_block_single(page: Page, nodes: list[Node]) -> bool:
    """Block themes put no element around a single post; what has one is a list of others."""
    return (
        bool(nodes)
        and all("wp-block-post" in classes(node) for node in nodes)
        and (
            any(
                not inside(content, nodes)
                for content in page.body.css(".wp-block-post-content, .entry-content")
            )
        )
    )


def _chosen(page: Page, nodes: list[Node], sign: Sign) -> list[Found]:
    """All posts of a list, or the one a page is about."""
    main = _main(page, nodes)
    if main is not None:
        return [Found(main, sign, single=True)]
    swallowed: dict[int, list[Node]] = {node.mem_id: [] for node in nodes}
    for node in nodes:
        holder = next((up for up in ancestors(node) if up.mem_id in swallowed), None)
        if holder is not None:
            swallowed[holder.mem_id].append(node)
    return [
        Found(node, sign, single=False, swallowed=tuple(swallowed[node.mem_id])) for node in nodes
    ]


def _main(page: Page, nodes: list[Node]) -> Node | None:
    """The post a page is about; None where it is a list."""
    if page.kind == "list":
        return None
    for node in nodes:
        if page.main_id is not None and post_id(node) == page.main_id:
            return node
    if page.kind == "single" or (len(nodes) == 1 and not _leads_away(nodes[0], page)):
        linked = (node for node in nodes if _links_to(node, page.addresses.page))
        headed = (node for node in nodes if node.css_first("h1") is not None)
        return next(headed, None) or next(linked, None) or max(nodes, key=_length)
    if page.facts.article:
        return next((node for node in nodes if node.css_first("h1") is not None), None)
    return None


def _leads_away(node: Node, page: Page) -> bool:
    """Whether a post's heading links to another page: then this one is a list with one post."""
    link = node.css_first("h1 a[href], h2 a[href], h3 a[href]")
    if link is None or not page.addresses.page or page.facts.article:
        return False
    return not same_page(page.addresses.absolute(attribute(link, "href")), page.addresses.page)


def _links_to(node: Node, address: str) -> bool:
    return any(same_page(attribute(link, "href"), address) for link in node.css("a[href]"))


def _length(node: Node) -> int:
    return len(text_of(node))


def _by_content(page: Page, off: set[int]) -> list[Found]:
    """The element around a text that a landmark marks and the page's title."""
    for selector in landmark("content"):
        for content in page.body.css(selector):
            if content.mem_id in off or any(each.mem_id in off for each in ancestors(content)):
                continue
            return [Found(_with_title(content), "content", single=True)]
    return []


def _with_title(content: Node) -> Node:
    """The nearest element around a text that holds a heading beside it, else the text itself."""
    within = {node.mem_id for node in content.css("h1, h2")}
    for parent in ancestors(content):
        if parent.tag in {"body", "html"}:
            break
        if any(node.mem_id not in within for node in parent.css("h1, h2.wp-block-post-title")):
            return parent
    return content


def _by_shape(page: Page, off: set[int]) -> list[Found]:
    """The block with most of the text; a page that is known to show one post may be short."""
    root = page.body.css_first("main, [role='main'], #content, #main") or page.body
    least = 1 if page.kind == "single" else ENOUGH
    node = main_text(root, least, off) or main_text(page.body, least, off)
    return [Found(node, "shape", single=True)] if node is not None else []
