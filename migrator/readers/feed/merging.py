"""The same post in several feeds → one post: the fullest body, the rest fills its gaps.

A feed of comments gives posts that have nothing but those: so posts and comments come together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from migrator.diagnostics import feed as codes
from migrator.model import Post
from migrator.readers.feed.post import ReadEntry
from migrator.readers.gaps import GAPS, fill
from migrator.readers.page.address import is_web, page_key
from migrator.readers.source import Note

_FIELDS: Final = (*GAPS, "meta")


@dataclass(frozen=True, slots=True)
class Seen:
    """A post, and the feed that has most of it."""

    file: str
    read: ReadEntry


def merge(seen: Iterable[Seen]) -> list[Seen]:
    """Each post once, in the order in which they are first seen."""
    groups: dict[str, list[Seen]] = {}
    for number, each in enumerate(seen):
        post = each.read.post
        key = page_key(post.link) if is_web(post.link) else post.guid or str(number)
        groups.setdefault(key, []).append(each)
    return [group[0] if len(group) == 1 else _merged(group) for group in groups.values()]


def _merged(group: list[Seen]) -> Seen:
    ranked = sorted(group, key=lambda each: _fullness(each.read.post), reverse=True)
    best = ranked[0]
    post = fill(best.read.post, (each.read.post for each in ranked[1:]), _FIELDS)
    names = dict.fromkeys(PurePath(each.file).name for each in group)
    note = Note(codes.FEED_POSTS_MERGED, ", ".join(names))
    return Seen(best.file, ReadEntry(post, (*best.read.notes, note)))


def _fullness(post: Post) -> tuple[bool, int]:
    return not post.truncated, len(post.body)
