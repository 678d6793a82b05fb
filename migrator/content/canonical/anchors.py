"""Which ids and directions of a parsed body count, settled before it is walked through.

Themes, editors and page builders give ids to nearly everything. One is of use where a link of the
same body leads to it, or one of another; only there the element gets the attribute `ANCHOR`, which
the rules read, or an anchor is put where its content begins. So no id comes out twice, and none
that leads nowhere.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from migrator.content.canonical.attributes import ANCHOR

_TARGET = re.compile(r"#([^\s\"'<>;&#]+)[\"'\s>]")
_SHOWS_ID: Final = frozenset(
    ["a", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "figure"]
)
_HOLDS: Final = frozenset(
    [
        "address", "article", "aside", "blockquote", "caption", "center", "details", "div", "dl",
        "fieldset", "figcaption", "footer", "header", "main", "nav", "ol", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
)  # fmt: skip
_VERBATIM: Final = frozenset(
    [
        "audio", "button", "code", "canvas", "form", "iframe", "listing", "map", "math", "object",
        "pre", "select", "svg", "textarea", "tt", "video", "xmp",
    ]
)  # fmt: skip
_KEPT_AS_IT_STANDS: Final = _VERBATIM - {"code", "listing", "pre", "tt", "xmp"}
_STYLED_RIGHT_TO_LEFT = re.compile(r"(?<![\w-])direction\s*:\s*rtl", re.IGNORECASE)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def settle(body: LexborNode, source: str, asked: frozenset[str] = frozenset()) -> None:
    """Mark the ids that links lead to; take off the directions that say nothing.

    Args:
        asked: Ids that links of other bodies lead to.
    """
    if asked or "#" in source:
        targets = _targets(source) | asked
        if targets:
            _mark(body, targets)
    if "direction" in source:
        _read_directions(body)
    if "dir=" in source or "DIR=" in source:
        _drop_directions(body)
        for text in body.css("blockquote.twitter-tweet > p[lang]"):
            del text.attrs["lang"]  # a guess of Twitter's, on every post that is shown elsewhere


def _targets(source: str) -> frozenset[str]:
    """What links of this body may lead to."""
    names = _TARGET.findall(source)
    return frozenset([*names, *map(unquote, names)])


def _mark(body: LexborNode, targets: frozenset[str]) -> None:
    """Each target once: the first element of that id, else the first anchor of that name."""
    found: dict[str, LexborNode] = {}
    for attribute, selector in (("id", "[id]"), ("name", "a[name]")):
        for node in body.css(selector):
            name = node.attributes.get(attribute) or ""
            if name in targets:
                found.setdefault(name, node)
    for name, node in found.items():
        _place(name, node)


def _place(name: str, node: LexborNode) -> None:
    verbatim = _outermost_verbatim(node)
    if verbatim is not None:
        if verbatim.tag not in _KEPT_AS_IT_STANDS:
            verbatim.insert_before(_anchor(name))
    elif node.tag in _SHOWS_ID and ANCHOR not in node.attributes:
        node.attrs[ANCHOR] = name
    elif node.tag in _HOLDS or node.tag in _SHOWS_ID:
        _put_first(name, _beginning(node))
    else:
        node.insert_before(_anchor(name))


def _outermost_verbatim(node: LexborNode) -> LexborNode | None:
    """The outermost element around that is code, or is kept as it stands."""
    found = None
    around: LexborNode | None = node
    while around is not None:
        if around.tag in _VERBATIM:
            found = around
        around = around.parent
    return found


def _beginning(node: LexborNode) -> LexborNode:
    """The innermost block that an element begins with, where text may stand."""
    while True:
        first = next(_content(node), None)
        if first is None or not (first.tag in _HOLDS or first.tag in _SHOWS_ID - {"a"}):
            return node
        node = first


def _content(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        if child.tag not in ("-comment", "col", "colgroup") and not child.is_empty_text_node:
            yield child
        child = child.next


def _put_first(name: str, node: LexborNode) -> None:
    first = node.first_child
    if first is None:
        node.insert_child(_anchor(name))
    else:
        first.insert_before(_anchor(name))


def _anchor(name: str) -> LexborNode:
    body = LexborHTMLParser("<!DOCTYPE html><body><a></a>").body
    assert body is not None
    anchor = body.first_child
    assert anchor is not None
    anchor.attrs[ANCHOR] = name
    return anchor


def _read_directions(body: LexborNode) -> None:
    """The direction that a style says, where no attribute does."""
    for node in body.css("[style*=direction]:not([dir])"):
        if _STYLED_RIGHT_TO_LEFT.search(node.attributes.get("style") or ""):
            node.attrs["dir"] = "rtl"


def _drop_directions(body: LexborNode) -> None:
    """`ltr` says nothing outside of right-to-left text, and `auto` nothing without any."""
    for node in body.css("[dir]:not(bdo)"):
        direction = (node.attributes.get("dir") or "").strip().lower()
        if direction == "auto":
            says_nothing = _RIGHT_TO_LEFT.search(node.text() or "") is None
        else:
            says_nothing = direction == "ltr" and not _is_right_to_left(node.parent)
        if says_nothing:
            del node.attrs["dir"]


def _is_right_to_left(around: LexborNode | None) -> bool:
    while around is not None:
        if (around.attributes.get("dir") or "").strip().lower() in ("rtl", "auto"):
            return True
        around = around.parent
    return False
