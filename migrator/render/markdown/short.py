"""The short road: lines of plain text and simple inlines, as most are, written in one pass.

It writes what the long road (`Writer.long`) would, or gives up: no text may hold a character that
could be markup, no inline another one, and no delimiter stands where it might not be read.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from migrator.content.tree import Element
from migrator.render.markdown.addresses import AUTOLINK, target
from migrator.render.markdown.pieces import HARD_BREAK

# What could be markup, and what no text should hold. An `&` is looked at when the line is whole.
_look = re.compile(r"[\\`*_~\[\]<\t-\r\x1c-\x1f\0\x85\u2028\u2029\ud800-\udfff]").search
_entity = re.compile(r"&[#\w]").search
_begins_block = re.compile(r"[#>+\-=|:\s]|[0-9]{1,9}[.)]").match  # or might
_MARKS = {"em": "*", "strong": "**", "del": "~~"}


def short(nodes: Sequence[Element | str], *, line: bool) -> str | None:
    """The Markdown of simple inline nodes; None when they need the long road.

    Args:
        line: They begin a line of their own, and may be broken.
    """
    if len(nodes) == 1 and isinstance(nodes[0], str):
        return _text(nodes[0], line=line)
    lines: list[str] = []
    parts: list[str] = []
    before = ""  # the text before; empty behind an inline, and where a line begins
    for node in nodes:
        if isinstance(node, str):
            if before or _look(node) or not _may_follow(node, parts, line=line):
                return None
            parts.append(node)
            before = node
        elif node.tag == "br":
            text = _whole(parts)
            if not (text and line):
                return None
            lines.append(text)
            parts, before = [], ""
        else:
            rule = _RULES.get(node.tag)
            text = rule(node, before) if rule and (before or not parts) else ""
            if not text:
                return None
            parts.append(text)
            before = ""
    text = _whole(parts)
    if not text:
        return None
    return HARD_BREAK.join((*lines, text)) if lines else text


def short_but_for(
    nodes: Sequence[Element | str], *, line: bool, look: re.Pattern[str]
) -> str | None:
    """What `short` gives, None where this pattern is found in it."""
    text = short(nodes, line=line)
    return None if text and look.search(text) else text


def _text(text: str, *, line: bool) -> str | None:
    """A line of text alone."""
    if not text or _look(text) or (_begins_block(text) if line else text[0].isspace()):
        return None
    if text[-1].isspace() or "  " in text or ("&" in text and _entity(text)):
        return None
    return text


def _may_follow(text: str, parts: list[str], *, line: bool) -> bool:
    """Whether a text can stand behind an inline, or where a line begins."""
    if not parts:
        return text != "" and not (_begins_block(text) if line else text[0].isspace())
    return text[:1] == " " or parts[-1][-1] not in "*~" or parts[-1].rstrip("*~")[-1].isalnum()


def _whole(parts: list[str]) -> str:
    """A finished line; nothing where blanks end it or stand side by side, or an `&` needs care."""
    text = "".join(parts)
    if not text or text[-1].isspace() or "  " in text or ("&" in text and _entity(text)):
        return ""
    return text


def _plain(element: Element) -> str:
    """The one plain text in an element, or nothing."""
    if len(element.children) != 1:
        return ""
    text = element.children[0]
    if not isinstance(text, str) or _look(text) or text[:1].isspace() or text[-1:].isspace():
        return ""
    return text


def _emphasis(element: Element, before: str) -> str:
    """An emphasis whose delimiters are read: letters inside them, or blanks outside."""
    text = _plain(element)
    if not text or not (text[0].isalnum() or not before or before[-1] == " "):
        return ""
    mark = _MARKS[element.tag]
    return f"{mark}{text}{mark}"


def _link(element: Element, before: str) -> str:
    """A link around plain text or an image."""
    attrs = element.attrs
    href = attrs.get("href")
    if href is None or "id" in attrs or before[-1:] == "!":
        return ""
    text = _plain(element)
    title = attrs.get("title", "")
    if text:
        is_bare = text == href and not title and AUTOLINK.fullmatch(href)
        return f"<{href}>" if is_bare else f"[{text}]({target(href, title)})"
    node = element.children[0] if len(element.children) == 1 else ""
    image = _image(node, "") if isinstance(node, Element) and node.tag == "img" else ""
    return f"[{image}]({target(href, title)})" if image else ""


def _image(element: Element, _before: str) -> str:
    """An image whose alternative text is plain."""
    attrs = element.attrs
    alt, address = " ".join(attrs.get("alt", "").split()), attrs.get("src", "")
    if not address or _look(alt):
        return ""
    return f"![{alt}]({target(address, attrs.get('title', ''))})"


def _code(element: Element, _before: str) -> str:
    """Code without backticks."""
    text = element.children[0] if len(element.children) == 1 else ""
    if not isinstance(text, str) or text.strip("` \n\r") != text or not text or "`" in text:
        return ""
    return "" if "\n" in text or "\r" in text else f"`{text}`"


_RULES: Mapping[str, Callable[[Element, str], str]] = {
    **dict.fromkeys(_MARKS, _emphasis),
    "a": _link,
    "code": _code,
    "img": _image,
}
