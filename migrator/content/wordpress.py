"""A body as WordPress stores it → HTML, in the order of WordPress's own filters.

Code highlighters and page builders first, as they work on the raw body; then blocks, then
paragraphs, then shortcodes; the pages of a post each on their own.
"""

from migrator.content.blocks import blocks_to_html, has_blocks
from migrator.content.context import Notes
from migrator.content.paragraphs import autop
from migrator.content.shortcodes import code_to_html, shortcodes_to_html, unwrap_layout

_NEXT_PAGE = "<!--nextpage-->"
_LOOSE_TAGS = 30


def to_html(body: str, notes: Notes) -> str:
    """The body as HTML, with markers (`<!--more-->`, …) still as comments."""
    body = _tame(body)
    if "[" in body:
        body = code_to_html(unwrap_layout(body, notes))
    if has_blocks(body):
        html = blocks_to_html(body, notes)
    elif _NEXT_PAGE in body:
        html = _NEXT_PAGE.join(autop(page.strip("\n")) for page in body.split(_NEXT_PAGE))
    else:
        html = autop(body)
    return shortcodes_to_html(html, notes)


def _tame(body: str) -> str:
    """Make text of `<`s that begin no tag, where there are so many that patterns would crawl."""
    if body.count("<") - body.count(">") <= _LOOSE_TAGS:
        return body
    parts = body.split(">")
    return ">".join(_escape_loose(part) for part in parts)


def _escape_loose(part: str) -> str:
    """Escape all `<` in a stretch without `>`, except the last, which may be a tag."""
    if part.count("<") <= _LOOSE_TAGS:
        return part
    head, _, tail = part.rpartition("<")
    return head.replace("<", "&lt;") + "<" + tail
