"""A post's heading: by the page's own titles, by class, by level; never the site's name."""

import re
from collections.abc import Iterator

from migrator.readers.page.dom import HEADINGS, Node, ancestors, heading_in, text_of
from migrator.readers.page.names import leads_home, words_of
from migrator.readers.page.selectors import any_of
from migrator.readers.page.setting import Setting

# WordPress.com and some plugins glue a title's last two words together.
_WIDOW = re.compile("\xa0(?=[\\w#@(“„‘][^\\s\xa0]*$)")
_TITLES_ABOVE = ("h1.entry-title", "h1.wp-block-post-title", ".post-title h1", "main h1", "h1")


def title_node(at: Setting) -> Node | None:
    """The heading of the post; on a page of its own it may stand above the element.

    There it is the one that the page's titles name, unless a class says which it is.
    """
    marked, likely = list(_titles(at, "title")), list(_titles(at, "title_likely"))
    if not at.found.single:
        return next(iter([*marked, *likely]), None)
    names = at.page.names
    named = (node for node in (*marked, *likely) if names.agree(text_of(node)))
    before = () if names.title else _heading_before(at)
    ranked = (*named, *marked, *_named_elsewhere(at), *likely, *_titles_above(at), *before)
    return next((node for node in ranked if not _is_the_sites(at, node)), None)


def _titles(at: Setting, part: str) -> Iterator[Node]:
    headings = (heading_in(node) for node in at.each(part))
    return (heading for heading in headings if text_of(heading))


def _named_elsewhere(at: Setting) -> Iterator[Node]:
    """Headings beside the post's element or in its text that the page's titles name."""
    for node in at.page.headings:
        if not any(each.mem_id in at.page.sides for each in (node, *ancestors(node))):
            yield node


def _is_the_sites(at: Setting, node: Node) -> bool:
    """Whether a heading is the site's name: by its words, or as a link to the front page."""
    words = words_of(text_of(node))
    return words in at.page.names.site or leads_home(node, at.page.addresses.page)


def _titles_above(at: Setting) -> Iterator[Node]:
    """Headings outside of the post's element that are neither another's nor the site's own."""
    body = at.page.body
    around = {at.found.node.mem_id, *(up.mem_id for up in ancestors(at.found.node))}
    parts = ", ".join(map(any_of, ("elsewhere", "post", "site_title")))
    others = {node.mem_id for node in body.css(parts)} - around
    for selector in _TITLES_ABOVE:
        for node in body.css(selector):
            text = text_of(node)
            foreign = any(each.mem_id in others for each in (node, *ancestors(node)))
            if text and not foreign:
                yield node


def _heading_before(at: Setting) -> tuple[Node, ...]:
    """The last heading before the post's element that stands in no side part."""
    off: set[int] = set()
    last: tuple[Node, ...] = ()
    for node in at.page.body.traverse():
        if node.mem_id == at.found.node.mem_id:
            break
        if node.mem_id in at.page.sides or (node.parent and node.parent.mem_id in off):
            off.add(node.mem_id)
        elif node.tag in HEADINGS[:3] and text_of(node) and not _is_the_sites(at, node):
            last = (node,)
    return last


def title_text(at: Setting, node: Node | None) -> str:
    """The title; from the head where the page shows none."""
    if node is not None:
        return _WIDOW.sub(" ", text_of(node))
    if not at.found.single:
        return ""
    names = at.page.names
    own = (title for title in at.page.facts.titles if words_of(title) not in names.site)
    return names.title or next(own, "")
