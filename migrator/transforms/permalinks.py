"""The table `data/permalinks.toml`: how WordPress makes addresses."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Permalinks:
    """What the table says.

    Attributes:
        bases: What stands before a term's slug, by taxonomy.
        archives: What the list of a type's items is called, by type.
        view: The end of an address that shows another view of the page before it.
        feed: The same, where that view is a feed.
        noise: Parameters that change nothing.
        folders: Parts of an address that a file of the old site lies under.
        anchors: Anchors that mean nothing on another site.
    """

    bases: Mapping[str, tuple[str, ...]]
    archives: Mapping[str, tuple[str, ...]]
    view: re.Pattern[str]
    feed: re.Pattern[str]
    noise: frozenset[str]
    folders: frozenset[str]
    anchors: re.Pattern[str]

    def bases_of(self, taxonomy: str) -> tuple[str, ...]:
        """What may stand before a slug of this taxonomy."""
        return self.bases.get(taxonomy) or _spellings(taxonomy)

    def archives_of(self, post_type: str) -> tuple[str, ...]:
        """What the list of this type's items may be called."""
        return (*self.archives.get(post_type, ()), *_spellings(post_type))


def _spellings(name: str) -> tuple[str, ...]:
    """A name as it was registered, and as addresses like it."""
    plain = name.lower()
    return tuple(dict.fromkeys((plain, plain.replace("_", "-"))))


@cache
def permalinks() -> Permalinks:
    """The table, read once."""
    text = (files("migrator") / "data" / "permalinks.toml").read_text("utf-8")
    table = tomllib.loads(text)
    views = table["views"]
    feeds = "|".join(views["feeds"])
    parts, paged = "|".join(views["parts"]), "|".join(views["paged"])
    dropped = "|".join(table["anchors"]["dropped"])
    return Permalinks(
        bases={name: tuple(bases) for name, bases in table["bases"].items()},
        archives={name: tuple(bases) for name, bases in table["archives"].items()},
        view=re.compile(rf"/(?:{parts}|(?:(?:{paged})[/-])?\d+)\Z", re.ASCII),
        feed=re.compile(rf"(?:/(?:{feeds})){{1,2}}\Z"),
        noise=frozenset(table["parameters"]["noise"]),
        folders=frozenset(table["files"]["folders"]),
        anchors=re.compile(rf"(?:{dropped}|more-\d+)\Z", re.ASCII),
    )
