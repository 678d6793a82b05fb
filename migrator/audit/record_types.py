"""Which types of items are records, such as menus and attachments, rather than texts."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _record_types() -> frozenset[str]:
    text = (files("migrator") / "data" / "post_types.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["records"])


def is_record(post_type: str) -> bool:
    """Whether an output may do without a document for items of this type."""
    return post_type in _record_types()
