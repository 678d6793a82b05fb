"""An element that holds a post → each field of the post but its body, terms and comments."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from migrator.readers.page.address import slug_of, without_fragment
from migrator.readers.page.dates import Moment, Zone, from_iso, from_path, from_words, settle
from migrator.readers.page.details import author_in, is_date, is_name, line_of
from migrator.readers.page.dom import (
    HEADINGS,
    Node,
    ancestors,
    attribute,
    classes,
    matches,
    text_of,
)
from migrator.readers.page.page import Page
from migrator.readers.page.parts import whole_address
from migrator.readers.page.selectors import any_of
from migrator.readers.page.setting import Setting

_DAY_ARCHIVE = re.compile(r"/\d{4}/\d{1,2}/\d{1,2}/?$")
_COMMENT_PAGE = re.compile(r"(?<=/)comment-page-\d+/?$")
_DIGIT = re.compile(r"\d")
_MOST_LINES = 8
_LONGEST_LABEL = 60
"""Characters beside a date in a line that says no more than when, by whom and where."""
_MOST_ABOVE = 200
"""Siblings before a post, its neighbours of the same day and the white space between among them."""
_HEADING = ", ".join(HEADINGS)
_BLANK_IMAGE = re.compile(r"//s\d?\.wp\.com/i/|/blavatar/|gravatar\.com/")


def link_of(at: Setting, title: Node | None) -> str:
    """The post's own address."""
    if at.found.single and at.page.addresses.page:
        return _own_address(at.page)
    inside = title.css_first("a[href]") if title is not None else None
    node = inside or (_link_around(title, at) if title is not None else None) or at.first("link")
    address = at.page.addresses.absolute(attribute(node, "href")) if node else ""
    return "" if address.startswith("#") else without_fragment(address)


def _link_around(title: Node, at: Setting) -> Node | None:
    """The link that a heading stands in, as where a whole card leads to the post."""
    for up in ancestors(title):
        if up.tag == "a" and attribute(up, "href"):
            return up
        if up.mem_id == at.found.node.mem_id:
            return None
    return None


def _own_address(page: Page) -> str:
    """The address of a page's post, whichever part of it or of its comments the page shows."""
    address = _COMMENT_PAGE.sub("", without_fragment(page.addresses.page))
    return whole_address(address, page.part)


def published_of(at: Setting, link: str, zone: Zone) -> Moment | None:
    """When it was published: the surest form that says its zone, else the surest form.

    Themes write `+00:00` after local time now and then, so the head's word goes before theirs where
    that is all the zone they say; any other offset was computed and is trusted.
    """
    own = _moments(at, at.each("published"))
    shown = own or _moments(at, at.around("published"))
    head = from_iso(at.page.facts.published) if at.found.single else None
    ranked = [
        *(moment for moment in shown if moment.at.utcoffset()),
        *([head] if head and head.zoned else []),
        *(moment for moment in shown if moment.zoned),
        *shown,
        *([head] if head else []),
    ]
    best = next(iter(ranked), None) or from_path(link) or _linked_day(at)
    best = best or _spoken(at) or _day_above(at) or _opening_day(at)
    best = best or next((moment for moment in _machine(at.each("modified")) if moment), None)
    return settle(best, zone) if best else None


def modified_of(at: Setting, zone: Zone) -> Moment | None:
    """When it was last changed, where the page says so in a machine-readable form."""
    head = from_iso(at.page.facts.modified) if at.found.single else None
    best = next((moment for moment in (*_machine(at.each("modified")), head) if moment), None)
    return settle(best, zone) if best else None


def _moments(at: Setting, nodes: Iterable[Node]) -> list[Moment]:
    """The moments that nodes say; where nothing bounds the text, none in a sentence of it."""
    said = nodes if at.text_is_bounded else (each for each in nodes if not _is_in_sentence(each))
    return [moment for moment in _machine(said) if moment is not None]


def _is_in_sentence(node: Node) -> bool:
    paragraph = next((up for up in ancestors(node) if up.tag in {"p", "blockquote"}), None)
    if paragraph is None or matches(paragraph, any_of("details")):
        return False
    return len(text_of(paragraph)) - len(text_of(node)) > _LONGEST_LABEL


def _machine(nodes: Iterable[Node]) -> Iterator[Moment | None]:
    for node in nodes:
        for name in ("datetime", "title", "content"):
            if attribute(node, name):
                yield from_iso(attribute(node, name))
        yield from_iso(text_of(node))


def _linked_day(at: Setting) -> Moment | None:
    """The day of the archive that a link in the post's details leads to."""
    for node in at.around("day_link"):
        href = attribute(node, "href")
        moment = from_path(href) if _DAY_ARCHIVE.search(href) else None
        if moment is not None:
            return moment
    return None


def _day_above(at: Setting) -> Moment | None:
    """The date over a post, which `the_date()` writes once for all posts of that day."""
    node = at.found.node.prev
    for _ in range(_MOST_ABOVE):
        if node is None:
            return None
        dated = node.tag in HEADINGS or any("date" in each for each in classes(node))
        line = line_of(node) if dated else ""
        if line:
            return from_words(line, at.page.language.partition("-")[0].lower())
        node = node.prev
    return None


def _opening_day(at: Setting) -> Moment | None:
    """The day that a post's first paragraph is, and nothing else: some write it over their text."""
    if not at.found.single:
        return None
    paragraphs = (node for node in at.found.node.css("p") if text_of(node))
    first = next(paragraphs, None)
    line = line_of(first) if first is not None else ""
    if not is_date(line):
        return None
    return from_words(line, at.page.language.partition("-")[0].lower())


def _spoken(at: Setting) -> Moment | None:
    """A date in words; only the surest few places are tried, for each try takes long."""
    language = at.page.language.partition("-")[0].lower()
    parts = ("published", "details")
    lines = [line_of(node) for part in parts for node in at.around(part)]
    if at.text_is_bounded:
        lines += filter(is_date, map(line_of, at.each("line")))
    dated = dict.fromkeys(line for line in lines if _DIGIT.search(line))
    moments = (from_words(line, language) for line in islice(dated, _MOST_LINES))
    return next((moment for moment in moments if moment is not None), None)


def author_of(at: Setting) -> str:
    """The name the page shows as the author's."""
    names = map(_name_of, at.around("author"))
    shown = next((name for name in names if 0 < len(name) <= 100), "")
    if not shown and at.found.single:
        shown = at.page.facts.author
    return shown or next(filter(None, _likely_authors(at)), "") or _only_author(at)


def _name_of(node: Node) -> str:
    """The name an author's element shows: that of the link in it, else without the word “by”."""
    link = node.css_first("a[rel~='author'], a.url, a[href*='/author/']")
    whole, linked = text_of(node), text_of(link) if link is not None else ""
    return linked or author_in(whole) or whole


def _only_author(at: Setting) -> str:
    """On a post's page: whose name the links to an author's archive show, if they lead to one."""
    if not at.found.single or "page" in classes(at.page.body):
        return ""
    shown = {
        text_of(node) for node in at.page.body.css(any_of("author_name")) if _is_open(at, node)
    }
    if len(shown) == 1 and is_name(*shown):
        return shown.pop()
    links = at.page.body.css("a[href*='/author/']")
    slugs = {slug_of(attribute(link, "href")) for link in links}
    for link in links if len(slugs) == 1 else ():
        name = author_in(text_of(link)) or text_of(link)
        if slugs & set(name.casefold().split()) or slugs == {"-".join(name.casefold().split())}:
            return name
    return ""


def _is_open(at: Setting, node: Node) -> bool:
    """Whether a node stands in no side part of the page."""
    return not any(each.mem_id in at.page.sides for each in (node, *ancestors(node)))


def _likely_authors(at: Setting) -> Iterator[str]:
    """Names in links to archives of authors, and after “by” in lines of details."""
    for node in at.around("author_likely"):
        line = line_of(node)
        yield author_in(line) or (line if is_name(line) else "")
    for node in at.around("details"):
        if node.css_first(_HEADING) is None:
            yield author_in(line_of(node))


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
