"""A gallery block whose images stand in a list → the figures in it.

The editor wrote its own so before 2021; plugins still do.
"""

import re
from typing import Final

NAMES: Final = (
    "core/gallery",
    "coblocks/gallery-carousel",
    "coblocks/gallery-collage",
    "coblocks/gallery-masonry",
    "coblocks/gallery-offset",
    "coblocks/gallery-stacked",
    "jetpack/slideshow",
    "kadence/advancedgallery",
)
_LIST = re.compile(r"</?(?:ul|li)(?:\s[^<>]*)?>", re.IGNORECASE)


def render(html: str) -> str:
    """The block's HTML; its list only arranges images, and captions can hold none."""
    return _LIST.sub("", html)
