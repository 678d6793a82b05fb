"""`[gallery ids="1,2"]` → a figure for each image, after `gallery_shortcode` of media.php.

A gallery without `ids` shows what was uploaded to its post; an export does not say in which order,
so it is kept as it stands.
"""

from html import escape

from migrator.content.context import Context
from migrator.content.shortcodes.parser import Shortcode
from migrator.model import Attachment


def render(shortcode: Shortcode, context: Context) -> str | None:
    """The figures, or None where an image is not in the export."""
    named = shortcode.attributes.named
    ids = [part.strip() for part in (named.get("ids") or named.get("include") or "").split(",")]
    images = [context.attachments.get(int(part)) for part in ids if part.isdecimal()]
    if not images or len(images) < len(ids):
        return None
    figures = [_figure(image) for image in images if image is not None]
    return "".join(figures) if len(figures) == len(images) else None


def _figure(image: Attachment) -> str:
    caption = f"<figcaption>{image.caption}</figcaption>" if image.caption else ""
    source, alt = escape(image.url), escape(image.alt)
    return f'<figure><img src="{source}" alt="{alt}">{caption}</figure>'
