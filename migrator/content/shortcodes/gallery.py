"""`[gallery ids="1,2"]` → a figure for each image, after `gallery_shortcode` of media.php.

A gallery that names no images shows those uploaded to its post, or to the one that `id` names, by
menu order, without those that `exclude` names.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from migrator.content.context import Context
from migrator.content.shortcodes.parser import Shortcode
from migrator.model import Attachment

_NUMBER: Final = re.compile(r"\d{1,18}", re.ASCII)
_PICTURE: Final = re.compile(r"\.(?:jpe?g|jpe|png|gif|webp|avif|bmp|ico|heic)$", re.IGNORECASE)


def render(shortcode: Shortcode, context: Context) -> str | None:
    """The figures, or None where an image is not in the export."""
    named = shortcode.attributes.named
    asked = named.get("ids") or named.get("include") or ""
    if asked:
        images = _named(asked, context)
    else:
        images = _images(named.get("exclude") or "", uploaded(named.get("id") or "", context))
    if named.get("order", "").upper() == "DESC":
        images = images[::-1]
    return "".join(map(_figure, images)) or None


def _named(asked: str, context: Context) -> Sequence[Attachment]:
    """The images of a list of ids; none where one of them is not in the export."""
    found = [context.attachments.get(int(number)) for number in _NUMBER.findall(asked)]
    images = [image for image in found if image is not None]
    return images if len(images) == len(found) else ()


def uploaded(post: str, context: Context) -> Sequence[Attachment]:
    """The files uploaded to a post, by its id; to the post around where that is empty."""
    number = int(post) if _NUMBER.fullmatch(post) else context.post
    ids = context.attached.get(number, ()) if number is not None else ()
    return [context.attachments[id_] for id_ in ids if id_ in context.attachments]


def _images(excluded: str, files: Sequence[Attachment]) -> Sequence[Attachment]:
    """The images among files, but for those of a list of ids."""
    without = {int(number) for number in _NUMBER.findall(excluded)}
    kept = [file for file in files if file.id not in without]
    return [file for file in kept if _PICTURE.search(file.url.partition("?")[0])]


def _figure(image: Attachment) -> str:
    caption = f"<figcaption>{image.caption}</figcaption>" if image.caption else ""
    source, alt = escape(image.url), escape(image.alt)
    return f'<figure><img src="{source}" alt="{alt}">{caption}</figure>'
