"""Both sides of a post → harmless HTML in which what the other side lacks is marked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape, unescape
from typing import Final

from migrator.audit.addresses import image_key, player_key
from migrator.audit.tokens import Token, attribute, tokens
from migrator.audit.words import spans

_KEPT: Final = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code"),
        *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "figure", "figcaption"),
        *("dl", "dt", "dd", "em", "strong", "i", "b", "u", "s", "del", "ins", "sub", "sup", "mark"),
        *("small", "cite", "q", "kbd", "samp", "var", "abbr", "details", "summary"),
    }
)
"""Tags that mean something to a reader, and do nothing. They are written without attributes."""
_VOID: Final = frozenset({"br", "hr"})
_PLAYERS: Final = frozenset({"iframe", "video", "audio", "embed", "object"})
_MOST_WORDS: Final = 6_000
"""Words of both sides up to which each is held against the other in its place."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Attributes:
        html: Harmless, with `<mark>` around what the other side lacks.
        marked: How many places are marked.
    """

    html: str
    marked: int


def two_sides(source: str, result: str) -> tuple[Side, Side]:
    """Both sides of a post, each marked where the other differs."""
    one, other = _Text(source), _Text(result)
    lost, invented = _differing(one.words, other.words)
    return (
        Side(one.written(lost, other.pictures), one.places(lost)),
        Side(other.written(invented, one.pictures), other.places(invented)),
    )


def no_sides(_source: str, _result: str) -> None:
    """Nobody looks at the sides."""


def one_side(html: str) -> Side:
    """A text that there is nothing to compare with."""
    return Side(_Text(html).written(set(), None), 0)


class _Text:
    """A piece of HTML, its words with their places among its tokens."""

    def __init__(self, html: str) -> None:
        self.tokens: list[Token] = [*tokens(html)]
        self.starts: list[int] = []
        parts: list[str] = []
        length = 0
        for token in self.tokens:
            part = unescape(token[3]) if token[3] else _edge(token)
            self.starts.append(length)
            parts.append(part)
            length += len(part)
        text = "".join(parts)
        self.spans = spans(text)
        self.words = [text[start:end] for start, end in self.spans]
        self.pictures = Counter(
            image_key(attribute(token[2], "src")) for token in self.tokens if token[1] == "img"
        )

    def places(self, marked: set[int]) -> int:
        """How many runs of words are marked."""
        return sum(number - 1 not in marked for number in marked)

    def written(self, marked: set[int], pictures: Counter[str] | None) -> str:
        """The HTML anew, with these words marked and the pictures that the other side lacks."""
        left = None if pictures is None else Counter(pictures)
        ranges = [self.spans[number] for number in sorted(marked)]
        return "".join(self._pieces(ranges, left))

    def _pieces(
        self, ranges: Sequence[tuple[int, int]], left: Counter[str] | None
    ) -> Iterator[str]:
        at = 0
        for token, start in zip(self.tokens, self.starts, strict=True):
            closes, name, attributes, text = token
            if not text:
                yield _tag(closes, name, attributes, left)
                continue
            plain = unescape(text)
            end = start + len(plain)
            while at < len(ranges) and ranges[at][1] <= start:
                at += 1
            yield _marked(plain, start, [one for one in ranges[at:] if one[0] < end])


def _edge(token: Token) -> str:
    """What stands for a tag where words are looked for: the edge of a block parts them."""
    return "" if token[1] in _INLINE else "\n"


_INLINE: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "img"),
        *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub"),
        *("sup", "time", "tt", "u", "var", "wbr"),
    }
)


def _marked(text: str, start: int, ranges: Sequence[tuple[int, int]]) -> str:
    """A piece of text, with those parts marked that fall into the ranges."""
    pieces: list[str] = []
    at = 0
    for first, last in ranges:
        begin, end = max(0, first - start), min(len(text), last - start)
        pieces += [escape(text[at:begin]), "<mark>", escape(text[begin:end]), "</mark>"]
        at = end
    pieces.append(escape(text[at:]))
    return "".join(pieces).replace("</mark> <mark>", " ")


def _tag(closes: str, name: str, attributes: str, left: Counter[str] | None) -> str:
    """A tag, harmless: kept bare, a picture or player by its name, a link by its words alone."""
    if name in _KEPT:
        return f"<{closes}{name}>"
    if name in _VOID:
        return f"<{name}>"
    if name == "img":
        return _picture(attributes, left)
    if name in _PLAYERS and not closes:
        address = attribute(attributes, "src") or attribute(attributes, "data")
        return f'<span class="thing">▶ {escape(player_key(address))}</span>' if address else ""
    if name == "a":
        return "</u>" if closes else "<u>"
    return ""


def _picture(attributes: str, left: Counter[str] | None) -> str:
    """A picture's name and what it says, since no picture is fetched."""
    key = image_key(attribute(attributes, "src"))
    alt = attribute(attributes, "alt")
    shown = f"▣ {escape(key)}{f' “{escape(alt)}”' if alt else ''}"
    if left is not None:
        left[key] -= 1
        if left[key] < 0:
            return f'<mark class="thing">{shown}</mark>'
    return f'<span class="thing">{shown}</span>'


def _differing(one: Sequence[str], other: Sequence[str]) -> tuple[set[int], set[int]]:
    """The numbers of the words that only one side has."""
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
