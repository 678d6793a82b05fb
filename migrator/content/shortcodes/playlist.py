"""`[playlist ids="7,8"]` → a list with a link to each file, after `wp_playlist_shortcode`.

A playlist that names no files has those uploaded to its post: audio, or video where `type` says so.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from migrator.content.context import Context
from migrator.content.shortcodes.gallery import of_ids, still_asked, uploaded
from migrator.content.shortcodes.parser import Shortcode
from migrator.model import Attachment

_FILES: Final[Mapping[str, re.Pattern[str]]] = {
    "audio": re.compile(
        r"\.(?:mp3|m4a|m4b|ogg|oga|opus|wav|wma|flac|aac|aiff?|mka)$", re.IGNORECASE
    ),
    "video": re.compile(r"\.(?:mp4|m4v|mov|webm|ogv|wmv|avi|flv|mpe?g|3gp|mkv)$", re.IGNORECASE),
}

_NONE: Final = re.compile("(?!)")


def render(shortcode: Shortcode, context: Context) -> str | None:
    """The list, and a playlist of the files that are not in the export; None where none is."""
    named = shortcode.attributes.named
    asked = named.get("ids") or named.get("include") or ""
    files: Sequence[Attachment]
    missing: Sequence[str] = ()
    if asked:
        files, missing = of_ids(asked, context)
    else:
        kind = _FILES.get(named.get("type") or "audio", _NONE)
        around = uploaded(named.get("id") or "", context)
        files = [file for file in around if kind.search(file.url.partition("?")[0])]
    if not files:
        return None
    return f"<ul>{''.join(map(_item, files))}</ul>{still_asked(shortcode.name, missing)}"


def _item(file: Attachment) -> str:
    title = file.title or file.url.rpartition("/")[2]
    return f'<li><a href="{escape(file.url)}">{escape(title)}</a></li>'
