"""The table `data/ghost.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Access:
    """A key of meta by which a plugin keeps readers out, and what its values mean."""

    key: str
    public: frozenset[str]
    paid: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the table says; see the comments in it."""

    access: tuple[Access, ...]
    social: Mapping[str, tuple[str, ...]]
    players: Mapping[str, str]
    folders: Mapping[str, str]
    data: frozenset[str]
    taken: frozenset[str]
    zones: tuple[str, ...]


@cache
def tables() -> Tables:
    """The table, read once."""
    table = tomllib.loads((files("migrator") / "data" / "ghost.toml").read_text("utf-8"))
    return Tables(
        access=tuple(
            Access(row["key"], frozenset(row["public"]), frozenset(row["paid"]))
            for row in table["access"]
        ),
        social={name: tuple(keys) for name, keys in table["social"].items()},
        players=table["players"],
        folders={
            ending: folder for folder, endings in table["folders"].items() for ending in endings
        },
        data=frozenset(table["data"]["endings"]),
        taken=frozenset(table["addresses"]["taken"]),
        zones=tuple(table["zones"]["names"]),
    )
