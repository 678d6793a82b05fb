"""A body as WordPress stores it → HTML, in the order of WordPress's own filters.

Code highlighters and page builders first, as they work on the raw body; then blocks, then
paragraphs, then shortcodes; the pages of a post each on their own.
"""

from migrator.content.blocks import blocks_to_html, has_blocks
from migrator.content.context import Notes
from migrator.content.paragraphs import autop
from migrator.content.raw_body import prepare
from migrator.content.shortcodes import shortcodes_to_html

_NEXT_PAGE = "<!--nextpage-->"


def to_html(body: str, notes: Notes) -> str:
    """The body as HTML, with markers (`<!--more-->`, …) still as comments."""
    body = prepare(body, notes)
    if has_blocks(body):
        html = blocks_to_html(body, notes)
    elif _NEXT_PAGE in body:
        html = _NEXT_PAGE.join(autop(page.strip("\n")) for page in body.split(_NEXT_PAGE))
    else:
        html = autop(body)
    return shortcodes_to_html(html, notes)
