"""Where the links of a line lead, in dumps that say it (lynx, html2text): what that tells.

The address of a post has the words of its title, and often its day; the title, the date and the
link to the rest all lead there. Each look is one function and one row, as in `looks`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

from migrator.readers.dump.lines import Line, words_of
from migrator.readers.dump.page import Page
from migrator.readers.dump.signals import Signal

_DATED: Final = re.compile(r"/(?:19|20)\d\d/(?:\d\d/)?")
_DAY: Final = re.compile(r"/(?:19|20)\d\d(?:/\d\d){0,2}/?(?:page/\d+/?)?$")
_PICTURE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
_FILED: Final = re.compile(r"/(?:category|tag|author|topics?|archives?|page)/")
_MOST: Final = 40
_MANY: Final = 2


@lru_cache(maxsize=4096)
def _path(address: str) -> str:
    """The path of an address; empty for none, and for what is no address."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _paths(line: Line) -> Sequence[str]:
    return [_path(link.address) for link in line.links if link.address]


def _first(line: Line) -> str:
    paths = _paths(line)
    return paths[0] if paths else ""


@lru_cache(maxsize=4096)
def _plain(text: str) -> frozenset[str]:
    """The words of a text without accents."""
    letters = unicodedata.normalize("NFKD", text)
    return frozenset(words_of("".join(x for x in letters if not unicodedata.combining(x))))


def _named_after(page: Page, at: int) -> float:
    """How many words of the last part of the address the line has."""
    path = _first(page.solid[at]).rstrip("/")
    if not path or page.solid[at].width > 200:
        return 0.0
    last = _plain(unquote(path.rpartition("/")[2]).replace("_", "-")[:200])
    if not last or sum(map(len, last)) < 4:
        return 0.0
    return len(last & _plain(page.solid[at].text)) / len(last)


def _dated(page: Page, at: int) -> float:
    path = _first(page.solid[at])
    return _DATED.search(path) is not None and _DAY.search(path) is None


def _day(page: Page, at: int) -> float:
    return _DAY.search(_first(page.solid[at])) is not None


def _root(page: Page, at: int) -> float:
    return _first(page.solid[at]) == "/"


def _picture(page: Page, at: int) -> float:
    return _PICTURE.search(_first(page.solid[at])) is not None


def _filed(page: Page, at: int) -> float:
    return any(_FILED.search(path) is not None for path in _paths(page.solid[at])[:_MOST])


def _fragment(page: Page, at: int) -> float:
    return any("#" in link.address for link in page.solid[at].links[:_MOST])


def _counts(page: Page) -> Counter[str]:
    found = page.noted.get("addresses")
    if not isinstance(found, Counter):
        paths = (path for line in page.solid for path in set(_paths(line)[:_MOST]))
        found = page.noted["addresses"] = Counter(paths)
    return found


def _shared(page: Page, at: int) -> float:
    """Another line leads there, too."""
    path = _first(page.solid[at])
    return len(path) > 1 and _counts(page)[path] > 1


def _new(page: Page, at: int) -> float:
    """No other line leads there."""
    path = _first(page.solid[at])
    return len(path) > 1 and _counts(page)[path] == 1


def _as_below(page: Page, at: int) -> float:
    """A line soon below leads to where this one does."""
    path = _first(page.solid[at])
    near = range(at + 1, min(at + 13, len(page.solid)))
    return len(path) > 1 and any(path in _paths(page.solid[there])[:_MANY] for there in near)


def _as_above(page: Page, at: int) -> float:
    path = _first(page.solid[at])
    near = range(max(0, at - 12), at)
    return len(path) > 1 and any(path in _paths(page.solid[there])[:_MANY] for there in near)


ADDRESSES: Final[Sequence[Signal]] = (
    Signal("address named", "the address it leads to has its words", _named_after),
    Signal("address dated", "the address it leads to has a date, as posts have", _dated),
    Signal("address of day", "it leads to what is of a day or month", _day),
    Signal("address of site", "it leads to the front of the site", _root),
    Signal("address of picture", "it leads to a picture", _picture),
    Signal("address of terms", "it leads to a category, a tag or an author", _filed),
    Signal("address with place", "it leads to a place on a page", _fragment),
    Signal("address shared", "another line leads to where it does", _shared),
    Signal("address new", "no other line leads to where it does", _new),
    Signal("address below", "a line soon below leads to where it does", _as_below),
    Signal("address above", "a line soon above leads to where it does", _as_above),
)
