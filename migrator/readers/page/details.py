"""The line in which a theme says who wrote a post and when → its date and its author, from words.

“Posted on June 19th, 2018 by Ann”, „19. Juni 2018 von Ann“: the date is found by its form, the
author by the word before the name, which is data (`author_words` in landmarks.toml).
"""

import re
from functools import cache

from migrator.readers.page.dates import DATE
from migrator.readers.page.dom import Node, collapse
from migrator.readers.page.selectors import author_words

LONGEST = 600
"""Letters of a line of details."""
_LONGEST_RAW = 8 * LONGEST
"""The same with the white space of the page's indentation."""
_LONGEST_WITH_NAME = 200
_LONGEST_DATE = 60
_ENDS = re.compile(r"[|·•/,;:()\[\]<>–—»«\d]| - |\s(?=\W*$)")
_MOST_WORDS = 4


def line_of(node: Node) -> str:
    """What a line says, with a space between its parts; empty where it is too long for a line."""
    raw = node.text(separator=" ")
    text = collapse(raw) if len(raw) <= _LONGEST_RAW else ""
    return text if len(text) <= LONGEST else ""


def is_date(line: str) -> bool:
    """Whether a line is a date and hardly more."""
    return DATE.search(line) is not None and len(line) <= _LONGEST_DATE


def author_in(line: str) -> str:
    """The name after “by”, as far as the line's next mark; empty where there is none."""
    if len(line) > _LONGEST_WITH_NAME:
        return ""
    rest = DATE.sub(" | ", line)
    dated = rest != line
    for found in _by().finditer(rest):
        name = _ENDS.split(rest[found.end() :].strip(), maxsplit=1)[0].strip(" .")
        whole, name = name, _before_small_word(name)
        words = name.split()
        small = len(words) == 1 and (dated or name == whole)
        if 0 < len(words) <= _MOST_WORDS and name[0].isalnum() and (name[0].isupper() or small):
            return name
    return ""


def is_name(line: str) -> bool:
    """Whether a link to an author's archive shows the name, and not what the link is for."""
    words = line.casefold().split()
    short = line[:1].isalnum() and len(words) <= _MOST_WORDS + 1
    return short and not _labels().intersection(words)


def _before_small_word(name: str) -> str:
    """A name without what follows it, as in “Ann in Boats”; `von` and its kin belong to it."""
    words = name.split()
    for number, word in enumerate(words[1:], 1):
        joint = word.casefold() in _joints() and not word.istitle()
        if joint or (word.islower() and len(words) == number + 1):
            return " ".join(words[:number])
    return name


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(map(re.escape, author_words("by")))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)\s*:?\s*", re.IGNORECASE)


@cache
def _joints() -> frozenset[str]:
    return frozenset(author_words("after"))


@cache
def _labels() -> frozenset[str]:
    return frozenset(author_words("label"))
