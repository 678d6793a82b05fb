"""`[playlist ids="7,8"]` → a list with a link to each file, after `wp_playlist_shortcode`."""

from html import escape

from migrator.content.context import Context
from migrator.content.shortcodes.parser import Shortcode
from migrator.model import Attachment


def render(shortcode: Shortcode, context: Context) -> str | None:
    """The list, or None where a file is not in the export."""
    ids = [part.strip() for part in shortcode.attributes.named.get("ids", "").split(",")]
    files = [context.attachments.get(int(part)) for part in ids if part.isdecimal()]
    found = [file for file in files if file is not None]
    if not found or len(found) < len(ids):
        return None
    return f"<ul>{''.join(map(_item, found))}</ul>"


def _item(file: Attachment) -> str:
    title = file.title or file.url.rpartition("/")[2]
    return f'<li><a href="{escape(file.url)}">{escape(title)}</a></li>'
