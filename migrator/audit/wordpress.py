"""A body as WordPress stores it → HTML whose facts can be counted, and what may be added to it.

Nothing here knows what the converter makes of a block or shortcode. Their marks are taken off; what
stands between them has to arrive, and what stands in their attributes may.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from importlib.resources import files
from typing import Final

from migrator.audit.words import words

_BLOCK_COMMENT = re.compile(r"<!--\s*(/?)wp:(\S+)(.*?)-->", re.DOTALL)
_DIVIDER = re.compile(r"<!--\s*(more|nextpage|noteaser)(.*?)-->", re.DOTALL)
_TAG = re.compile(r"\[(/?)([a-zA-Z][\w.-]*)((?:[\s=:/][^\[\]]*)?)\]")
_ESCAPED_TAG = re.compile(r"\[\[([a-zA-Z][\w-]*[^\[\]]*)\]\]")
_QUOTED = re.compile(r'"([^"]*)"|\'([^\']*)\'')
_CAPTION = re.compile(r"""\bcaption=(["'])(.*?)\1""", re.DOTALL)
_IDS = re.compile(r"\b(?:ids|include)\s*=\s*[\"']?([\d,\s]+)")
_FORMULA = re.compile(r"\$latex\s")
_REFERENCE = re.compile(r'"ref"\s*:\s*(\d+)')
_DEEPEST: Final = 8
"""Patterns inside patterns that are followed."""
_ADDRESS = re.compile(r"https?://[^\s\"'\[\]<>]+")


@dataclass(frozen=True, slots=True)
class Around:
    """What of the site a body may show beside its own text.

    Attributes:
        patterns: Bodies of patterns (`wp_block`) by id.
        pictures: Addresses of pictures in the media library by id.
        captions: What WordPress shows under them, by id.
        labels: What the library says of them beside, by id.
        uploads: Ids of what was uploaded to a post, by the post's id.
        pages: Addresses of files, by those of the pages that WordPress has for them (`link_key`).
    """

    patterns: Mapping[int, str]
    pictures: Mapping[int, str]
    captions: Mapping[int, str]
    labels: Mapping[int, str]
    uploads: Mapping[int, tuple[int, ...]]
    pages: Mapping[str, str]


NOTHING_AROUND: Final = Around({}, {}, {}, {}, {}, {})


@dataclass(frozen=True, slots=True)
class SourceText:
    """A body, ready to be counted.

    Attributes:
        html: What has to arrive.
        optional: Words of attributes and of the media library, which may show.
        players: Addresses in shortcodes and blocks that stand for something to be played or seen.
    """

    html: str
    optional: tuple[str, ...] = ()
    players: tuple[str, ...] = ()


def source_text(body: str, post: int | None, around: Around) -> SourceText:
    """What of a WordPress body has to arrive, and what may.

    Args:
        body: As WordPress stores it.
        post: Id of the post it is of.
        around: The rest of the site.
    """
    reading = _Reading(around, around.uploads.get(post or 0, ()))
    html = reading.patterns(body, 0) if "wp:block" in body else body
    if "<!--" in html:
        html = _DIVIDER.sub(reading.divider, _BLOCK_COMMENT.sub(reading.block, html))
    if "[" in html:
        html = _code_pattern().sub(_as_code, html)
        html = _ESCAPED_TAG.sub(r"[\1]", _TAG.sub(reading.shortcode, html))
    if "$latex" in html:
        html = _FORMULA.sub("$", html)
    return SourceText(html, tuple(reading.optional), tuple(reading.players))


def unknown_shortcodes(body: str) -> Counter[str]:
    """Shortcodes in a body that no table knows, and how often each stands there.

    What merely has the form of one does not count: a word in brackets without attributes that is
    never closed may be the author's.
    """
    if "[" not in body:
        return Counter()
    bare = _code_pattern().sub("", body)
    tags = [found.groups() for found in _TAG.finditer(_ESCAPED_TAG.sub("", bare))]
    closed = {name for closes, name, _ in tags if closes}
    return Counter(
        name
        for closes, name, attributes in tags
        if not closes
        and name.lower() not in _names().known
        and (name in closed or "=" in attributes)
    )


class _Reading:
    """One body while its marks are taken off."""

    def __init__(self, around: Around, uploads: Sequence[int]) -> None:
        self.around = around
        self.uploads = uploads
        self.optional: list[str] = []
        self.players: list[str] = []

    def patterns(self, body: str, depth: int) -> str:
        """The body with the patterns that it shows in their places."""

        def shown(match: re.Match[str]) -> str:
            reference = _REFERENCE.search(match[3])
            if match[2] != "block" or not reference or depth == _DEEPEST:
                return match[0]
            inner = self.around.patterns.get(int(reference[1]), "")
            return self.patterns(inner, depth + 1)

        return _BLOCK_COMMENT.sub(shown, body)

    def block(self, match: re.Match[str]) -> str:
        """A block's comment: gone, its attributes noted."""
        text = match[3].strip().rstrip("/")
        if "{" in text:
            self._may_show(_strings(text))
        return ""

    def divider(self, match: re.Match[str]) -> str:
        """A divider: gone, its own words noted."""
        self.optional += words(match[2])
        return "\n"

    def shortcode(self, match: re.Match[str]) -> str:
        """A shortcode's tag: gone where it is one, its attributes noted."""
        closes, name, attributes = match.groups()
        if not closes:
            quoted = [one or other for one, other in _QUOTED.findall(attributes)]
            self._may_show(" ".join([*quoted, attributes]))
            if name in _names().embeds:
                self.players += [unescape(url) for url in _ADDRESS.findall(attributes)]
            if name == "gallery":
                return self._gallery(attributes)
            if "caption=" in attributes and (caption := _CAPTION.search(attributes)):
                return f"\n{caption[2]}\n"
        return " " if name in _names().inline else "\n"

    def _gallery(self, attributes: str) -> str:
        """The pictures that a gallery names, or those uploaded to its post."""
        if ids := _IDS.search(attributes):
            return self._pictures(map(int, re.findall(r"\d+", ids[1])))
        if "exclude" in attributes or " id=" in attributes:
            self._may_show(" ".join([*self.around.captions.values(), *self.around.labels.values()]))
            return ""
        return self._pictures(self.uploads)

    def _pictures(self, ids: Iterable[int]) -> str:
        """Pictures of the library, by their ids."""
        shown = []
        for number in ids:
            if url := self.around.pictures.get(number):
                caption = self.around.captions.get(number, "")
                shown.append(f'<img src="{escape(url)}" alt="x"><p>{caption}</p>')
                self._may_show(self.around.labels.get(number, ""))
        return "".join(shown)

    def _may_show(self, text: str) -> None:
        self.optional += words(re.sub(r"<[^>]*>", " ", unescape(text)))


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of shortcodes that mean something to the audit."""

    embeds: frozenset[str]
    inline: frozenset[str]
    code: frozenset[str]
    known: frozenset[str]


@cache
def _names() -> _Names:
    """From the table of shortcodes, which is data and no code."""
    table = tomllib.loads((files("migrator") / "data" / "shortcodes.toml").read_text("utf-8"))
    code = (*table["code"]["generic"], *table["code"]["languages"])
    return _Names(
        frozenset(table["embeds"]),
        frozenset(table["formulas"]["names"]),
        frozenset(code),
        frozenset(_words_of(table)),
    )


def _words_of(value: object) -> Iterator[str]:
    """Every name in a table, as key or in a list."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one.lower()
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one


@cache
def _code_pattern() -> re.Pattern[str]:
    """A shortcode around code, with what stands inside."""
    names = "|".join(sorted(map(re.escape, _names().code), key=len, reverse=True))
    return re.compile(rf"(?<!\[)\[({names})((?:\s[^\]]*)?)\](.*?)\[/\1\]", re.DOTALL)


def _as_code(match: re.Match[str]) -> str:
    """Code as HTML has it: what was written bare is escaped, entities are left as they are."""
    inner = match[3]
    bare = inner.replace("<", "&lt;").replace(">", "&gt;").replace("[", "&#91;")
    return f"<pre>{bare}</pre>"


def _strings(text: str) -> str:
    """The texts in a block's attributes."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    found: list[str] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return " ".join(found)
