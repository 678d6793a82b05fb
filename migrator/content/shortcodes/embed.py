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
    """The link, or None where the shortcode names no address. Words inside it follow the link."""
    inside = (shortcode.inner or "").strip()
    address = _address(shortcode, inside)
    if not address:
        return None
    shown = escape(address)
    rest = "" if _ADDRESS.fullmatch(unescape(inside)) else inside
    return f'<p><a href="{shown}">{shown}</a></p>{rest}'


def _address(shortcode: Shortcode, inside: str) -> str:
    """The address it names, or the one its id stands for."""
    attributes = shortcode.attributes
    named = [attributes.named[name] for name in _SOURCES if attributes.named.get(name)]
    for value in (shortcode.raw.lstrip("= "), *named, *attributes.bare, inside):
        found = _ADDRESS.match(unescape(value))
        if found:
            return found[0]
    template = known().embeds[shortcode.name]
    if template:
        for value in (*named, *attributes.bare):
            if _ID.fullmatch(value):
                return template.format(value)
    return ""
