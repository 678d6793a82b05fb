"""Elements that look like posts → the one a page is about, where it is about one.

The page's number for it, its own heading inside, its first heading, its address, its length: in
this order. What has none of the first two and less text than the rest of the page is another post.
"""

from collections.abc import Collection, Sequence

from migrator.readers.page.address import host_of, is_web, same_page
from migrator.readers.page.dom import (
    HEADINGS,
    Node,
    ancestors,
    attribute,
    classes,
    link_of_heading,
    text_of,
)
from migrator.readers.page.names import leads_home
from migrator.readers.page.numbers import post_id
from migrator.readers.page.page import Page
from migrator.readers.page.repeats import groups, heading_link
from migrator.readers.page.shape import ENOUGH, main_text


def shows_one(page: Page, nodes: Sequence[Node]) -> bool:
    """Whether a page with these posts, none in another, is about one of them."""
    if page.kind != "unknown":
        return page.kind == "single"
    if len(nodes) == 1:
        return bool(_named(page, nodes)) or not leads_away(nodes[0], page)
    named = _named(page, nodes)
    if page.facts.article:
        return bool(named or page.headings or _headed(nodes))
    return len(named) == 1 and not _is_linked_away(named[0], page)


def main_post(page: Page, nodes: Sequence[Node]) -> Node | None:
    """The post the page is about; None where all of these are others."""
    numbered = (node for node in nodes if page.main_id and post_id(node) == page.main_id)
    sure = next(numbered, None) or next(iter(_named(page, nodes)), None)
    if sure is not None:
        return sure
    linked = [node for node in nodes if _links_to(node, page.addresses.page)]
    best = next(iter([*_headed(nodes), *linked]), None) or max(nodes, key=_length)
    if page.headings or leads_away(best, page):
        off = {*page.sides, *(node.mem_id for node in nodes)}
        rest = main_text(page.body, ENOUGH, off)
        if rest is not None and _length_without(rest, nodes) > _length(best):
            return None
    return best


def _named(page: Page, nodes: Sequence[Node]) -> list[Node]:
    """The posts that hold a heading which the page's titles name; the highest level decides."""
    ids = {node.mem_id: node for node in nodes}
    for heading in page.headings:
        holder = next((ids[up.mem_id] for up in ancestors(heading) if up.mem_id in ids), None)
        if holder is not None:
            level = [each for each in page.headings if each.tag == heading.tag]
            around = {up.mem_id for each in level for up in ancestors(each)}
            return [node for node in nodes if node.mem_id in around]
    return []


def _headed(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.css_first("h1") is not None]


def _is_linked_away(node: Node, page: Page) -> bool:
    """Whether the named heading in a post is a link to somewhere else than this page.

    Then the page is a list whose name one of its posts has as well.
    """
    heading = next(each for each in page.headings if node.mem_id in _ids_around(each))
    link = link_of_heading(heading)
    href = attribute(link, "href") if link is not None else ""
    address = page.addresses.absolute(href)
    return bool(href) and not href.startswith("#") and not same_page(address, page.addresses.page)


def _ids_around(node: Node) -> set[int]:
    return {up.mem_id for up in ancestors(node)}


def leads_away(node: Node, page: Page) -> bool:
    """Whether a post's heading links to another page: then this one is a list with one post."""
    link = node.css_first("h1 a[href], h2 a[href], h3 a[href]")
    if link is None or not page.addresses.page or page.facts.article:
        return False
    return not same_page(page.addresses.absolute(attribute(link, "href")), page.addresses.page)


def _links_to(node: Node, address: str) -> bool:
    return any(same_page(attribute(link, "href"), address) for link in node.css("a[href]"))


def _length(node: Node) -> int:
    return len(text_of(node))


def _length_without(node: Node, nodes: Sequence[Node]) -> int:
    """A text's length without the posts that stand in it."""
    within = [each for each in nodes if any(up.mem_id == node.mem_id for up in ancestors(each))]
    return _length(node) - sum(map(_length, within))


def other_ids(page: Page, post: Node) -> frozenset[int]:
    """Ids of other posts inside the element of a page's one post, such as related ones.

    They have another number, or are an item of their own, or their heading leads elsewhere.
    """
    number = post_id(post) or page.main_id
    around = {up.mem_id for each in page.headings[:1] for up in ancestors(each)}
    found = set()
    for node in post.css("article, [itemscope], [class*='post'], .hentry"):
        if node.mem_id == post.mem_id or node.mem_id in around:
            continue
        other = post_id(node)
        numbered = other is not None and number is not None and other != number
        if numbered or _is_own_item(node) or (_is_post(node) and _leads_elsewhere(node, page)):
            found.add(node.mem_id)
    return frozenset(found)


def _is_post(node: Node) -> bool:
    return node.tag == "article" or bool({"hentry", "type-post"}.intersection(classes(node)))


def _is_own_item(node: Node) -> bool:
    """Whether an element is an item of microdata that is no property of the one around it."""
    return (
        "itemscope" in node.attributes
        and "itemprop" not in node.attributes
        and node.css_first("[itemprop~='headline']") is not None
        and any("itemscope" in up.attributes and up.tag != "html" for up in _near(node))
    )


def _near(node: Node) -> list[Node]:
    """The elements around a node up to the body."""
    return [up for up in ancestors(node) if up.tag not in {"body", "html", "-undef"}]


def _leads_elsewhere(node: Node, page: Page) -> bool:
    href = heading_link(node)
    address = page.addresses.absolute(href)
    return bool(href) and not same_page(address, page.addresses.page) and _is_internal(href, page)


def _is_internal(href: str, page: Page) -> bool:
    """Whether an address is one of the site's."""
    if href.startswith("#"):
        return False
    host = host_of(page.addresses.page)
    return not is_web(href) or (bool(host) and host_of(href) == host)


def teaser_ids(page: Page, off: Collection[int]) -> set[int]:
    """On a page of one post: elements in a row whose headings lead to the site's other pages."""
    around = {up.mem_id for each in page.headings for up in ancestors(each)}
    found: set[int] = set()
    for group in groups(page.body, off):
        if all(_leads_elsewhere(node, page) and node.mem_id not in around for node in group):
            found.update(node.mem_id for node in group)
    return found


def posts_in_a_row(page: Page, off: Collection[int]) -> list[Node]:
    """On a list where nothing marks its posts: the elements of one form that hold most text."""
    for group in groups(page.body, off):
        if all(not _leads_home_or_nowhere(node, page) for node in group):
            long = sum(len(text_of(node)) for node in group)
            heads = sum(len(text_of(head)) for node in group for head in node.css(_ANY_HEADING))
            if long - heads >= ENOUGH:
                return group
    return []


_ANY_HEADING = ", ".join(HEADINGS)


def _leads_home_or_nowhere(node: Node, page: Page) -> bool:
    heading = node.css_first(_ANY_HEADING)
    return heading is None or leads_home(heading, page.addresses.page)
