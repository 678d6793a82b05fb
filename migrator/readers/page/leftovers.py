"""A post's text → the chrome in it that no class marks, known by where its links lead.

Share buttons lead to the networks' own addresses for sharing, a line of terms to archives, a list
under “Related posts” is nothing but links. Only whole blocks count: what stands in a sentence is
the author's.
"""

import re
from collections.abc import Callable, Collection, Iterable

from migrator.readers.page.details import is_date, line_of
from migrator.readers.page.dom import (
    HEADINGS,
    Node,
    ancestors,
    attribute,
    collapse,
    outermost,
    text_of,
)
from migrator.readers.page.selectors import any_of
from migrator.readers.phrases import match

_INLINE = frozenset({"a", "b", "em", "font", "i", "small", "span", "strong", "u"})
_TEXT = frozenset({"p", "ul", "ol", "blockquote", "pre", "table", "figure"})
_UNSEEN = frozenset({"script", "style"})
_LABEL = re.compile(r"^[^\W\d_]+(?:\s[^\W\d_]+)?\s?:$")
_MARKS = re.compile(r"[\s,;|·•/&+-]+")
_LONGEST_BUTTON = 40
_SHARING = ("like", "share", "share-click", "share-service")


def leftovers(node: Node, pages: Iterable[Node]) -> list[tuple[Node, str]]:
    """The unmarked chrome in a text, each piece with its kind.

    Args:
        pages: Links to the post's further pages.
    """
    terms = [(block, "post details") for block in (*date_lines(node), *term_lines(node))]
    found = [*_share_bars(node), *terms, *_page_lines(node, list(pages)), *_related(node)]
    kinds = {block.mem_id: kind for block, kind in reversed(found)}
    return [(block, kinds[block.mem_id]) for block in outermost(block for block, _ in found)]


def _share_bars(node: Node) -> list[tuple[Node, str]]:
    links = [each for each in node.css(any_of("share_link")) if _is_button(each)]
    ids = {link.mem_id for link in links}
    return [(block, "share bar") for block in _blocks(links, node, ids, _says_share)]


def _is_button(link: Node) -> bool:
    """A quotation that can be tweeted with one click is the author's."""
    return len(text_of(link)) <= _LONGEST_BUTTON


def _says_share(rest: str) -> bool:
    return _says_nothing(rest) or match(rest, _SHARING) is not None


def date_lines(node: Node) -> list[Node]:
    """The small print at a text's beginning that is its date, as old themes put it."""
    empty: set[int] = set()
    for each in node.traverse():
        if each.parent is not None and each.parent.mem_id in empty:
            empty.add(each.mem_id)  # nor is there a word in what an empty one holds
        elif each.tag in _TEXT:
            if text_of(each):
                break
            empty.add(each.mem_id)
        if each.tag == "small" and is_date(line_of(each)):
            return [each]
    return []


def term_lines(node: Node) -> list[Node]:
    """The blocks in a text that only name its terms."""
    links = node.css(any_of("term_link"))
    ids = {link.mem_id for link in links}
    lines = _blocks(links, node, ids, _says_terms)
    marked = [link for link in links if {"tag", "category"} & set(attribute(link, "rel").split())]
    ids = {link.mem_id for link in marked}
    bare = _blocks(marked, node, ids, _says_nothing)
    return outermost([*lines, *_at_edges(bare, text_of(node))]) if lines or bare else []


def _page_lines(node: Node, links: list[Node]) -> list[tuple[Node, str]]:
    ids = {link.mem_id for link in links}
    return [(block, "page links") for block in _blocks(links, node, ids, _says_pages)]


def _says_pages(rest: str) -> bool:
    """Whether beside links to a post's pages stands only a label, or the number of this one."""
    label = _MARKS.sub(" ", re.sub(r"\d+", "", rest)).strip()
    return not label or _LABEL.match(label) is not None


def _says_terms(rest: str) -> bool:
    """Whether what stands beside links to archives only says that they are terms."""
    label = _MARKS.sub(" ", rest).strip()
    return bool(label) and (
        _LABEL.match(label) is not None or match(f"{label} x", ("posted-in",)) is not None
    )


def _says_nothing(rest: str) -> bool:
    return not _MARKS.sub("", rest)


def _at_edges(blocks: Iterable[Node], whole: str) -> list[Node]:
    """The blocks before or after which no text stands."""
    texts = [(block, text_of(block)) for block in blocks]
    return [
        block
        for block, text in texts
        if text != whole and (whole.startswith(text) or whole.endswith(text))
    ]


def _blocks(
    links: Iterable[Node], root: Node, ids: Collection[int], says: Callable[[str], bool]
) -> list[Node]:
    """The largest block around each link that holds nothing but such links and a label."""
    known: dict[int, bool] = {}
    found: list[Node] = []
    for link in links:
        for holder in ancestors(link):
            if holder.mem_id == root.mem_id:
                break
            if holder.mem_id not in known:
                rest, foreign = _beside(holder, ids)
                known[holder.mem_id] = not foreign and (not rest or says(rest))
                if known[holder.mem_id] and holder.tag not in _INLINE and says(rest):
                    found.append(holder)
            if not known[holder.mem_id]:
                break
    return outermost(found)


def _beside(holder: Node, ids: Collection[int]) -> tuple[str, bool]:
    """The text in an element beside these links, and whether an image or another link is there."""
    inside = set()
    pieces = []
    foreign = False
    for each in holder.traverse(include_text=True):
        parent = each.parent.mem_id if each.parent is not None else 0
        within = parent in inside and each.mem_id != holder.mem_id
        if within or each.mem_id in ids or each.tag in _UNSEEN:
            inside.add(each.mem_id)
        elif each.is_text_node:
            pieces.append(each.text_content or "")
        elif each.tag in {"a", "img", "iframe", "video", "audio"}:
            foreign = foreign or each.tag != "a" or bool(attribute(each, "href"))
    return collapse(" ".join(pieces)), foreign


def _related(node: Node) -> list[tuple[Node, str]]:
    """At the end: a heading such as “Related posts”, and lists of nothing but links under it."""
    blocks = [child for child in node.iter() if child.tag != "br"]
    for number, block in enumerate(blocks):
        if _is_related(block):
            return [(block, "related posts")]
        text = text_of(block)
        if len(text) <= _LONGEST_BUTTON and match(text, ("related",)):
            rest = blocks[number + 1 :]
            found = (block, *rest) if rest and all(map(_is_all_links, rest)) else ()
            return [(each, "related posts") for each in found]
    return []


def _is_related(block: Node) -> bool:
    """Whether a block is a heading such as “Related posts” over nothing but links."""
    heading = block.css_first(", ".join(HEADINGS)) if block.tag not in HEADINGS else None
    if heading is None or not match(text_of(heading), ("related",)):
        return False
    links = block.css("a[href]")
    rest, _ = _beside(block, {link.mem_id for link in links})
    return bool(links) and collapse(rest) == text_of(heading)


def _is_all_links(block: Node) -> bool:
    """Whether a block says nothing beside its links, of which it has one."""
    links = block.css("a[href]")
    rest, _ = _beside(block, {link.mem_id for link in links})
    return bool(links) and not _MARKS.sub("", rest)
