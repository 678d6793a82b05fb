"""What a text's own file has no place for → rows beside it, so that nothing is lost."""

from operator import attrgetter

from migrator.model import Post
from migrator.store.outcome import Row
from migrator.writers.json_bytes import json_line
from migrator.writers.record import (
    Json,
    comment_record,
    meta_records,
    removed_records,
    term_record,
)
from migrator.writers.writer import Converted

COMMENTS = "comments.jsonl"
META = "meta.jsonl"

_REST = (
    *("guid", "author", "password", "comment_status", "ping_status", "description"),
    "enclosures",
)
_rest_of = attrgetter(*_REST)


def leftovers(converted: Converted, path: str, folder: str) -> tuple[Row, ...]:
    """The rows of an item: its comments, then the rest of it.

    Args:
        path: Where the item's file lies.
        folder: Where the rows' files do.
    """
    return (
        *_comments(converted.post, path, f"{folder}/{COMMENTS}"),
        *_rest(converted, path, f"{folder}/{META}"),
    )


def _comments(post: Post, path: str, to: str) -> list[Row]:
    return [
        Row(to, json_line({"post": post.id, "path": path, **comment_record(comment)}))
        for comment in post.comments
    ]


def _rest(converted: Converted, path: str, to: str) -> list[Row]:
    """What the file has no place for, so that nothing is lost."""
    post = converted.post
    said = zip(_REST, _rest_of(post), strict=True)
    rest: dict[str, Json] = {name: value for name, value in said if value}
    if post.terms:
        rest["terms"] = [term_record(term) for term in post.terms]
    if post.meta:
        rest["meta"] = meta_records(post.meta)
    if post.confidence:
        rest["confidence"] = post.confidence
    if post.removed or converted.removed:
        rest["removed"] = removed_records(converted)
    return [Row(to, json_line({"post": post.id, "path": path, **rest}))] if rest else []
