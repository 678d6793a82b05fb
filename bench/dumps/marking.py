"""A page of WordPress → the same, each element marked with the part of the page that it is.

WordPress and its themes name the parts of a post by classes; the mark is the attribute `data-part`,
as on drawn sites (`theme`), and shows in no dump.
"""

from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_CLASSES: Final = {
    "entry-title": "title",
    "wp-block-post-title": "title",
    "entry-content": "text",
    "entry-summary": "text",
    "wp-block-post-content": "text",
    "wp-block-post-excerpt": "text",
    "more-link": "foot",
    "page-links": "foot",
    "post-nav-links": "foot",
    "comments-area": "comment",
    "wp-block-comments": "comment",
    "wp-block-post-comments": "comment",
    "wp-block-post-date": "about",
    "wp-block-post-terms": "about",
    "wp-block-post-author": "about",
    "wp-block-post-featured-image": "about",
    "post-thumbnail": "about",
    "entry-meta": "about",
    "entry-footer": "about",
    "page-content": "text",
    "post-meta": "about",
    "postmetadata": "about",
    "nv-meta-list": "about",
    "nv-tags-list": "about",
    "meta": "about",
    "post-tags": "about",
    "posted-on": "about",
    "post-author": "about",
    "byline": "about",
    "entry-taxonomy": "about",
    "entry-taxonomies": "about",
    "entry-actions": "about",
    "post-more-link": "foot",
}
_ROOM: Final = frozenset({"main", "body", "article", "header", "li"})
"""Elements that hold more than what is said about a post."""


def marked(html: str) -> str:
    """Mark the parts of a page."""
    page = LexborHTMLParser(html)
    last = "frame"
    for node, part in [*_parts(page)]:
        if part == "about":
            _around(node).attrs["data-part"] = "lead" if last == "title" else "foot"
            continue
        node.attrs["data-part"] = part
        last = part
    return page.html or html


def _parts(page: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    for node in page.css("[class]"):
        for name in (node.attributes.get("class") or "").split():
            if name in _CLASSES:
                yield node, _CLASSES[name]
                break


def _around(node: LexborNode) -> LexborNode:
    """The widest element that holds nothing of a post but what is said about it."""
    above = node.parent
    while above is not None and above.tag not in _ROOM and not _holds_post(above):
        node, above = above, above.parent
    return node


_POST: Final = ", ".join(f".{name}" for name, part in _CLASSES.items() if part != "about")


def _holds_post(node: LexborNode) -> bool:
    return node.css_first(_POST) is not None
