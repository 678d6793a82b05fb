"""A line of a page → the interface phrase of WordPress it is: read more, likes, share, comments.

The phrases are data (`migrator/data/phrases.tsv`, made by `tools/phrases.py` from WordPress's own
translations, and `phrases-facts.tsv`, written by hand with their source). A phrase says only that a
line *reads* like the interface; whether it stands where the interface stands is for its caller.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

FILES: Final = ("phrases.tsv", "phrases-facts.tsv")
_LONGEST: Final = 200
_PLACEHOLDER: Final = re.compile(r"%(?:\d\$)?[ds]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_EDGES: Final = " \t\u00a0\u202f.…:;!-–—|»«›‹→←↩▸►>~*\u200b\ufeff"
_QUOTES: Final = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)
_SPACES: Final = re.compile(r"\s+")
_NUMBER: Final = r"(?:\d[\d\s.,]*|%d|%s)"
_TEXT: Final = r"(\S.{0,120}?)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the interface.

    Attributes:
        key: What it does: `read-more`, `likes`, `posted-on`, …
        locale: As WordPress writes it, `pt_BR`.
        source: Where it is known from: `core`, `jetpack`, `wordpress.com`, `themes`, `cldr`.
        text: With placeholders `%d` (a number) and `%s` (any text).
    """

    key: str
    locale: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A phrase that ends a line after its text: where it begins, and which it is."""

    phrase: Phrase
    start: int


def match(line: str, keys: Iterable[str] = ()) -> Phrase | None:
    """The phrase that a whole line is, or None.

    Placeholders match filled (`3 bloggers like this`) and unfilled (`%d bloggers like this`);
    capitals, quotes, arrows and colons at the edges make no difference.

    Args:
        keys: Only phrases of these keys; any where none is given.
    """
    if len(line) > _LONGEST:
        return None
    wanted = frozenset(keys)
    return next((row for row in _matches(normal(line)) if not wanted or row.key in wanted), None)


def ends_with(line: str, key: str) -> Ending | None:
    """The phrase of one key that stands at the end of a line after a finished sentence.

    One in brackets, as WordPress's own “(more…)”, may also stand in the middle of a sentence.
    A phrase that takes any text must close with an arrow: else a sentence could begin like it.
    """
    for start in _sentence_starts(line):
        phrase = match(line[start:], (key,))
        if phrase is not None and _ends_surely(line, phrase):
            return Ending(phrase, start)
    return None


_SHORTEST_ENDING: Final = 4
_ARROWS: Final = ("→", "»", "›", ">")
_BRACKETED: Final = re.compile(
    r"(?<=[\s\u3040-\u9fff\uac00-\ud7af])[(\[（][^()\[\]（）]{2,60}[)\]）]$"
)
_AFTER_SENTENCE: Final = re.compile(r"(?<=[.!?…。！？\])»”\"])\s*(?=\S)")


def filled(line: str, keys: Iterable[str]) -> tuple[str, ...]:
    """The texts that stand for `%s` in a line, by the phrase of these keys with most of them."""
    wanted = frozenset(keys)
    plain = _SPACES.sub(" ", _plain(line)).strip(_EDGES)
    texts: list[tuple[str, ...]] = [()]
    for phrase in _matches(normal(line)) if len(line) <= _LONGEST else ():
        pattern = _pattern(_SPACES.sub(" ", _plain(phrase.text)).strip(_EDGES))
        if phrase.key in wanted and (found := pattern.fullmatch(plain)):
            texts.append(found.groups())
    return max(texts, key=len)


def _ends_surely(line: str, phrase: Phrase) -> bool:
    if "s" in (found.group()[-1] for found in _PLACEHOLDER.finditer(phrase.text)):
        return line.rstrip().endswith(_ARROWS)
    return len(phrase.text) >= _SHORTEST_ENDING


def _sentence_starts(line: str) -> Iterator[int]:
    """Where sentences begin near the end of a line, then where a last bracket does."""
    near = max(0, len(line) - 80)
    for found in _AFTER_SENTENCE.finditer(line, near):
        start = found.end()
        spaced = start > found.start() or line[start - 1] in "。！？" or line[start] in "([→"
        if spaced and 0 < start < len(line):
            yield start
    bracketed = _BRACKETED.search(line, near)
    if bracketed is not None:
        yield bracketed.start()


def phrases(key: str) -> tuple[Phrase, ...]:
    """All phrases of one key, in every language."""
    return tuple(row for row in catalogue() if row.key == key)


@cache
def catalogue() -> tuple[Phrase, ...]:
    """All phrases, those made from WordPress's translations first."""
    rows: list[Phrase] = []
    for name in FILES:
        text = (files("migrator.data") / name).read_text(encoding="utf-8")
        rows += [Phrase(*line.split("\t")) for line in text.splitlines() if _is_row(line)]
    return tuple(rows)


def normal(text: str) -> str:
    """Text as phrases are compared: small letters, plain quotes, nothing at the edges."""
    return _SPACES.sub(" ", _plain(text)).strip(_EDGES).casefold()


def _plain(text: str) -> str:
    """Text with one form of each accent, quote and ellipsis."""
    return unicodedata.normalize("NFC", text).translate(_QUOTES).replace("...", "…")


def _is_row(line: str) -> bool:
    return bool(line) and not line.startswith("#")


@dataclass(frozen=True, slots=True)
class _Index:
    """Phrases by their text, and those with placeholders by their longest word."""

    fixed: Mapping[str, tuple[Phrase, ...]]
    open: Mapping[str, tuple[tuple[re.Pattern[str], Phrase], ...]]


def _matches(line: str) -> Iterator[Phrase]:
    """The phrases a normalised line reads like, fixed ones first."""
    if not line:
        return
    index = _index()
    yield from index.fixed.get(line, ())
    words = dict.fromkeys([*_WORD.findall(line), ""])
    for word in words:
        for pattern, phrase in index.open.get(word, ()):
            if pattern.fullmatch(line):
                yield phrase


@cache
def _index() -> _Index:
    fixed: dict[str, list[Phrase]] = {}
    open_: dict[str, list[tuple[re.Pattern[str], Phrase]]] = {}
    for phrase in catalogue():
        text = normal(phrase.text)
        fixed.setdefault(text, []).append(phrase)
        if _PLACEHOLDER.search(text):
            open_.setdefault(_handle(text), []).append((_pattern(text), phrase))
    return _Index(
        {text: tuple(rows) for text, rows in fixed.items()},
        {word: tuple(rows) for word, rows in open_.items()},
    )


def _handle(text: str) -> str:
    """The word by which a phrase with placeholders is found; none for a script without spaces."""
    if _UNSPACED.search(text):
        return ""
    return max(_WORD.findall(_PLACEHOLDER.sub(" ", text)), key=len, default="")


_UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


def _pattern(text: str) -> re.Pattern[str]:
    """What a phrase with placeholders matches; at most two of them are free text."""
    pieces: list[str] = []
    end = 0
    for found in _PLACEHOLDER.finditer(text):
        pieces.append(re.escape(text[end : found.start()]))
        pieces.append(_NUMBER if found.group().endswith("d") else _TEXT)
        end = found.end()
    pieces.append(re.escape(text[end:]))
    return re.compile("".join(pieces), re.IGNORECASE)
