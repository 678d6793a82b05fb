"""Which types of items are records, such as menus and attachments, rather than texts."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _types(group: str) -> frozenset[str]:
    text = (files("migrator") / "data" / "post_types.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[group])


def is_record(post_type: str) -> bool:
    """Whether an output may do without a document for items of this type."""
    return post_type in _types("records")


def is_shown(post_type: str) -> bool:
    """Whether a site has a page for each item of this type."""
    return not is_record(post_type) and post_type not in _types("parts")
