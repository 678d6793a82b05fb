"""The settings `terms` and `authors` → rules: what the user wants terms and authors to be.

[terms]
"category/misc" = "Notes"
"tag/photo" = "category/Pictures"
"genre/*" = "tag/*"
"category/uncategorized" = "drop"

[authors]
admin = "Maren Holt"
guest = "maren"
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from migrator.settings import SettingError

ALL = "*"
"""Every term of a taxonomy; as what they become, each with its own name."""
_DROP = "drop"
_TAXONOMIES = {"tag": "post_tag", "categories": "category", "tags": "post_tag"}
"""What people call taxonomies."""


class TermRule(NamedTuple):
    """What becomes of a term.

    Attributes:
        text: As the user wrote it.
        taxonomy: Of the term.
        word: Its slug or name, as `key_word` has it.
        goal: The taxonomy it goes to; empty where it is dropped.
        name: What it is called there.
    """

    text: str
    taxonomy: str
    word: str
    goal: str
    name: str


class AuthorRule(NamedTuple):
    """What becomes of an author.

    Attributes:
        text: As the user wrote it.
        word: Login or name, as `key_word` has it.
        action: Whether there is a name at all.
        name: A new name, or who it is from now on.
    """

    text: str
    word: str
    action: Literal["drop", "name"]
    name: str


def key_word(text: str) -> str:
    """What all spellings of a slug or name have in common."""
    return " ".join(text.split()).casefold()


def read_term_rules(texts: Sequence[str], taxonomies: frozenset[str]) -> Iterator[TermRule]:
    """The rules of the setting `terms`.

    Args:
        taxonomies: That the source has: what stands before a slash is one of these, or a name.

    Raises:
        SettingError: One is not right.
    """
    known = taxonomies | {"category", "post_tag"}
    for text in texts:
        name, action = _parted(text, "terms", "TAXONOMY/TERM=NAME, as in category/misc=Notes")
        taxonomy, slash, word = (part.strip() for part in name.partition("/"))
        if not (taxonomy and slash and word):
            raise SettingError(
                f"terms: “{name}” is no term; write TAXONOMY/TERM, as in category/misc or tag/*."
            )
        taxonomy = _TAXONOMIES.get(taxonomy, taxonomy)
        goal, called = ("", "") if action == _DROP else _goal(action, taxonomy, known)
        if called == ALL and word != ALL:
            raise SettingError(f"terms: “{text}” needs a name; “*” goes with “*” only.")
        yield TermRule(text, taxonomy, key_word(word), goal, called)


def names_others(texts: Sequence[str]) -> bool:
    """Whether a rule is of another taxonomy than categories and tags."""
    taxonomies = {text.partition("/")[0].strip() for text in texts}
    return not taxonomies <= {"category", "post_tag", *_TAXONOMIES}


def read_author_rules(texts: Sequence[str]) -> Iterator[AuthorRule]:
    """The rules of the setting `authors`.

    Raises:
        SettingError: One is not right.
    """
    for text in texts:
        name, action = _parted(text, "authors", "LOGIN=NAME, as in admin=Ann Lee")
        yield AuthorRule(text, key_word(name), "drop" if action == _DROP else "name", action)


def _parted(text: str, setting: str, form: str) -> tuple[str, str]:
    name, equals, action = (part.strip() for part in text.partition("="))
    if not (name and equals and action):
        raise SettingError(f"{setting}: “{text}” is no rule; write {form}.")
    return name, action


def _goal(action: str, taxonomy: str, known: frozenset[str]) -> tuple[str, str]:
    """The taxonomy and the name that an action says; a slash may also be part of a name."""
    before, slash, after = (part.strip() for part in action.partition("/"))
    named: Mapping[str, str] = {**{name: name for name in known}, **_TAXONOMIES}
    if slash and after and before in named:
        return named[before], after
    return taxonomy, action
