"""`[youtube …]`, `[audio …]`, `[embed]…[/embed]`, … → what they show, as an embed or a link.

A file of the site's own is a link in a paragraph: a link works everywhere. `[iframe src=…]` is the
frame that its plugin would write.
"""

import re
from collections.abc import Sequence
from html import escape, unescape

from migrator.content.context import Context
from migrator.content.embeds import of_embed, of_player
from migrator.content.markers import to_comment
from migrator.content.shortcodes.names import known
from migrator.content.shortcodes.parser import Shortcode

_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>\[\]|]+|www\.[^\s\"'<>\[\]|]+", re.IGNORECASE)
_SPOTIFY = re.compile(r"spotify:(track|album|playlist|episode|show|artist):(\w+)")
_SIZE = re.compile(r"&[wh]=\d+(?=&|$)")  # of the player, as in [youtube=ADDRESS&w=640&h=385]
_FILES = frozenset({"audio", "video", "su_audio", "su_video", "quicktime"})
_ID = re.compile(r"([\w./-]+)(?:&.*)?", re.ASCII)
_SOURCES = (
    "url", "src", "mp3", "mp4", "m4a", "m4v", "webm", "ogg", "ogv", "oga", "wav", "wma", "wmv",
    "flv", "href", "link", "params", "id", "clip_id", "video", "vid", "v", "poll",
)  # fmt: skip


def render(shortcode: Shortcode, _context: Context) -> str | None:
    """The embed, or None where the shortcode names nothing. Words inside it follow."""
    inside = (shortcode.inner or "").strip()
    values = _values(shortcode)
    address = _address(values) or _from_id(shortcode.name, values)
    rest = "" if _ADDRESS.fullmatch(unescape(inside)) else inside
    if not address:
        address, rest = _address([inside]) or _from_id(shortcode.name, [inside]), ""
    if not address:
        return None
    if shortcode.name not in _FILES:
        address = _SIZE.sub("", address)
        slug = "" if shortcode.name == "embed" else shortcode.name
        return to_comment(of_player(address) or of_embed(address, slug)) + rest
    shown = escape(address)
    return f'<p><a href="{shown}">{shown}</a></p>{rest}'


def render_frame(shortcode: Shortcode, _context: Context) -> str | None:
    """The frame, or None where the shortcode names no address."""
    inside = (shortcode.inner or "").strip()
    address = _address([*_values(shortcode), inside])
    rest = "" if _ADDRESS.fullmatch(unescape(inside)) else inside
    return f'<iframe src="{escape(address)}"></iframe>{rest}' if address else None


def _values(shortcode: Shortcode) -> Sequence[str]:
    """What a shortcode says, in the order in which it may be what is embedded."""
    attributes = shortcode.attributes
    named = [attributes.named[name] for name in _SOURCES if attributes.named.get(name)]
    return (shortcode.raw.lstrip("= "), *named, *attributes.bare)


def _address(values: Sequence[str]) -> str:
    """The first address among the values."""
    for value in values:
        found = _ADDRESS.match(unescape(value))
        if found:
            return found[0] if "//" in found[0] else f"https://{found[0]}"
    return ""


def _from_id(name: str, values: Sequence[str]) -> str:
    """The address that an id among the values stands for."""
    for value in values:
        if song := _SPOTIFY.search(value):
            return f"https://open.spotify.com/{song[1]}/{song[2]}"
    template = known().embeds[name]
    ids = (found[1] for value in values if (found := _ID.fullmatch(value)))
    return next((template.format(found) for found in ids), "") if template else ""
