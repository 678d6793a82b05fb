"""The comments under a post, with their threads."""

import re
from dataclasses import dataclass
from itertools import islice, takewhile

from migrator.model import Comment, Removed
from migrator.readers.page.body import Body, Wish, read_body
from migrator.readers.page.dates import Moment, Zone, from_iso, from_words, settle
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
_MOST_DATES = 6
_LONGEST_LABEL = 40
_AUTHOR_LINK = (
    ".fn a[href], a.url[href], .comment-author a[href], .wp-block-comment-author-name a[href], "
    ".commentlist > li > cite a[href]"
)


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a page, and what was taken out of their text."""

    all: tuple[Comment, ...] = ()
    removed: tuple[Removed, ...] = ()


def read_comments(page: Page, post: Node, zone: Zone) -> Comments:
    """The comments of a page of one post, in its order. They are taken out of the tree."""
    around = {post.mem_id, *(up.mem_id for up in ancestors(post))}
    nodes = [node for node in select(page.body, any_of("comment")) if node.mem_id not in around]
    own = {node.mem_id: _id(node) for node in nodes}
    found: list[tuple[Comment, tuple[Removed, ...]]] = []
    for node in reversed(nodes):
        # From the last to the first, so that answers are read before what they stand in is cleaned.
        parent = next((own[up.mem_id] for up in ancestors(node) if up.mem_id in own), None)
        found.append(_comment(node, parent, page, zone))
        node.decompose()
    found.reverse()
    return Comments(
        tuple(comment for comment, _ in found),
        tuple(piece for _, removed in found for piece in removed),
    )


def _comment(
    node: Node, parent: int | None, page: Page, zone: Zone
) -> tuple[Comment, tuple[Removed, ...]]:
    name, link = _first(node, "comment_author"), node.css_first(_AUTHOR_LINK)
    author = text_of(name) if name else ""
    home = page.addresses.absolute(attribute(link, "href")) if link else ""
    moment = _moment(node, page.language)
    words = classes(node)
    waiting = node.css_first(".comment-awaiting-moderation") is not None
    kind = next((each for each in ("pingback", "trackback") if each in words), "comment")
    if kind != "comment" and not author:
        author, home = _pinging(node, page)
    body = _body(node, page)
    comment = Comment(
        id=_id(node),
        author=author,
        author_url=home,
        date=settle(moment, zone).at if moment else None,
        type=kind,
        approved="0" if waiting else "1",
        parent=parent,
        content=body.html,
    )
    return comment, body.removed


def _pinging(node: Node, page: Page) -> tuple[str, str]:
    """The title and address of the page that a ping comes from.

    WordPress shows no more of it than “Pingback:” and the link, which are no text.
    """
    link = node.css_first(".comment-body > a[href], .comment-body > p > a[href], a.url[href]")
    if link is None:
        return "", ""
    name, home = text_of(link), page.addresses.absolute(attribute(link, "href"))
    holder = link.parent
    rest = text_of(holder).removesuffix(name).strip() if holder is not None else ""
    if holder is not None and len(rest) <= _LONGEST_LABEL and rest.endswith((":", "：", " ")):
        for child in list(holder.iter(include_text=True)):
            child.decompose()
    return name, home


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
    holders = (each for part in landmark("comment_date") for each in node.css(part))
    for holder in islice(holders, _MOST_DATES):
        moment = from_iso(attribute(holder, "datetime"))
        for words in () if moment else (attribute(holder, "title"), text_of(holder)):
            moment = moment or from_words(words, language)
        if moment is not None:
            return moment
    return None


def _drop_lead(content: Node) -> None:
    """Take out the bare words before a comment's first paragraph, such as “says:”."""
    if content.css_first("p") is None:
        return
    children = list(content.iter(include_text=True))
    for child in takewhile(lambda child: child.is_text_node or child.tag == "br", children):
        child.decompose()


def _inner(content: Node) -> Node:
    """The innermost wrapper of a comment's text."""
    while True:
        pieces = [
            piece
            for piece in content.iter(include_text=True)
            if not piece.is_text_node or (piece.text_content or "").strip()
        ]
        if len(pieces) != 1 or pieces[0].tag not in {"div", "section", "article"}:
            return content
        content = pieces[0]


def _body(node: Node, page: Page) -> Body:
    """The comment's own HTML; without a landmark, what is left when its details are taken out."""
    content = _first(node, "comment_content")
    loose = content is None
    if content is None:
        around = ", ".join(row.selector for row in chrome("comment_loose"))
        for each in outermost(node.css(around)):
            each.decompose()
        content = _inner(node.css_first(".comment-body, [id^='div-comment-']") or node)
        _drop_lead(content)
    wish = Wish(link="", loose=loose, listed=False, summary=False)
    return read_body(content, page.addresses, wish)
