"""Texts that are longer than Ghost's fields: one such text would stop the whole import."""

from collections.abc import Iterator, Mapping

LIMITS: Mapping[str, int] = {
    "title": 255,
    "custom_excerpt": 300,
    "meta_title": 300,
    "meta_description": 500,
    "og_title": 300,
    "og_description": 500,
    "twitter_title": 300,
    "twitter_description": 500,
    "feature_image_alt": 191,
}
"""Characters that a field of a post holds (Ghost's `schema.js`)."""
TAG_NAME = 191
TAG_DESCRIPTION = 500
USER_NAME = 191
SITE_TITLE = 150
SITE_DESCRIPTION = 200
_ADDRESS = 2000


def cut(text: str, limit: int) -> str:
    """The text, or as many whole words of it as there is room for, with `…` after them."""
    if size(text) <= limit:
        return text
    kept = text[: limit - 1]
    while size(kept) >= limit:
        kept = kept[:-1]
    head, _, tail = kept.rpartition(" ")
    return f"{head if len(tail) < limit // 4 and head else kept}…"


def fits(address: str) -> bool:
    """Whether an address is one that a field can hold."""
    return len(address) <= _ADDRESS


def size(text: str) -> int:
    """Characters as JavaScript counts them: those beyond the first plane count twice."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def shortened(fields: Mapping[str, object]) -> Iterator[str]:
    """Names of the fields whose text is too long."""
    for name, limit in LIMITS.items():
        value = fields.get(name)
        if isinstance(value, str) and size(value) > limit:
            yield name
