"""The words of a body, in whatever form it is, and whether one text is the beginning of another."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from migrator.content import Context, clean
from migrator.model import Post
from migrator.render.words import words_of

_WORD: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
"""A letter of a script without spaces, or a word."""
_FARTHEST: Final = 80
"""Words that the whole text may have where the cut one has none: headings, captions, embeds, which
WordPress leaves out of the summaries it makes."""
_SURE: Final = 3
"""Words in a row by which the place is known where both go on together."""
_MISSED: Final = 0.05


def words(post: Post) -> list[str]:
    """The words of a body: no markup, no capitals, no marks."""
    root = clean(post.body, post.body_format, Context()).root
    return _WORD.findall(unicodedata.normalize("NFKC", words_of(root)).casefold())


def is_beginning(cut: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether one text is the other's beginning, word by word.

    The whole one may have pieces in between that a summary is made without, and a word in twenty of
    the cut one may be missing in it (a link's words, a sign). The last word may be cut itself.
    """
    left = _MISSED * len(cut)
    place = 0
    for number, word in enumerate(cut):
        if place < len(whole) and whole[place] == word:
            place += 1
            continue
        if number == len(cut) - 1 and place < len(whole) and whole[place].startswith(word):
            return True
        found = _resumed(cut[number : number + _SURE], whole, place)
        if found is not None:
            place = found + 1
            continue
        left -= 1
        if left < 0:
            return False
    return True


def _resumed(row: Sequence[str], whole: Sequence[str], place: int) -> int | None:
    """Where the whole text goes on with these words, near a place."""
    for start in range(place, min(place + _FARTHEST, len(whole))):
        if whole[start] == row[0] and list(whole[start : start + len(row)]) == list(row):
            return start
    return None
