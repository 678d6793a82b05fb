"""A page → the elements that each hold one of its main posts.

By WordPress's and the microformats' classes, then by elements that often hold a post, then by where
the text stands, then by its shape. A page of one post gives that one, never related or recent ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from migrator.readers.page.choosing import main_post, posts_in_a_row, shows_one, teaser_ids
from migrator.readers.page.dom import Node, ancestors, classes, inside, outermost, select, text_of
from migrator.readers.page.excerpts import shows_excerpts
from migrator.readers.page.numbers import post_id
from migrator.readers.page.page import Page
from migrator.readers.page.selectors import any_of, landmark
from migrator.readers.page.shape import ENOUGH, main_text

Sign = Literal["class", "element", "content", "row", "shape"]
_NEAR_PART = 3
"""Of the longest text, the part that a text beside the page's heading must have to go before it."""
_SHOWN = "img, iframe, video, audio, form"


@dataclass(frozen=True, slots=True)
class Found:
    """An element with a post in it.

    Attributes:
        sign: By what it was found.
        single: It is the one post the page shows, so that what the head says is said of it.
        swallowed: Other posts that stand in it, none of them in another, because a tag was never
            closed.
        excerpts: It stands in a list that shows excerpts.
    """

    node: Node
    sign: Sign
    single: bool
    swallowed: tuple[Node, ...] = ()
    excerpts: bool = False


def find_posts(page: Page) -> list[Found]:
    """The main posts of a page, in its order; none where it holds no text."""
    found = [] if page.says_nothing else _find(page)
    if found and not found[0].single and shows_excerpts([each.node for each in found]):
        return [replace(each, excerpts=True) for each in found]
    return found


def _find(page: Page) -> list[Found]:
    off = set(page.sides) | _ids_of_others(page)
    for part, sign in (("post", "class"), ("post_likely", "element")):
        nodes = _candidates(page, part, off)
        if page.kind != "list" and sign == "class" and _is_block_single(page, nodes):
            break
        if nodes:
            found = _chosen(page, nodes, "class" if sign == "class" else "element")
            if found:
                return found
            off.update(node.mem_id for node in nodes)
    if page.kind == "list":
        row = [Found(node, "row", single=False) for node in posts_in_a_row(page, off)]
        return row or (_by_shape(page, off) if page.facts.article else [])
    off |= teaser_ids(page, off)
    return _by_content(page, off) or _by_shape(page, off)


def _ids_of_others(page: Page) -> set[int]:
    """On a page that says which post it shows, the elements of posts with another number."""
    if page.main_id is None:
        return set()
    posts = page.body.css(any_of("post"))
    return {node.mem_id for node in posts if post_id(node) not in {None, page.main_id}}


def _candidates(page: Page, part: str, off: set[int]) -> list[Node]:
    """Elements that look like posts, none in a side part of the page, none in another of them."""
    nodes = [
        node
        for node in select(page.body, any_of(part))
        if node.mem_id not in off and not any(each.mem_id in off for each in ancestors(node))
    ]
    outer = outermost(nodes)
    if not outer or shows_one(page, outer):
        return outer
    return _with_swallowed(nodes, outer)


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


def _chosen(page: Page, nodes: Sequence[Node], sign: Sign) -> list[Found]:
    """All posts of a list, or the one a page is about; none where these are all others."""
    if shows_one(page, outermost(nodes)):
        main = main_post(page, nodes)
        return [Found(main, sign, single=True)] if main is not None else []
    swallowed: dict[int, list[Node]] = {node.mem_id: [] for node in nodes}
    for node in nodes:
        holder = next((up for up in ancestors(node) if up.mem_id in swallowed), None)
        if holder is not None:
            swallowed[holder.mem_id].append(node)
    return [
        Found(node, sign, single=False, swallowed=tuple(swallowed[node.mem_id])) for node in nodes
    ]


def _by_content(page: Page, off: set[int]) -> list[Found]:
    """The element around a text that a landmark marks and the page's title."""
    for selector in (*landmark("content"), *landmark("content_likely")):
        for content in page.body.css(selector):
            if content.mem_id in off or any(each.mem_id in off for each in ancestors(content)):
                continue
            if text_of(content) or content.css_first(_SHOWN) is not None:
                return [Found(_with_title(content), "content", single=True)]
    return []


def _with_title(content: Node) -> Node:
    """The nearest element around a text that holds a heading above it, else the text itself."""
    for parent in ancestors(content):
        if parent.tag in {"body", "html"}:
            break
        above = takewhile(lambda node: node.mem_id != content.mem_id, parent.traverse())
        if any(node.tag == "h1" or "wp-block-post-title" in classes(node) for node in above):
            return parent
    return content


def _by_shape(page: Page, off: set[int]) -> list[Found]:
    """The block with most of the text; a page that is known to show one post may be short."""
    root = page.body.css_first("main, [role='main'], #content, #main") or page.body
    least = 1 if page.kind == "single" else ENOUGH
    node = main_text(root, least, off) or main_text(page.body, least, off)
    node = node and (_near_heading(page, off, len(text_of(node)) // _NEAR_PART) or node)
    return [Found(node, "shape", single=True)] if node is not None else []


def _near_heading(page: Page, off: set[int], least: int) -> Node | None:
    """The block with most of the text in the nearest element around the page's heading."""
    for heading in page.headings[:1]:
        for holder in ancestors(heading):
            if holder.tag in {"body", "html"}:
                break
            node = main_text(holder, max(least, ENOUGH), off)
            if node is not None:
                return node
    return None
