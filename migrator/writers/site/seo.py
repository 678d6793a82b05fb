"""Meta of plugins for search engines → what a page should say of itself, by data/seo.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from migrator.model import Post, Site

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Seo:
    """What search engines and cards are told of a page; empty where nothing was said."""

    title: str = ""
    description: str = ""
    canonical: str = ""
    image: str = ""
    noindex: bool = False


@dataclass(frozen=True, slots=True)
class _Plugin:
    """A table of the file."""

    title: str
    description: str
    canonical: str
    image: str
    noindex: tuple[str, str]
    variable: re.Pattern[str]


NOTHING = Seo()


def seo_of(post: Post, site: Site, author: str) -> Seo:
    """What the plugins' meta says; the first plugin that says something of a field wins."""
    if not post.meta:
        return NOTHING
    meta = {row.key: row.raw for row in reversed(post.meta) if row.raw}
    plugins, words = _table()
    if _all_keys().isdisjoint(meta):
        return NOTHING
    said = {
        "title": post.title,
        "site": site.title,
        "tagline": site.description,
        "separator": "–",
        "excerpt": post.excerpt,
        "author": author,
        "nothing": "",
    }
    values = {word: said[name] for word, name in words.items()}
    found = [_read(plugin, meta, values) for plugin in plugins]
    return Seo(
        title=next((one.title for one in found if one.title), ""),
        description=next((one.description for one in found if one.description), ""),
        canonical=next((one.canonical for one in found if one.canonical), ""),
        image=next((one.image for one in found if one.image), ""),
        noindex=any(one.noindex for one in found),
    )


def _read(plugin: _Plugin, meta: Mapping[str, str], values: Mapping[str, str]) -> Seo:
    key, says = plugin.noindex
    return Seo(
        _filled(meta.get(plugin.title, ""), plugin.variable, values),
        _filled(meta.get(plugin.description, ""), plugin.variable, values),
        meta.get(plugin.canonical, "").strip(),
        meta.get(plugin.image, "").strip(),
        says in meta.get(key, "") if len(says) > 1 else meta.get(key, "") == says,
    )


def _filled(text: str, variable: re.Pattern[str], values: Mapping[str, str]) -> str:
    """A text with its words replaced; empty where one of them is not known."""
    if any(name not in values for name in variable.findall(text)):
        return ""
    return _SPACES.sub(" ", variable.sub(lambda match: values[match[1]], text)).strip()


@cache
def _all_keys() -> frozenset[str]:
    return frozenset(key for plugin in _table()[0] for key in _keys(plugin))


def _keys(plugin: _Plugin) -> tuple[str, ...]:
    return plugin.title, plugin.description, plugin.canonical, plugin.image, plugin.noindex[0]


@cache
def _table() -> tuple[tuple[_Plugin, ...], Mapping[str, str]]:
    """The plugins, and what each word stands for."""
    table = tomllib.loads((files("migrator") / "data" / "seo.toml").read_text("utf-8"))
    words = {word: name for name, listed in table.pop("words").items() for word in listed}
    plugins = tuple(
        _Plugin(
            title=row["title"],
            description=row["description"],
            canonical=row["canonical"],
            image=row["image"],
            noindex=(row["noindex"]["key"], row["noindex"]["says"]),
            variable=re.compile(row["variable"], re.ASCII),
        )
        for row in table.values()
    )
    return plugins, words
