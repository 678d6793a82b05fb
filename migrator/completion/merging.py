"""A post and the same post from elsewhere → one: the fullest body, the rest fills its gaps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from migrator.completion.identity import title_key
from migrator.completion.words import is_beginning, words
from migrator.model import Post
from migrator.readers.gaps import GAPS, fill, filled

_LONGEST_SUMMARY: Final = 120
"""Words of a text that may be its author's summary, which is no part of the post itself."""
_MORE_BY: Final = 1.2
_MORE_WORDS: Final = 40
"""A text that does not say that it is cut is only replaced by one that goes on for a good while."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What came of it.

    Attributes:
        body: Number of the other that gave the body, None where it is the post's own.
        filled: Names of the fields that were filled in.
    """

    post: Post
    body: int | None
    filled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A post with its words, so that they are looked for once."""

    post: Post
    words: Sequence[str]

    @classmethod
    def of(cls, post: Post) -> "Reading":
        """With its words."""
        return cls(post, words(post))

    @property
    def fullness(self) -> tuple[bool, int]:
        """What the fullest body has most of: it is whole, then it has the most words."""
        return not self.post.truncated, len(self.words)


def is_same(own: Reading, other: Reading) -> bool:
    """Whether two posts of one address are the same by what they say.

    An address alone may lead to a front page, a notice or a log-in form by now. Where one has no
    words, the titles decide.
    """
    if not own.words or not other.words:
        titled = own.post.title and other.post.title
        return not titled or _same_title(own.post, other.post)
    short, long = sorted((own.words, other.words), key=len)
    return is_beginning(short, long) or _same_title(own.post, other.post)


def complete(own: Reading, others: Sequence[Reading]) -> Whole:
    """The post with the fullest body of these, and its gaps filled by all of them in order."""
    able = [number for number, other in enumerate(others) if _gives_body(own, other)]
    best = max(able, key=lambda number: (others[number].fullness, -number), default=None)
    post = own.post if best is None else _with_body(own, others[best])
    before = filled(post)
    ranked = sorted(range(len(others)), key=lambda number: number != best)
    post = fill(post, (others[number].post for number in ranked))
    gained = [name for name in GAPS if name in filled(post) - before]
    return Whole(post, best, tuple(gained))


def _gives_body(own: Reading, other: Reading) -> bool:
    """Whether another text may stand for the post's own."""
    if other.fullness <= own.fullness or not other.words:
        return False
    if not own.post.truncated and len(other.words) < len(own.words) * _MORE_BY + _MORE_WORDS:
        return False
    if is_beginning(own.words, other.words):
        return True
    short = len(own.words) <= _LONGEST_SUMMARY
    return own.post.truncated and short and _same_title(own.post, other.post)


def _with_body(own: Reading, other: Reading) -> Post:
    """The post with another's body; a summary that is no part of it is kept as the excerpt."""
    post = own.post
    apart = not is_beginning(own.words, other.words)
    return replace(
        post,
        body=other.post.body,
        body_format=other.post.body_format,
        truncated=other.post.truncated,
        continue_url=other.post.continue_url,
        excerpt=post.excerpt or (post.body if apart else ""),
        removed=tuple(dict.fromkeys((*post.removed, *other.post.removed))),
    )


def _same_title(one: Post, other: Post) -> bool:
    return bool(title_key(one.title)) and title_key(one.title) == title_key(other.title)
