"""`[caption]` → a figure with its caption, after `img_caption_shortcode` of media.php."""

import re

from migrator.content.context import Context
from migrator.content.shortcodes.parser import Shortcode

_IMAGE = re.compile(r"(?:<a [^>]+>\s*)?<img [^>]+>(?:\s*</a>)?", re.IGNORECASE)


def render(shortcode: Shortcode, _context: Context) -> str:
    """The figure. The caption is an attribute (old form) or what follows the image (new form).

    WordPress shows no caption without a width, and nothing that stands before the image. Both are
    the author's words, so both are kept.
    """
    content = shortcode.inner or ""
    is_old = "caption" in shortcode.raw.lower()
    caption = shortcode.attributes.named.get("caption") if is_old else None
    if caption is None:
        image = _IMAGE.search(content)
        if image is None:
            return content
        content, caption = content[: image.end()], content[image.end() :]
    caption = caption.strip()
    if not caption:
        return content
    return f"<figure>{content}<figcaption>{caption}</figcaption></figure>"
