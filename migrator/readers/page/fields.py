"""An element that holds a post → each field of the post but its body, terms and comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.readers.page.address import without_fragment
from migrator.readers.page.dates import Moment, Zone, from_iso, from_path, from_words, settle
from migrator.readers.page.dom import (
    Node,
    ancestors,
    attribute,
    classes,
    collapse,
    heading_in,
    text_of,
)
from migrator.readers.page.finding import Found
from migrator.readers.page.page import Page
from migrator.readers.page.selectors import any_of, chrome, landmark

# WordPress.com and some plugins glue a title's last two words together.
_WIDOW = re.compile("\xa0(?=[\\w#@(“„‘][^\\s\xa0]*$)")
_SUFFIX = re.compile(r"\s+[|–—·»«:-]\s+")
_TITLES_ABOVE = ("h1.entry-title", "h1.wp-block-post-title", ".post-title h1", "main h1", "h1")
_BLANK_IMAGE = re.compile(r"//s\d?\.wp\.com/i/|/blavatar/|gravatar\.com/")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a post stands: its element, its page, and the parts that are not its own.

    Attributes:
        off: Side parts inside the element, and the text itself, whose words are no fields.
        details: Parts inside the text that say something about the post all the same.
    """

    found: Found
    page: Page
    off: frozenset[int]
    details: frozenset[int] = frozenset()

    def each(self, part: str) -> Iterator[Node]:
        """The elements of a part that are the post's own, the surest first."""
        for selector in landmark(part):
            for node in self.found.node.css(selector):
                if not self._is_off(node):
                    yield node

    def first(self, part: str) -> Node | None:
        """The surest element of a part."""
        return next(self.each(part), None)

    def _is_off(self, node: Node) -> bool:
        root = self.found.node.mem_id
        for each in (node, *ancestors(node)):
            if each.mem_id == root or each.mem_id in self.details:
                return False
            if each.mem_id in self.off:
                return True
        return False


def title_node(at: Setting) -> Node | None:
    """The heading of the post; on a page of its own it may stand above the element."""
    for node in at.each("title"):
        heading = heading_in(node)
        if text_of(heading):
            return heading
    return next(_titles_above(at), None) if at.found.single else None


def _titles_above(at: Setting) -> Iterator[Node]:
    """Headings outside of the post's element that are neither another's nor the site's own."""
    body, site = at.page.body, at.page.facts.site_title
    around = {at.found.node.mem_id, *(up.mem_id for up in ancestors(at.found.node))}
    parts = ", ".join(map(any_of, ("elsewhere", "post", "site_title")))
    others = {node.mem_id for node in body.css(parts)} - around
    for selector in _TITLES_ABOVE:
        for node in body.css(selector):
            text = text_of(node)
            foreign = any(each.mem_id in others for each in (node, *ancestors(node)))
            if text and text != site and not foreign:
                yield node


def title_text(at: Setting, node: Node | None) -> str:
    """The title; from the head where the page shows none."""
    if node is not None:
        return _WIDOW.sub(" ", text_of(node))
    if not at.found.single:
        return ""
    if at.page.facts.title:
        return _without_site(at.page.facts.title, at.page.facts.site_title)
    head = at.page.tree.css_first("title")
    return _without_site(text_of(head), at.page.facts.site_title) if head else ""


def _without_site(title: str, site: str) -> str:
    """A document's title without the site's name before or after it."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2 or not site:
        return title
    if collapse(parts[-1]).casefold() == site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»«:-")
    return title


def link_of(at: Setting, title: Node | None) -> str:
    """The post's own address."""
    if at.found.single and at.page.addresses.page:
        return at.page.addresses.page
    inside = title.css_first("a[href]") if title is not None else None
    if inside is None and title is not None and title.parent is not None:
        inside = title.parent if title.parent.tag == "a" else None
    node = inside or at.first("link")
    address = at.page.addresses.absolute(attribute(node, "href")) if node else ""
    return "" if address.startswith("#") else without_fragment(address)


def published_of(at: Setting, link: str, zone: Zone) -> Moment | None:
    """When it was published: the surest form that says its zone, else the surest form.

    Themes write `+00:00` after local time now and then, so the head's word goes before theirs where
    that is all the zone they say; any other offset was computed and is trusted.
    """
    shown = [moment for moment in _machine(at, "published") if moment is not None]
    head = from_iso(at.page.facts.published) if at.found.single else None
    ranked = [
        *(moment for moment in shown if moment.at.utcoffset()),
        *([head] if head and head.zoned else []),
        *(moment for moment in shown if moment.zoned),
        *shown,
        *([head] if head else []),
    ]
    best = next(iter(ranked), None) or from_path(link) or _spoken(at)
    return settle(best, zone) if best else None


def modified_of(at: Setting, zone: Zone) -> Moment | None:
    """When it was last changed, where the page says so in a machine-readable form."""
    head = from_iso(at.page.facts.modified) if at.found.single else None
    best = next((moment for moment in (*_machine(at, "modified"), head) if moment), None)
    return settle(best, zone) if best else None


def _machine(at: Setting, part: str) -> Iterator[Moment | None]:
    for node in at.each(part):
        for name in ("datetime", "title", "content"):
            if attribute(node, name):
                yield from_iso(attribute(node, name))


def _spoken(at: Setting) -> Moment | None:
    """A date in words; only the surest few places are tried, for each try takes long."""
    for number, node in enumerate(at.each("published")):
        moment = from_words(text_of(node), at.page.language.partition("-")[0].lower())
        if moment is not None or number == 4:
            return moment
    return None


def author_of(at: Setting) -> str:
    """The name the page shows as the author's."""
    names = (text_of(node) for node in at.each("author"))
    shown = next((name for name in names if 0 < len(name) <= 100), "")
    return shown or (at.page.facts.author if at.found.single else "")


def featured_of(at: Setting) -> str:
    """The address of the featured image.

    OpenGraph's picture may be any of the page's, so it counts only where WordPress's classes say
    that there is a featured image, or say nothing.
    """
    node = at.first("featured")
    if node is not None:
        names = ("data-src", "data-lazy-src", "src")
        source = next((attribute(node, name) for name in names if attribute(node, name)), "")
        return at.page.addresses.absolute(source)
    words = classes(at.found.node)
    silent = not any(word.startswith("status-") for word in words)
    image = at.page.facts.image
    if not at.found.single or not (silent or "has-post-thumbnail" in words):
        return ""
    return "" if _BLANK_IMAGE.search(image) else at.page.addresses.absolute(image)


def excerpt_of(at: Setting) -> str:
    """The text of a summary that stands beside the body."""
    node = at.first("summary")
    return text_of(node) if node is not None else ""


def detail_ids(content: Node) -> frozenset[int]:
    """Ids of the parts of a text that are details of the post by what chrome.toml calls them."""
    selectors = [row.selector for row in chrome("chrome") if row.what == "post details"]
    details = content.css(", ".join(selectors))
    return frozenset(each.mem_id for each in details if each.mem_id != content.mem_id)


def off_ids(node: Node, content: Node | None) -> frozenset[int]:
    """Ids of side parts in a post's element, and of its text where that has known bounds."""
    ids = {each.mem_id for each in node.css(any_of("elsewhere"))}
    if content is not None and content.mem_id != node.mem_id:
        ids.add(content.mem_id)
    return frozenset(ids)
