"""The texts of a language, from `texts/*.toml`: our own writing, the same blog in each."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).with_name("texts")
_FALLBACK = "en"


@dataclass(frozen=True)
class Texts:
    """What a site of that language is written from."""

    title: str
    tagline: str
    zone: str
    more: str
    authors: list[str]
    categories: list[str]
    tags: list[str]
    places: list[str]
    pages: list[str]
    recipes: list[str]
    ledger: str
    headings: list[str]
    quote: str
    captions: list[str]
    alts: list[str]
    titles: list[str]
    sentences: list[str]
    comments: list[str]
    wording: dict[str, str]


def texts_of(locale: str) -> Texts:
    """The texts of a locale; English ones where there are none in its language."""
    path = _FOLDER / f"{locale[:2]}.toml"
    if not path.is_file():
        path = _FOLDER / f"{_FALLBACK}.toml"
    return Texts(**tomllib.loads(path.read_text("utf-8")))
