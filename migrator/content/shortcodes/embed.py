"""`[youtube …]`, `[audio …]`, `[embed]…[/embed]`, … → what they show, as an embed or a link.

A file of the site's own is a link in a paragraph: a link works everywhere.
"""

import re
from html import escape, unescape

from migrator.content.context import Context
from migrator.content.embeds import of_embed, of_player
from migrator.content.markers import to_comment
from migrator.content.shortcodes.names import known
from migrator.content.shortcodes.parser import Shortcode

_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>\[\]]+", re.IGNORECASE)
_SIZE = re.compile(r"&[wh]=\d+(?=&|$)")  # of the player, as in [youtube=ADDRESS&w=640&h=385]
_FILES = frozenset({"audio", "video"})
_ID = re.compile(r"[\w./-]+", re.ASCII)
_SOURCES = (
    "url", "src", "mp3", "mp4", "m4a", "m4v", "webm", "ogg", "ogv", "oga", "wav", "wma", "wmv",
    "flv", "href", "link", "params", "id", "v",
)  # fmt: skip


def render(shortcode: Shortcode, _context: Context) -> str | None:
    """The embed, or None where the shortcode names no address. Words inside it follow."""
    inside = (shortcode.inner or "").strip()
    address = _address(shortcode, inside)
    if not address:
        return None
    rest = "" if _ADDRESS.fullmatch(unescape(inside)) else inside
    if shortcode.name not in _FILES:
        address = _SIZE.sub("", address)
        slug = "" if shortcode.name == "embed" else shortcode.name
        return to_comment(of_player(address) or of_embed(address, slug)) + rest
    shown = escape(address)
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
