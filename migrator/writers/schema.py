"""The published JSON Schemas, as they are shipped: of an item's record and of the site's."""

from functools import cache
from importlib.resources import files
from typing import Literal


@cache
def schema_text(of: Literal["item", "site"]) -> str:
    """A schema as JSON text; docs/schema/ holds the same bytes."""
    return (files("migrator") / "data" / f"{of}.schema.json").read_text("utf-8")
