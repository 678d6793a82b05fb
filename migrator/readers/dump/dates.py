"""A short line → the date it says, with the by-line around it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from migrator.readers import phrases
from migrator.readers.dump.lines import Line

_WIDEST: Final = 90
_MOST_WORDS: Final = 9
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ISO: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CJK: Final = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_SHORT: Final = re.compile(r"(?<!\d)(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?((?:19|20)\d\d)(?!\d)")
_DAY: Final = re.compile(r"(?<!\d)([0-3]?\d)(?!\d)")
_TIME: Final = re.compile(r"\d{1,2}\s?[:h.]\s?\d\d(?!\d)(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_BESIDE_NUMBER: Final = re.compile(
    r"(?<!\d)\d{1,2}\.?\s?([^\W\d_]{3,})|(?<![^\W\d_])([^\W\d_]{3,})\.?\s\d"
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when, and perhaps by whom.

    Attributes:
        day: None where the line could mean two days (`03/04/2012`).
    """

    day: date | None


def date_line(line: Line) -> DateLine | None:
    """The date of a line that is a date and little else; None for any other line."""
    text = line.text
    if line.width > _WIDEST or not _YEAR.search(text) or len(text.split()) > _MOST_WORDS + 3:
        return None
    if line.end in "!?…;:":
        return None
    bare = _TIME.sub(" ", text) if not _SHORT.search(text) else text
    return _numeric(bare) or _spoken(bare)


def _numeric(text: str) -> DateLine | None:
    if found := _ISO.search(text) or _CJK.search(text):
        year, month, day = (int(part) for part in found.groups())
        return _made(year, month, day) if _little_else(text, found) else None
    if found := _SHORT.search(text):
        first, second, year = (int(part) for part in found.groups())
        if not _little_else(text, found):
            return None
        if first > 12 or first == second:
            return _made(year, second, first)
        return _made(year, first, second) if second > 12 else DateLine(None)
    return None


def _little_else(text: str, found: re.Match[str]) -> bool:
    """The line holds hardly anything beside its date."""
    rest = text[: found.start()] + " " + text[found.end() :]
    return len(rest.split()) <= _MOST_WORDS - 3


def _spoken(text: str) -> DateLine | None:
    """A date with the name of its month: `3 mars 2012`, `March 3, 2012`, `3 de marzo de 2012`."""
    words = _WORD.findall(text.casefold())
    months = [_months("month")[word] for word in words if word in _months("month")]
    months = months or [*_short_months(text.casefold())]
    year = _YEAR.search(text)
    if not months or year is None or len(text.split()) > _MOST_WORDS:
        return None
    if not months[0]:
        return DateLine(None)
    days = _DAY.findall(text[: year.start()] + " " + text[year.end() :])
    return _made(int(year.group()), months[0], int(days[0])) if days else None


def _made(year: int, month: int, day: int) -> DateLine | None:
    try:
        return DateLine(date(year, month, day))
    except ValueError:
        return None


def _short_months(text: str) -> Iterator[int]:
    """Short names of months; many are words too, so a day or a year must stand beside them."""
    short = _months("monthshort")
    for found in _BESIDE_NUMBER.finditer(text):
        if (word := found[1] or found[2]) in short:
            yield short[word]


@cache
def _months(kind: str) -> Mapping[str, int]:
    """Names of months in every language of the catalogue, in small letters.

    A word that two languages give to two months is 0; one that stands in several names of one
    language (`de gener`, `de febrer`) is no name.
    """
    meanings: dict[str, dict[str, set[int]]] = {}
    for phrase in phrases.catalogue():
        head, _, number = phrase.key.partition("-")
        if head == kind:
            for word in _WORD.findall(phrase.text.casefold()):
                by_locale = meanings.setdefault(word, {})
                by_locale.setdefault(phrase.locale, set()).add(int(number))
    return {
        word: _one(set().union(*by_locale.values()))
        for word, by_locale in meanings.items()
        if all(len(months) == 1 for months in by_locale.values())
    }


def _one(months: set[int]) -> int:
    return months.pop() if len(months) == 1 else 0
