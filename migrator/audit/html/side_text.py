"""A piece of HTML → its words with their places, and the pictures, players and links in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final, Self

from migrator.audit.addresses import image_key, link_key, player_key
from migrator.audit.tokens import INLINE, Token, attribute, tokens
from migrator.audit.words import spans

PLAYERS: Final = frozenset({"iframe", "video", "audio", "embed", "object"})
_LONGEST_LINK: Final = 40
"""Tags and texts of a link that are read."""


@dataclass(frozen=True, slots=True)
class LinkKeys:
    """What a link may be known again by: its target, the last name in that, its words."""

    target: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Things:
    """What a text holds beside words.

    Attributes:
        pictures, players: What each is known by, and how often it is there.
        links: What they are known by.
    """

    pictures: Counter[str]
    players: Counter[str]
    links: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, stream: Sequence[Token]) -> Self:
        """The pictures, players and links of a text."""
        opened = [token for token in stream if not token[0]]
        places = [number for number, token in enumerate(stream) if token[:2] == ("", "a")]
        return cls(
            Counter(image_key(attribute(token[2], "src")) for token in opened if token[1] == "img"),
            Counter(player_of(token[2]) for token in opened if token[1] in PLAYERS),
            frozenset(key for place in places for key in _named(link_keys(stream, place))),
        )

    def has(self, link: LinkKeys) -> bool:
        """Whether there is a link like this one."""
        return not self.links.isdisjoint(_named(link))


def _named(link: LinkKeys) -> list[tuple[str, str]]:
    """The keys that say something, each with what it is."""
    keys = (("target", link.target), ("name", link.name), ("words", link.words))
    return [key for key in keys if key[1]]


class SideText:
    """A piece of HTML, its words with their places among its tokens.

    Attributes:
        tokens: Its tags and texts.
        starts: Where each begins in the text that `spans` counts in.
        words: Its words.
        spans: Where each stands.
        things: What there is beside words.
        has_paragraphs: Whether any of it is marked as a paragraph.
    """

    def __init__(self, html: str) -> None:
        """Read a piece of HTML."""
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
        self.things = Things.of(self.tokens)
        self.has_paragraphs = any(token[1] == "p" for token in self.tokens)


def _edge(token: Token) -> str:
    """What stands for a tag where words are looked for: the edge of a block parts them."""
    return "" if token[1] in INLINE else "\n"


def player_of(attributes: str) -> str:
    """What a player is known by; empty where its address stands in an element inside."""
    address = attribute(attributes, "src") or attribute(attributes, "data")
    return player_key(address) if address else ""


def link_keys(stream: Sequence[Token], start: int) -> LinkKeys:
    """What the link that begins at this token may be known again by."""
    said: list[str] = []
    for closes, name, _, text in stream[start + 1 : start + 1 + _LONGEST_LINK]:
        if name == "a" and closes:
            break
        said.append(unescape(text))
    address = attribute(stream[start][2], "href")
    return LinkKeys(link_key(address), image_key(address), " ".join("".join(said).split()))
