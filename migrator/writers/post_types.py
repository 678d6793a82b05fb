"""What a post type and a status are on disk: which folder, a record or a text, public or not."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PROTECTED = "protected"
OTHER = "unpublished"


@dataclass(frozen=True, slots=True)
class PostTypes:
    """The table `data/post_types.toml`."""

    records: frozenset[str]
    parts: frozenset[str]
    public: frozenset[str]
    folders: Mapping[str, str]
    states: Mapping[str, str]

    def is_public(self, status: str, password: object) -> bool:
        """Whether anyone may read an item of this status."""
        return status in self.public and not password

    def keeps_form(self, kind: str) -> bool:
        """Whether a body of this type has no other form than WordPress's own."""
        return kind in self.records or kind in self.parts

    def state(self, status: str, password: object) -> str:
        """The folder for what is not public, empty for what is."""
        if status in self.public:
            return PROTECTED if password else ""
        return self.states.get(status, OTHER)


@cache
def post_types() -> PostTypes:
    """The table, read once."""
    text = (files("migrator") / "data" / "post_types.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return PostTypes(
        frozenset(table["records"]),
        frozenset(table["parts"]),
        frozenset(table["public"]),
        table["folders"],
        table["states"],
    )
