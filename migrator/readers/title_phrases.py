"""A title as WordPress prints it → the title itself: what it puts around one, in every language.

“Protected: …”, “Privé : …”, “Comments on: …”; “Comments for …” has the blog's name. Any title may
begin with such a word, so who asks has to know from elsewhere that the post is protected, private
or a comment.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, Literal

Key = Literal["protected", "private", "comments-for", "comments-on", "comment-on"]
_PLACEHOLDER: Final = re.compile(r"%(?:\d\$)?s")
_SPACES: Final = re.compile(r"\s+")
_LONGEST: Final = 1000


def inner_title(text: str, key: Key) -> str | None:
    """The title inside a phrase of this key, the shortest where several fit; None where none does.

    Of “Comment on … by …” it is what the comment is on.
    """
    if len(text) > _LONGEST:
        return None
    found = [match[1].strip() for pattern in _patterns()[key] if (match := pattern.fullmatch(text))]
    return min(found, key=len, default=None)


def without_prefix(title: str, key: Key) -> str:
    """The title without what WordPress put before it, or as it is."""
    return inner_title(title, key) or title


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    text = (files("migrator.data") / "titles.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    forms: dict[str, dict[str, None]] = {}
    for key, _, phrase in rows:
        forms.setdefault(key, {})[_pattern(phrase)] = None
    return {
        key: tuple(re.compile(form, re.IGNORECASE) for form in patterns)
        for key, patterns in forms.items()
    }


def _pattern(phrase: str) -> str:
    """What a phrase matches: the title is the first group, whichever stands first in the language.

    Spaces before a colon differ between versions of a translation; a name holds no long text.
    """
    pieces = []
    end = 0
    for number, found in enumerate(_PLACEHOLDER.finditer(phrase)):
        pieces.append(_literal(phrase[end : found.start()]))
        is_name = found[0] == "%2$s" or (found[0] == "%s" and number)
        pieces.append(".{1,100}?" if is_name else "(.+)")
        end = found.end()
    return "".join(pieces) + _literal(phrase[end:])


def _literal(text: str) -> str:
    words = [re.escape(word) for word in _SPACES.split(text.replace(":", " :"))]
    return r"\s*".join(words)
