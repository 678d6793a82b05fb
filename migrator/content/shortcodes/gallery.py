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
    """The figures, and a gallery of the images that are not in the export; None where none is."""
    named = shortcode.attributes.named
    asked = named.get("ids") or named.get("include") or ""
    missing: Sequence[str] = ()
    if asked:
        images, missing = of_ids(asked, context)
    else:
        images = _images(named.get("exclude") or "", uploaded(named.get("id") or "", context))
    if named.get("order", "").upper() == "DESC":
        images = images[::-1]
    figures = "".join(map(_figure, images))
    return figures + still_asked(shortcode.name, missing) if figures else None


def of_ids(asked: str, context: Context) -> tuple[Sequence[Attachment], Sequence[str]]:
    """The files of a list of ids, and the ids that are not in the export."""
    numbers = _NUMBER.findall(asked)
    missing = [number for number in numbers if int(number) not in context.attachments]
    files = [context.attachments.get(int(number)) for number in numbers]
    return [file for file in files if file is not None], missing


def still_asked(name: str, missing: Sequence[str]) -> str:
    """What is left of a shortcode when the files that are known stand in its place."""
    return f'<p>[{name} ids="{",".join(missing)}"]</p>' if missing else ""


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
