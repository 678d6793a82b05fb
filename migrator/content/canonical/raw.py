"""Rules for what Markdown has no form for: kept as it stands, taken out, or passed over."""

import re
from html import escape, unescape

from selectolax.lexbor import LexborNode

from migrator.content.canonical.cards import of_frame
from migrator.content.canonical.walk import Close, Walk, nothing
from migrator.content.embeds import of_embed, of_player
from migrator.content.formulas import formula
from migrator.content.markers import without_markers
from migrator.content.tree import Element
from migrator.diagnostics.content import (
    CONTENT_HTML_KEPT,
    CONTENT_PLAYER_NAMED,
    CONTENT_SCRIPT_REMOVED,
)

_PLAYERS = frozenset({"iframe", "object", "embed"})
_SOURCES = ("src", "data-src", "data-lazy-src", "data")
_ONLY_LINK = re.compile(r"<a\s[^<>]*?href=[\"']([^\"'<>]+)[\"'][^<>]*>([^<>]+)</a>")
_UNSEEN = re.compile(r"display\s*:\s*none")
_BLOCK = frozenset({"iframe", "video", "audio", "object", "embed", "form", "canvas", "frameset"})


def raw(walk: Walk, node: LexborNode) -> None:
    """An element kept with all that is inside. Alone between paragraphs it is a block.

    Of a frame or plug-in whose maker is known, the address of what it plays is kept; of a formula
    that was made from TeX, the TeX.
    """
    tag = node.tag or ""
    if tag == "svg" and _is_decoration(node):
        walk.notes.removed("decoration", node.html or "")
        return
    if tag == "math" and (tex := _tex(node)):
        put_formula(walk, formula(tex, block=node.attributes.get("display") == "block"))
        return
    if tag == "iframe" and (card := of_frame(node)) is not None:
        _put_card(walk, node, card)
        return
    if tag in _PLAYERS and (played := _played(node)) is not None:
        walk.notes.met(CONTENT_PLAYER_NAMED, played.attrs["provider"])
        walk.build.block(played)
        return
    if tag not in _BLOCK or walk.build.in_run or walk.build.verbatim:
        walk.keep_raw(node, tag)
        return
    walk.notes.met(CONTENT_HTML_KEPT, tag)
    walk.build.block(Element("!raw", {"display": "block"}, [without_markers(node.html or "")]))


def _is_decoration(node: LexborNode) -> bool:
    """Whether a drawing without words is an icon, hidden from readers, or shown to nobody."""
    attributes = node.attributes
    hidden = attributes.get("aria-hidden") == "true" or attributes.get("role") == "presentation"
    unseen = _UNSEEN.search(attributes.get("style") or "") is not None
    around = node.parent.attributes.get("class") if node.parent is not None else ""
    is_icon = "icon" in f"{around} {attributes.get('class')}"
    return (hidden or unseen or is_icon) and not (node.text() or "").strip()


def _put_card(walk: Walk, node: LexborNode, card: Element) -> None:
    """What the frame of a card shows, where no quotation beside it says so already."""
    if walk.links_to(card.attrs["url"]):
        walk.notes.removed("frame of a card", node.html or "")
        return
    walk.notes.met(CONTENT_PLAYER_NAMED, card.attrs["provider"])
    walk.build.block(card)


def button(walk: Walk, node: LexborNode) -> Close | None:
    """A button: its words where only a script of the old site gave it something to do."""
    if "onclick" in node.attributes:
        raw(walk, node)
        return None
    walk.build.text(" ")

    def close() -> None:
        walk.build.text(" ")

    return close


def put_formula(walk: Walk, element: Element) -> None:
    """A formula; in a paragraph of its own where it is to be displayed."""
    alone = element.attrs["display"] == "block" and not walk.build.verbatim
    if alone:
        walk.build.end_run()
    walk.build.inline(element)
    if alone:
        walk.build.end_run()


def _tex(node: LexborNode) -> str:
    """The TeX a formula was made from, where it says so."""
    said = node.attributes.get("data-latex")
    if said:
        return escape(said)
    note = node.css_first('annotation[encoding="application/x-tex"]')
    return escape(note.text()) if note is not None else ""


def _played(node: LexborNode) -> Element | None:
    """What it plays; None where the player is not known, or has words in it."""
    words = (node.text() or "").strip()
    if words:
        return _linked(node, words)
    attributes = node.attributes
    title = attributes.get("title") or ""
    sources = [attributes.get(name) for name in _SOURCES]
    if node.tag == "object":
        sources += [inner.attributes.get("value") for inner in node.css("param[name=movie]")]
        sources += [inner.attributes.get("src") for inner in node.css("embed")]
    players = (of_player(source, title) for source in sources if source)
    return next((found for found in players if found is not None), None)


def _linked(node: LexborNode, words: str) -> Element | None:
    """What a known player links to, for browsers that can't show it; None for other words."""
    link = _ONLY_LINK.fullmatch(words) if node.tag == "iframe" else None
    source = node.attributes.get("src") or ""
    if link is None or of_player(source) is None:
        return None
    return of_embed(unescape(link[1]), title=" ".join(unescape(link[2]).split()))


def dropped(walk: Walk, node: LexborNode) -> None:
    """Code of the old site; what a script of a known provider would write in its place."""
    tag = node.tag or ""
    played = of_player(node.attributes.get("src") or "") if tag == "script" else None
    if played is not None:
        walk.notes.met(CONTENT_PLAYER_NAMED, played.attrs["provider"])
        walk.build.block(played)
        return
    walk.notes.met(CONTENT_SCRIPT_REMOVED, tag)
    walk.notes.removed(tag, node.html or "")


def ignored(_walk: Walk, _node: LexborNode) -> None:
    """An element without text of its own."""


def unknown(walk: Walk, node: LexborNode) -> Close | None:
    """An element that is not HTML's. One that is never closed is a word in brackets."""
    tag = node.tag or ""
    if ":" in tag:
        return nothing
    if walk.closes(tag):
        walk.keep_raw(node, tag)
        return None
    walk.notes.met(CONTENT_HTML_KEPT, tag)
    html = node.html or ""
    walk.build.inline(Element("!raw", {"display": "inline"}, [html[: html.find(">") + 1]]))
    return nothing
