"""The same post seen twice → what the one lacks is filled in from the other."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from migrator.model import Post

GAPS: Final = (
    "id",
    "title",
    "slug",
    "link",
    "guid",
    "author",
    "published",
    "modified",
    "excerpt",
    "terms",
    "comments",
    "featured_image",
    "attachment",
    "enclosures",
)
"""Fields of a post that another source, page or feed may fill."""


def filled(post: Post, names: Iterable[str] = GAPS) -> frozenset[str]:
    """Those of the fields that a post has."""
    return frozenset(name for name in names if getattr(post, name) not in {None, "", ()})


def fill(post: Post, others: Iterable[Post], names: Iterable[str] = GAPS) -> Post:
    """The post with its gaps filled from these, the first that has something before the rest."""
    wanted = tuple(names)
    for other in others:
        missing = filled(other, wanted) - filled(post, wanted)
        post = replace(post, **{name: getattr(other, name) for name in sorted(missing)})
    return post
