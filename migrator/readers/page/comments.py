"""The comments under a post, with their threads."""

import re
from datetime import tzinfo

from migrator.model import Comment
from migrator.readers.page.body import Wish, read_body
from migrator.readers.page.dates import Moment, from_iso, from_words, settle
from migrator.readers.page.dom import (
    Node,
    ancestors,
    attribute,
    classes,
    outermost,
    select,
    text_of,
)
from migrator.readers.page.page import Page
from migrator.readers.page.selectors import any_of, chrome, landmark

_NUMBER = re.compile(r"comment-(\d{1,18})$")
_AUTHOR_LINK = (
    ".fn a[href], a.url[href], .comment-author a[href], .wp-block-comment-author-name a[href]"
)


def read_comments(page: Page, zone: tzinfo, *, convert: bool) -> tuple[Comment, ...]:
    """The comments of a page of one post, in its order. Changes the tree."""
    nodes = select(page.body, any_of("comment"))
    own = {node.mem_id: _id(node) for node in nodes}
    found = []
    for node in reversed(nodes):
        # From the last to the first, so that answers are read before what they stand in is cleaned.
        parent = next((own[up.mem_id] for up in ancestors(node) if up.mem_id in own), None)
        found.append(_comment(node, parent, page, zone, convert=convert))
        node.decompose()
    return tuple(reversed(found))


def _comment(node: Node, parent: int | None, page: Page, zone: tzinfo, *, convert: bool) -> Comment:
    name = _first(node, "comment_author")
    link = node.css_first(_AUTHOR_LINK)
    moment = _moment(node, page.language)
    words = classes(node)
    return Comment(
        id=_id(node),
        author=text_of(name) if name else "",
        author_url=page.addresses.absolute(attribute(link, "href")) if link else "",
        date=settle(moment, zone, convert=convert).at if moment else None,
        type=next((each for each in ("pingback", "trackback") if each in words), "comment"),
        approved="0" if node.css_first(".comment-awaiting-moderation") else "1",
        parent=parent,
        content=_content(node, page),
    )


def _id(node: Node) -> int | None:
    inner = node.css("[id*='comment-']")
    for each in (node, *inner):
        found = _NUMBER.search(attribute(each, "id"))
        if found:
            return int(found[1])
    return None


def _first(node: Node, part: str) -> Node | None:
    return next((each for each in map(node.css_first, landmark(part)) if each is not None), None)


def _moment(node: Node, language: str) -> Moment | None:
    holder = _first(node, "comment_date")
    if holder is None:
        return None
    return from_iso(attribute(holder, "datetime")) or from_words(text_of(holder), language)


def _content(node: Node, page: Page) -> str:
    """The comment's own HTML; without a landmark, what is left when its details are taken out."""
    content = _first(node, "comment_content")
    loose = content is None
    if content is None:
        around = ", ".join(row.selector for row in chrome("comment_loose"))
        for each in outermost(node.css(around)):
            each.decompose()
        content = node.css_first(".comment-body, [id^='div-comment-']") or node
    wish = Wish(link="", loose=loose, listed=False, summary=False)
    return read_body(content, page.addresses, wish).html
