"""The selectors of migrator/data, loaded once: landmarks of a post, and chrome."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from migrator.readers.page.dom import Node, matches


@dataclass(frozen=True, slots=True)
class Chrome:
    """One line of chrome.toml: what an element that matches is."""

    selector: str
    what: str


@cache
def landmark(part: str) -> tuple[str, ...]:
    """The selectors of one part of a post, the surest first."""
    return tuple(row["selector"] for row in _rows("landmarks.toml")[part])


@cache
def any_of(part: str) -> str:
    """One selector that matches any landmark of a part."""
    return ", ".join(landmark(part))


@cache
def author_words(use: str) -> tuple[str, ...]:
    """The words around an author's name, of one use: `by` before it, `after` it, or `label`."""
    rows = _rows("landmarks.toml")["author_words"]
    return tuple(row["word"] for row in rows if row["use"] == use)


@cache
def chrome(part: str) -> tuple[Chrome, ...]:
    """The lines of `chrome` or `loose` in chrome.toml."""
    return tuple(Chrome(row["selector"], row["what"]) for row in _rows("chrome.toml")[part])


@cache
def _rows(name: str) -> dict[str, list[dict[str, str]]]:
    text = resources.files("migrator.data").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def kind_of(node: Node, rows: tuple[Chrome, ...]) -> str:
    """What a node is by the first line that matches it."""
    return next((row.what for row in rows if matches(node, row.selector)), "")
