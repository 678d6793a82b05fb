"""HTML inside Markdown: blocks that no reader ends early or takes for something else.

CommonMark ends most HTML blocks at a blank line, and begins one only at certain tags; what is
between is left alone. See https://spec.commonmark.org/0.31.2/#html-blocks.
"""

import re
from collections.abc import Sequence

from migrator.content.tree import Element
from migrator.render.html import html_of

_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header"
    "|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param"
    "|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_VERBATIM = "script|pre|style|textarea"
TAG = (
    r"""<(?:[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"""
    r""""[^"]*"))?)*\s*/?|/[A-Za-z][A-Za-z0-9-]*\s*)>"""
)
BLOCK_START = re.compile(
    rf"^(?:</?(?:{_NAMES})(?:[ \t>]|/>|$)|<(?:{_VERBATIM})(?:[ \t>]|$)|<[!?]|{TAG}[ \t]*$)",
    re.IGNORECASE | re.MULTILINE | re.ASCII,
)
_ENDS_AT_BLANK = re.compile(rf"</?(?:{_NAMES})(?:\s|/?>|$)", re.IGNORECASE)
_ENDS_AT_TAG = re.compile(rf"<(?:{_VERBATIM})[\s>]", re.IGNORECASE)
_END_TAG = re.compile(rf"</(?:{_VERBATIM})>", re.IGNORECASE)
_FIRST_TAG = re.compile(TAG, re.ASCII)
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_BLANK_LINE_IN_PRE = re.compile(r"\n([ \t]*)\n")
_PRE = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.IGNORECASE | re.DOTALL)


def html_block(nodes: Sequence[Element | str]) -> str:
    """Nodes of the clean tree as a block of HTML."""
    return protect(html_of(nodes))


def protect(html: str) -> str:
    """HTML as a block that Markdown leaves alone from its first to its last line."""
    html = html.strip("\n\r\t ").replace("\r\n", "\n").replace("\r", "\n")
    verbatim = _ENDS_AT_TAG.match(html)
    if verbatim:
        end = _END_TAG.search(html)
        if end and end.end() == len(html):
            return html
    html = _without_blank_lines(html)
    if _ENDS_AT_BLANK.match(html):
        return html
    first = None if verbatim else _FIRST_TAG.match(html)
    if first is None:
        return f"<div>\n{html}\n</div>"
    tag = " ".join(first.group().split("\n"))
    rest = html[first.end() :]
    return f"{tag}\n{rest}" if rest.strip(" \t") and not rest.startswith("\n") else tag + rest


def _without_blank_lines(html: str) -> str:
    """Blank lines end a block: taken out, and inside `pre` written as character references."""
    if not _BLANK_LINE.search(html):
        return html
    parts = _PRE.split(html)
    parts[0::3] = [_BLANK_LINE.sub("", part) for part in parts[0::3]]
    parts[1::3] = [_BLANK_LINE_IN_PRE.sub(r"\n\1&#10;", part) for part in parts[1::3]]
    del parts[2::3]
    return "".join(parts)
