"""`[youtube …]`, `[audio …]`, `[embed]…[/embed]`, … → a paragraph with the address as a link.

A platform's writer can make a player of a link that stands alone; a link works everywhere.
"""

import re
from html import escape, unescape

from migrator.content.context import Context
from migrator.content.shortcodes.names import known
from migrator.content.shortcodes.parser import Shortcode

_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>\[\]]+", re.IGNORECASE)
_ID = re.compile(r"[\w./-]+", re.ASCII)
_SOURCES = (
    "url", "src", "mp3", "mp4", "m4a", "m4v", "webm", "ogg", "ogv", "oga", "wav", "wma", "wmv",
    "flv", "href", "link", "params", "id", "v",
)  # fmt: skip


def render(shortcode: Shortcode, _context: Context) -> str | None:
    """The link, or None where the shortcode names no address."""
    address = _address(shortcode)
    if not address:
        return None
    shown = escape(address)
    return f'<p><a href="{shown}">{shown}</a></p>'


def _address(shortcode: Shortcode) -> str:
    template = known().embeds[shortcode.name]
    attributes = shortcode.attributes
    named = [attributes.named[name] for name in _SOURCES if attributes.named.get(name)]
    for value in (shortcode.raw.lstrip("= "), *named, shortcode.inner or "", *attributes.bare):
        text = unescape(value)
        found = _ADDRESS.search(text)
        if found and (text is value or "=" not in text[: found.start()]):
            return found[0].rstrip(",;")
    for value in (*named, *attributes.bare):
        if template and _ID.fullmatch(value):
            return template.format(value)
    return ""
