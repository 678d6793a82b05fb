"""Both sides of a post → harmless HTML in which what the other side lacks is marked."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape, unescape
from typing import Final

from migrator.audit.addresses import image_key
from migrator.audit.html.side_text import (
    PLAYERS,
    SideText,
    Things,
    link_keys,
    player_of,
)
from migrator.audit.tokens import Token, attribute

_KEPT: Final = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code"),
        *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "figure", "figcaption"),
        *("dl", "dt", "dd", "em", "strong", "i", "b", "u", "s", "del", "ins", "sub", "sup"),
        *("small", "cite", "q", "kbd", "samp", "var", "abbr"),
    }
)
"""Tags that mean something to a reader, and do nothing. They are written without attributes."""
_VOID: Final = frozenset({"br", "hr"})
_OPEN: Final = {"summary": "p"}
"""Tags that are written as others: nothing is folded away."""
_MOST_WORDS: Final = 6_000
"""Words of both sides up to which each is held against the other in its place."""

_PRE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Attributes:
        html: Harmless, with `<mark id="d1">`, `d2` … around what the other side lacks.
        marked: How many places are marked.
    """

    html: str
    marked: int


def two_sides(source: str, result: str) -> tuple[Side, Side]:
    """Both sides of a post, each marked where the other differs."""
    one, other = SideText(source), SideText(result)
    lost, invented = _differing(one.words, other.words)
    return (
        _Writing(one, lost, other.things).side(),
        _Writing(other, invented, one.things).side(),
    )


def one_side(_source: str, result: str) -> tuple[Side]:
    """A text that there is nothing to compare with."""
    text = SideText(result)
    return (_Writing(text, set(), text.things).side(),)


def no_sides(_source: str, _result: str) -> None:
    """Nobody looks at the sides."""


class _Writing:
    """A side while it is written anew, with its marks numbered."""

    def __init__(self, text: SideText, marked: set[int], others: Things) -> None:
        self.text = text
        self.ranges = [text.spans[number] for number in sorted(marked)]
        self.pictures = Counter(others.pictures)
        self.players = Counter(others.players)
        self.others = others
        self.pieces: list[str] = []
        self.marks = 0
        self.way = 0

    def side(self) -> Side:
        """The HTML, written."""
        at = 0
        for number, (token, start) in enumerate(
            zip(self.text.tokens, self.text.starts, strict=True)
        ):
            if not token[3]:
                self._tag(number, token)
                continue
            plain = unescape(token[3])
            end = start + len(plain)
            while at < len(self.ranges) and self.ranges[at][1] <= start:
                at += 1
            last = at
            while last < len(self.ranges) and self.ranges[last][0] < end:
                last += 1
            self._words(plain, start, self.ranges[at:last])
        html = "".join(self.pieces)
        return Side(html if self.text.has_paragraphs else _in_lines(html), self.marks)

    def _mark(self, inner: str, kind: str = "") -> None:
        """A marked place; the one before it gets a way to it."""
        self.marks += 1
        if self.marks > 1:
            self.pieces[self.way] = (
                f'<a class="next" href="about:srcdoc#d{self.marks}" '
                'title="Next difference" aria-label="Next difference">↓</a>'
            )
        self.pieces.append(f'<mark id="d{self.marks}"{kind}>{inner}</mark>')
        self.way = len(self.pieces)
        self.pieces.append("")

    def _words(self, text: str, start: int, ranges: Sequence[tuple[int, int]]) -> None:
        """A piece of text, with those parts marked that fall into the ranges."""
        at = 0
        for first, last in _runs(text, start, ranges):
            self.pieces.append(escape(text[at:first]))
            self._mark(escape(text[first:last]))
            at = last
        self.pieces.append(escape(text[at:]))

    def _tag(self, number: int, token: Token) -> None:
        """A tag, harmless: kept bare, a picture or player by its name, a link by its words."""
        closes, name, attributes, _ = token
        name = _OPEN.get(name, name)
        if name in _KEPT:
            self.pieces.append(f"<{closes}{name}>")
        elif name in _VOID:
            self.pieces.append(f"<{name}>")
        elif name == "a":
            self._link(number, token)
        elif name == "img":
            self._thing(
                f"▣ {_picture(attributes)}", image_key(attribute(attributes, "src")), self.pictures
            )
        elif name in PLAYERS and not closes and (key := player_of(attributes)):
            self._thing(f"▶ {key}", key, self.players)

    def _thing(self, shown: str, key: str, left: Counter[str]) -> None:
        """A picture or player: its name, since nothing is fetched."""
        left[key] -= 1
        if left[key] < 0:
            self._mark(escape(shown), ' class="thing"')
        else:
            self.pieces.append(f'<span class="thing">{escape(shown)}</span>')

    def _link(self, number: int, token: Token) -> None:
        """A link: underlined; its address is marked where the other side has no link like it."""
        if token[0]:
            self.pieces.append("</u>")
            return
        address = attribute(token[2], "href")
        if address[:1] not in {"", "#"} and not self.others.has(
            link_keys(self.text.tokens, number)
        ):
            self._mark(escape(f"⚭ {address}"), ' class="thing"')
        self.pieces.append("<u>")


def _in_lines(html: str) -> str:
    """A text whose lines are its paragraphs, as WordPress's classic editor keeps it."""
    parts = _PRE.split(html)
    parts[::2] = [_BLANK_LINES.sub("\n\n", part) for part in parts[::2]]
    return f'<div class="lines">{"".join(parts)}</div>'


def _runs(text: str, start: int, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a text to mark: words with nothing but blanks and stops between are one."""
    run: tuple[int, int] | None = None
    for first, last in ranges:
        begin, end = max(0, first - start), min(len(text), last - start)
        if run and not any(map(str.isalnum, text[run[1] : begin])):
            run = run[0], end
            continue
        if run:
            yield run
        run = begin, end
    if run:
        yield run


def _picture(attributes: str) -> str:
    """A picture's name and what it says."""
    alt = attribute(attributes, "alt")
    key = image_key(attribute(attributes, "src"))
    return f"{key} “{alt}”" if alt else key


def _differing(one: Sequence[str], other: Sequence[str]) -> tuple[set[int], set[int]]:
    """The numbers of the words that only one side has."""
    if one == other:
        return set(), set()
    if len(one) + len(other) > _MOST_WORDS:
        return _by_count(one, other), _by_count(other, one)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    lost: set[int] = set()
    invented: set[int] = set()
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            lost.update(range(start, end))
            invented.update(range(first, last))
    return lost, invented


def _by_count(mine: Sequence[str], other: Sequence[str]) -> set[int]:
    """Words that one side has more often, the last of them."""
    left = Counter(other)
    found = set()
    for number, word in enumerate(mine):
        left[word] -= 1
        if left[word] < 0:
            found.add(number)
    return found
