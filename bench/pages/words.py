"""HTML → the words a reader sees, and how many of two texts are the same."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Self

from selectolax.lexbor import LexborHTMLParser

_WORD = re.compile(r"\w+")
_BLOCK = re.compile(r"(</?(?:p|div|li|ul|ol|h[1-6]|br|t[dhr]|figure|figcaption|pre|blockquote)\b)")


def text_of(html: str) -> str:
    """What a reader sees of HTML, with a space where a block begins or ends."""
    tree = LexborHTMLParser("<body>" + _BLOCK.sub(r" \1", html))
    for node in tree.css("script, style, noscript, .screen-reader-text"):
        node.decompose()
    return " ".join((tree.body.text() if tree.body else "").split())


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.casefold())


@dataclass(frozen=True)
class Share:
    """How many of what was found are right, and of what there is to find.

    Attributes:
        right: Of `found`, those that are in the truth as well.
    """

    right: int = 0
    found: int = 0
    truth: int = 0

    def __add__(self, other: Self) -> "Share":
        """Both together."""
        return Share(self.right + other.right, self.found + other.found, self.truth + other.truth)

    @property
    def precision(self) -> float:
        """Of what was found, the part that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what there is, the part that was found."""
        return self.right / self.truth if self.truth else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def shared(found: str, truth: str) -> Share:
    """The words two texts have in common, each as often as it stands in both."""
    one, other = Counter(words_of(found)), Counter(words_of(truth))
    return Share((one & other).total(), one.total(), other.total())
