"""Names in addresses as Ghost makes them: ASCII, in small letters, none twice.

What is a slug to Ghost already it leaves alone, so that what is written here is what it serves.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b

from slugify import slugify

_LONGEST = 180
"""Ghost cuts at 185, and its columns hold 191."""
_UNFIT = re.compile(r"[^a-z0-9_-]+")
_DASHES = re.compile(r"-{2,}")


def ghost_slug(text: str) -> str:
    """Text as a slug; empty where no letter of it has one."""
    if _UNFIT.search(text):
        text = slugify(text, regex_pattern=r"[^-a-z0-9_]+")
    text = _DASHES.sub("-", text).strip("-")
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - 9].rstrip('-')}-{blake2b(text.encode(), digest_size=4).hexdigest()}"


class Slugs:
    """The slugs given out so far: the first to ask gets one, later ones `-2`, `-3` after it."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with those that have another meaning."""
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def claim(self, wanted: str) -> str:
        """The slug, or the next one like it that is free."""
        slug, number = wanted, self._counts.get(wanted, 1)
        while slug in self._taken:
            number += 1
            slug = f"{wanted}-{number}"
        self._counts[wanted] = number
        self._taken.add(slug)
        return slug


def identity(*parts: str) -> str:
    """24 hexadecimal digits, as Ghost's ids have, that stand for some names."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
