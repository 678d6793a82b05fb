"""Pictures whose original can't be had → the sizes of them that texts use, the largest first.

Cleaning leads every size of a picture to its original. Where that is gone, as on sites that save
space, a size is still better than nothing.
"""

import re
from collections.abc import Iterator

from migrator.content.originals import picture_key
from migrator.transforms.media import Wanted

_SIZED = re.compile(
    r"""(?:https?:)?//[^\s"'<>()\[\]]{1,500}?-(?:(\d{2,5})x(\d{2,5})|scaled)\.[A-Za-z]{3,5}(?![\w.-])"""
)
_SCALED = re.compile(r"-scaled(?=\.\w{3,5}\Z)")
_MOST = 4
"""Sizes of one picture that are tried."""


class Sizes:
    """The sizes of pictures that texts use."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[str, dict[str, int]] = {}

    def look(self, body: str) -> None:
        """Remember what a raw body shows."""
        if "-" not in body or "//" not in body:
            return
        for match in _SIZED.finditer(body):
            width, height = int(match[1] or 99999), int(match[2] or 99999)
            address = f"https:{match[0]}" if match[0].startswith("//") else match[0]
            self._found.setdefault(picture_key(address), {}).setdefault(address, width * height)

    def of(self, one: Wanted) -> Iterator[str]:
        """Addresses of other sizes of a picture, those that are most like it first."""
        if _SCALED.search(one.url):
            yield _SCALED.sub("", one.url)
        sizes = self._found.get(picture_key(one.url), {})
        ordered = sorted(sizes, key=lambda address: (-sizes[address], address))
        yield from [address for address in ordered if address != one.url][:_MOST]
