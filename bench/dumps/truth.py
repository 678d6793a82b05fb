"""A page whose posts are known, laid beside its dump: on which lines do the posts begin?"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from migrator.readers.dump.lines import fold

_TARGET: Final = re.compile(r"\]\(\s*<?[^()]*(?:\([^()]*\)[^()]*)*\)")
_NUMBER: Final = re.compile(r"\[\d{1,4}\]|\\(?=[-#+.*])|[*_]")
_LEAD: Final = 40
_FEWEST: Final = 8
_FAR: Final = 3000
_AGAIN: Final = 120
_BETWEEN: Final = 250
"""How many letters may stand between a title and its text: by-lines, pictures."""


@dataclass(frozen=True, slots=True)
class Known:
    """A post that stands on a page.

    Attributes:
        text: Its words, as far as the page shows them.
        cut: The page shows only its beginning.
    """

    title: str
    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page as HTML and the posts on it, in their order.

    Attributes:
        bare: It shows nothing but posts.
    """

    name: str
    html: str
    posts: Sequence[Known]
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a known post stands in a dump.

    Attributes:
        lines: Lines that say its title above its text, counted from 1; its first line of text
            where it has no title.
    """

    known: Known
    lines: frozenset[int]


def places(dump: str, posts: Sequence[Known]) -> Sequence[Place]:
    """The places of posts in a dump; a post of which the dump shows no word is left out."""
    text = Folded(dump)
    found: list[Place] = []
    at = 0
    for known in posts:
        title = fold(bare(known.title))
        body = _body(text, title, fold(bare(known.text))[:_LEAD], at)
        if body is None:
            continue
        starts = [*_titles(text.key, title, at, body)] or [body]
        found.append(Place(known, frozenset(text.line(start) for start in starts)))
        at = body + 1
    return found


def _body(text: "Folded", title: str, lead: str, at: int) -> int | None:
    """Where the text of a post begins: below its title, as other posts may have the same words."""
    first = text.key.find(lead, at) if len(lead) >= _FEWEST else -1
    if not title:
        return None if first < 0 else first
    for begin in text.alone(title, at):
        end = begin + len(title)
        if first < 0:
            return end
        below = text.key.find(lead, end, end + _BETWEEN + len(lead))
        if below >= 0:
            return below
    if first >= 0:
        return first
    begin = text.key.find(title, at)
    return None if begin < 0 else begin + len(title)


def _titles(key: str, title: str, begin: int, body: int) -> Iterator[int]:
    """Where the title is said right above the text, and once more just above that."""
    if not title:
        return
    at = key.rfind(title, max(begin, body - _FAR), body)
    while at >= 0:
        yield at
        again = key.rfind(title, max(begin, at - len(title) - _AGAIN), at)
        at = again


def bare(text: str) -> str:
    """A text without the marks that a dump may add or leave out."""
    return _NUMBER.sub("", text)


class Folded:
    """A dump as one run of small letters, each with the line that it stands in.

    Attributes:
        key: The run.
    """

    def __init__(self, dump: str) -> None:
        """Fold a dump; the addresses of Markdown links are no part of it."""
        plain = _TARGET.sub(lambda met: "]" + "\n" * met.group().count("\n"), dump)
        keys = [fold(bare(line)) for line in plain.split("\n")]
        self.key = "".join(keys)
        self._ends: list[int] = []
        end = 0
        for key in keys:
            end += len(key)
            self._ends.append(end)

    def alone(self, key: str, at: int) -> Iterator[int]:
        """Where, from a character on, a line begins with that; first where it is all of a line."""
        begins = []
        found = self.key.find(key, at)
        while found >= 0:
            line = self.line(found)
            if self.begin(line) == found:
                begins.append((self.end(line) != found + len(key), found))
            found = self.key.find(key, found + 1)
        yield from (begin for _, begin in sorted(begins))

    def line(self, at: int) -> int:
        """The line of a character, counted from 1."""
        return bisect_right(self._ends, at) + 1

    def begin(self, line: int) -> int:
        """Where a line begins in `key`."""
        return self._ends[line - 2] if line > 1 else 0

    def end(self, line: int) -> int:
        """Where a line ends in `key`."""
        return self._ends[line - 1]


def text_of(html: str) -> str:
    """The text of a piece of HTML."""
    body = LexborHTMLParser(f"<body>{html}").body
    return body.text(separator=" ") if body else ""
