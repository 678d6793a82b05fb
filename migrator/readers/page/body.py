"""The element that holds a post's text → its inner HTML, with chrome taken out and recorded."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from migrator.model import Removed
from migrator.readers.page.address import Addresses, same_page, without_fragment
from migrator.readers.page.dom import Node, ancestors, attribute, collapse, outermost, text_of
from migrator.readers.page.edges import edge_phrases, is_read_more
from migrator.readers.page.images import mend_images
from migrator.readers.page.leftovers import leftovers
from migrator.readers.page.parts import Part, part_links
from migrator.readers.page.selectors import Chrome, any_of, chrome, kind_of
from migrator.readers.page.shape import ENOUGH
from migrator.readers.phrases import match

_MORE_MARK = re.compile(r'<span id="more-\d+"></span>')
_SUMMARY_END = re.compile(r"\s*(?:\[(?:\.\.\.|…)\]|\((?:\.\.\.|…)\))\s*((?:</\w+>\s*)*)$")
_ATTRIBUTES = ("href", "src", "poster", "cite", "data")
_MACHINES = frozenset({"script", "style"})
_TITLE = "title"
_VAGUE = frozenset({"widget", "form"})
_FRAMES = frozenset({"header", "footer", "aside"})
"""With these, themes also mark what holds the whole text."""
_NO_WORDS = "img, p, div, table, ul, ol, blockquote"
"""What a link holds that is more than the words that ask to go on."""
_VISIBLE = "img, iframe, video, audio, form, input, button, svg"


@dataclass(frozen=True, slots=True)
class Body:
    """A post's text as HTML.

    Attributes:
        removed: What was taken out, in the page's order.
        continue_url: Where the rest is, where the page shows only the beginning.
        cut: The page shows only the beginning, or nothing.
        length: Number of characters a reader sees, the measure of fullness.
        parts: The other parts of the post that the text links to.
    """

    html: str
    removed: tuple[Removed, ...] = ()
    continue_url: str = ""
    cut: bool = False
    length: int = 0
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How a body is to be read.

    Attributes:
        link: The post's own address, for links that go on reading.
        loose: No landmark bounds the text, so that more of what stands around it is taken out.
        listed: It stands in a list of posts, where it may be cut.
        summary: It is a shortened text by its class, or as its list shows such.
        protected: It asks for a password, in so many words.
        title: The post's heading, taken out where it stands inside.
        others: Ids of other posts that stand inside.
        part: Which part of the post the text is, counted from 1.
    """

    link: str
    loose: bool
    listed: bool
    summary: bool
    title: Node | None = None
    others: frozenset[int] = frozenset()
    part: int = 1
    protected: bool = False


def read_body(node: Node, addresses: Addresses, wish: Wish) -> Body:
    """Take out what is not the author's, mend images and addresses, and write the rest as HTML.

    The tree is changed, so every other field of the post is read before.
    """
    kinds = _chrome_in(node, wish)
    more = _more_link(node, addresses, wish, kinds)
    parts = tuple(part for part, _ in part_links(node, addresses, wish.link, wish.part))
    target = without_fragment(addresses.absolute(attribute(more, "href"))) if more else ""
    removed = _take_out(node, more, wish, kinds) + _take_out_unmarked(node, addresses, wish)
    if wish.protected:
        removed += _take_out_notice(node)
    mend_images(node, addresses)
    for name in _ATTRIBUTES:
        for each in node.css(f"[{name}]"):
            each.attrs[name] = addresses.absolute(attribute(each, name))
    html = _MORE_MARK.sub("<!--more-->", node.inner_html or "").strip()
    marks: list[Removed] = []
    if wish.summary or wish.listed:
        html, marks = _without_end_mark(html)
    length = len(text_of(node))
    empty = wish.listed and not length and node.css_first(_VISIBLE) is None
    cut = more is not None or wish.summary or bool(marks) or empty
    continue_url = (target or wish.link) if cut else ""
    return Body(html, (*removed, *marks), continue_url, cut, length, parts)


def _more_link(
    node: Node, addresses: Addresses, wish: Wish, chrome_ids: Collection[int]
) -> Node | None:
    """The link to the rest of a post; on a page of its own nothing is cut."""
    if not wish.listed:
        return None
    marked = node.css(any_of("more"))
    if marked:
        return marked[-1]
    title = {wish.title.mem_id} if wish.title is not None else set()
    last = _last_link(node, title | set(chrome_ids))
    if last is None or last.css_first(_NO_WORDS) is not None:
        return None
    target = addresses.absolute(attribute(last, "href"))
    own = same_page(target, wish.link) and text_of(last) != text_of(node)
    return last if own or is_read_more(last) else None


def _last_link(node: Node, chrome_ids: Collection[int]) -> Node | None:
    """The link that the text ends in; None where it ends in words."""
    hidden: set[int] = set()
    last = None
    for each in node.traverse(include_text=True):
        parent = each.parent.mem_id if each.parent is not None else 0
        if parent in hidden or each.mem_id in chrome_ids or each.tag in _MACHINES:
            hidden.add(each.mem_id)
        elif each.is_text_node and (each.text_content or "").strip():
            last = each
    around = ancestors(last) if last is not None else ()
    return next((each for each in around if each.tag == "a" and attribute(each, "href")), None)


def _chrome_in(node: Node, wish: Wish) -> dict[int, str]:
    """The ids of the chrome in a text, each with what it is."""
    loose = chrome("loose") if wish.loose else ()
    rows = chrome("chrome") + loose
    half = _letters(node) / 2
    bounded = _ids(node, loose) - _ids(node, chrome("chrome")) if loose else set()
    kinds = {
        each.mem_id: kind
        for each in node.css(_joined(rows))
        if (kind := kind_of(each, rows))
        and not ((kind in _VAGUE or each.mem_id in bounded) and _letters(each) > half)
        and not (each.tag in _FRAMES and _letters(each) > max(half, ENOUGH))
    }
    kinds.pop(node.mem_id, None)
    kinds.update((each, "related posts") for each in wish.others)
    return kinds


def _ids(node: Node, rows: Iterable[Chrome]) -> set[int]:
    return {each.mem_id for each in node.css(_joined(rows))}


def _joined(rows: Iterable[Chrome]) -> str:
    return ", ".join(row.selector for row in rows)


def _take_out(node: Node, more: Node | None, wish: Wish, kinds: dict[int, str]) -> list[Removed]:
    """Remove chrome, the heading and the more-link; say what each was."""
    chosen = [
        each for each in node.traverse() if each.mem_id in kinds and each.mem_id != node.mem_id
    ]
    if wish.title is not None and _stands_in(wish.title, node):
        kinds[wish.title.mem_id] = _TITLE
        chosen.append(wish.title)
    if more is not None:
        alone = _alone(more, node)
        kinds[alone.mem_id] = "read-more marker"
        chosen.append(alone)
    for each in node.css(any_of("title")):
        if not text_of(each) and each.css_first(_VISIBLE) is None:
            kinds[each.mem_id] = _TITLE
            chosen.append(each)
    for each in node.traverse(include_text=True):
        if each.is_comment_node:
            kinds[each.mem_id] = "markup comment"
            chosen.append(each)
    removed = []
    for each in outermost(chosen):
        kind, text = kinds[each.mem_id], _said(each)
        if kind != _TITLE and (text or each.css_first(_VISIBLE) is not None):
            removed.append(Removed(kind, text))
        each.decompose()
    return removed


def _letters(node: Node) -> int:
    """About how much a node says; text_of takes too long for each of many that are nested."""
    return len(node.text()) - sum(len(each.text()) for each in node.css("script, style"))


def _take_out_unmarked(node: Node, addresses: Addresses, wish: Wish) -> list[Removed]:
    """Remove what is chrome by where its links lead, then what is by its words, at the edges."""
    removed = []
    pages = [link for _, link in part_links(node, addresses, wish.link, wish.part)]
    for block, kind in leftovers(node, pages):
        removed.append(Removed(kind, text_of(block)))
        block.decompose()
    for block, kind in edge_phrases(node):
        removed.append(Removed(kind, text_of(block)))
        block.decompose()
    return removed


def _take_out_notice(node: Node) -> list[Removed]:
    """Remove the sentence that stands for a text behind a password."""
    if match(text_of(node), ("protected",)) is None:
        return []
    notice = Removed("password form", text_of(node))
    for each in list(node.iter(include_text=True)):
        each.decompose()
    return [notice]


def _said(node: Node) -> str:
    """What a piece that is taken out says, to people or to machines."""
    if node.is_comment_node:
        return collapse(node.comment_content or "")
    return collapse(node.text()) if node.tag in _MACHINES else text_of(node)


def _stands_in(node: Node, holder: Node) -> bool:
    return any(each.mem_id == holder.mem_id for each in ancestors(node))


def _alone(more: Node, node: Node) -> Node:
    """The more-link with the paragraph it stands alone in."""
    parent = more.parent
    while parent is not None and parent.mem_id != node.mem_id and text_of(parent) == text_of(more):
        more, parent = parent, parent.parent
    return more


def _without_end_mark(html: str) -> tuple[str, list[Removed]]:
    """A cut text without the `[…]` that WordPress puts at its end."""
    found = _SUMMARY_END.search(html[-200:])
    if not found:
        return html, []
    start = len(html) - len(html[-200:]) + found.start()
    mark = html[start:].partition("<")[0].strip()
    return html[:start] + found[1], [Removed("read-more marker", mark)]
