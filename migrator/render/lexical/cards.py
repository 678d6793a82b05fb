"""Pictures, galleries, code, embeds and HTML → cards of Ghost's editor.

Fields as in Ghost's own package of nodes, `@tryghost/kg-default-nodes`.
"""

import re
from collections.abc import Mapping, Sequence
from posixpath import basename
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from migrator.content.tree import Element
from migrator.render.html import html_of, to_html
from migrator.render.lexical.nodes import Json, Node, card

_ID = re.compile(r"[\w-]{1,100}", re.ASCII)
_LANGUAGE = re.compile(r"language-([\w#+.-]+)")
_PAYWALL = "jetpack/paywall"
_PER_ROW = 3
_MOST = 9
"""Pictures that a gallery of the editor holds."""
_SIDE = 1000
"""Width and height that a gallery gives a picture of which neither is known: a square, as
WordPress crops them. Without, Ghost would leave the picture out."""


def html_card(blocks: Sequence[Element]) -> list[Node]:
    """Blocks as they are, in HTML; what stood in the source as HTML closes what it opens."""
    html = to_html(Element("body", {}, [*blocks])).strip("\n")
    if "<" in html and any(map(_holds_raw, blocks)):
        html = _closed(html)
    return [card("html", html=html)] if html.strip() else []


def code_card(block: Element) -> list[Node] | None:
    """A block of code; verse has no form."""
    code = block.children[0] if len(block.children) == 1 else ""
    if not isinstance(code, Element) or code.tag != "code":
        return None
    words = "".join(child for child in code.children if isinstance(child, str))
    if not words.strip() or len(code.children) > 1:
        return None
    language = _LANGUAGE.fullmatch(code.attrs.get("class", ""))
    return [card("codeblock", code=words, language=language[1] if language else "", caption="")]


def rule_card() -> Node:
    """A rule across the page."""
    return card("horizontalrule")


def paywall_card(block: Element) -> list[Node] | None:
    """The line below which only members read on, where Jetpack had one."""
    return [card("paywall")] if block.attrs.get("name") == _PAYWALL else None


def embed_card(embed: Element, players: Mapping[str, str], caption: str = "") -> Node:
    """A player where one is known; else a bookmark, which is a link that stands out."""
    address, number = embed.attrs.get("url", ""), embed.attrs.get("id", "")
    title = embed.attrs.get("title", "")
    player = players.get(embed.attrs.get("provider", ""))
    if player is None or not _ID.fullmatch(number):
        said: dict[str, Json] = {"title": title or address}
        return card("bookmark", url=address, metadata=said, caption=caption)
    frame = Element(
        "iframe",
        {
            "src": player.format(id=number),
            "width": "560",
            "height": "315",
            "title": title or embed.attrs.get("provider", ""),
            "frameborder": "0",
            "loading": "lazy",
            "allowfullscreen": "",
        },
    )
    kind: dict[str, Json] = {"title": title, "provider_name": embed.attrs.get("provider", "")}
    html = html_of([frame])
    return card("embed", url=address, embedType="video", html=html, metadata=kind, caption=caption)


def picture_cards(nodes: Sequence[Element | str]) -> list[Node] | None:
    """Cards of pictures that stand alone in their paragraph; None where there is more."""
    shown = [node for node in nodes if isinstance(node, Element) and node.tag != "br"]
    if not shown or any(isinstance(node, str) and node.strip() for node in nodes):
        return None
    pictures = [_picture(node) for node in shown]
    return [card("image", **picture) for picture in pictures if picture] if all(pictures) else None


def figure_cards(figure: Element, players: Mapping[str, str]) -> list[Node] | None:
    """A picture or an embed with its caption, or a gallery; None for anything else."""
    caption, inner = _caption_of(figure)
    if caption is None or not inner:
        return None
    if len(inner) == 1:
        only = inner[0]
        if only.tag == "!embed":
            return [embed_card(only, players, caption)]
        if only.tag == "figure":
            return None
        picture = _picture(only)
        return [card("image", **{**picture, "caption": caption})] if picture else None
    return _gallery(inner, caption)


def _gallery(inner: Sequence[Element], caption: str) -> list[Node] | None:
    """Cards of nine pictures; where pictures have captions of their own, a card for each."""
    pictures: list[dict[str, Json]] = []
    for child in inner:
        own, held = _caption_of(child) if child.tag == "figure" else ("", [child])
        picture = _picture(held[0]) if own is not None and len(held) == 1 else None
        if picture is None:
            return None
        pictures.append({**picture, "caption": own})
    if any(picture["caption"] for picture in pictures):
        return None if caption else [card("image", **picture) for picture in pictures]
    parts = [pictures[at : at + _MOST] for at in range(0, len(pictures), _MOST)]
    return [
        card("gallery", images=_rows(part), caption=caption if part is parts[-1] else "")
        for part in parts
    ]


def _rows(pictures: Sequence[dict[str, Json]]) -> list[Json]:
    return [
        {
            **picture,
            "row": number // _PER_ROW,
            "fileName": _file_name(str(picture["src"])),
            "width": picture["width"] or _SIDE,
            "height": picture["height"] or _SIDE,
        }
        for number, picture in enumerate(pictures)
    ]


def _caption_of(figure: Element) -> tuple[str | None, list[Element]]:
    """Its caption as HTML, and what else is in it; None where either has no form."""
    caption, inner = "", []
    for child in figure.children:
        if isinstance(child, str):
            return None, []
        if child.tag != "figcaption":
            inner.append(child)
        elif any(isinstance(part, Element) and part.tag == "p" for part in child.children):
            return None, []
        else:
            caption += html_of(child.children)
    return (None, []) if figure.attrs.keys() & {"id", "lang", "dir"} else (caption, inner)


def _picture(node: Element) -> dict[str, Json] | None:
    """The fields of a picture, in a link or not; one whose bytes are its address has no form."""
    link = ""
    if node.tag == "a" and len(node.children) == 1 and "id" not in node.attrs:
        link, inner = node.attrs.get("href", ""), node.children[0]
        if not isinstance(inner, Element):
            return None
        node = inner
    source = node.attrs.get("src", "")
    if node.tag != "img" or not source or source.startswith("data:") or "id" in node.attrs:
        return None
    return {
        "src": source,
        "width": _number(node.attrs.get("width", "")),
        "height": _number(node.attrs.get("height", "")),
        "title": node.attrs.get("title", ""),
        "alt": node.attrs.get("alt", ""),
        "caption": "",
        "cardWidth": "regular",
        "href": link,
    }


def _number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 6 else None


def _file_name(address: str) -> str:
    try:
        name = basename(urlsplit(address).path)
    except ValueError:
        name = ""
    return name or "picture"


def _holds_raw(block: Element) -> bool:
    todo = [block]
    while todo:
        element = todo.pop()
        if element.tag == "!raw":
            return True
        todo += [child for child in element.children if isinstance(child, Element)]
    return False


def _closed(html: str) -> str:
    """The HTML as a browser reads it by itself, so that nothing of it runs on into the page."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    return html if body is None else body.inner_html or ""
