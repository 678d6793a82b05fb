"""Comments of an item → a row of the data file that pages show them from: threads, answers inside.

Only approved ones, and of their authors only name and address of their site: no email, no IP. The
text is clean HTML without anything that runs.
"""

import re
from collections.abc import Iterator, Sequence

from migrator.content import Context, clean
from migrator.content.tree import Element
from migrator.diagnostics import Place
from migrator.model import Comment
from migrator.render import to_html
from migrator.store.outcome import Row
from migrator.transforms import relink
from migrator.writers.dates import rfc3339
from migrator.writers.json_bytes import json_bytes
from migrator.writers.record import Json
from migrator.writers.site.entry import Entry, is_public

_PLAIN = re.compile(r"\s*[^<>&\[\]\n\r\s][^<>&\[\]\n\r]*")
"""What needs no more than a paragraph round it."""
_APPROVED = frozenset(("1", "approve", "approved"))
_DEEPEST = 10
"""Levels of answers that WordPress shows; deeper ones stand beside the last of them."""


def comments_row(path: str, entry: Entry) -> Row | None:
    """`"/2019/03/slug/": […]`, None for an item without comments that anyone may read."""
    shown = shown_threads(entry)
    return Row(path, json_bytes(entry.address) + b":" + json_bytes(shown)) if shown else None


def shown_threads(entry: Entry) -> list[dict[str, Json]]:
    """The comments of an item that anyone may read, answers inside what they answer."""
    if not entry.post.comments or not is_public(entry):
        return []
    shown = [comment for comment in entry.post.comments if comment.approved in _APPROVED]
    return _threads(shown, entry)


def _threads(comments: Sequence[Comment], entry: Entry) -> list[dict[str, Json]]:
    """Comments that answer none, each with its answers; one whose question is gone is at the top.

    An answer never stands before what it answers, so no thread goes round.
    """
    top: list[dict[str, Json]] = []
    rows: list[dict[str, Json]] = []
    places: dict[int, tuple[int, list[dict[str, Json]]]] = {}
    for comment in comments:
        depth, siblings = places.get(comment.parent or 0, (1, top))
        row = _shown(comment, entry)
        siblings.append(row)
        if comment.id is None or comment.id in places:
            continue
        if depth == _DEEPEST:
            places[comment.id] = depth, siblings
        else:
            answers: list[dict[str, Json]] = []
            row["answers"] = answers
            places[comment.id] = depth + 1, answers
            rows.append(row)
    for row in rows:
        if not row["answers"]:
            del row["answers"]
    return top


def _shown(comment: Comment, entry: Entry) -> dict[str, Json]:
    said: dict[str, Json] = {
        "id": comment.id,
        "type": comment.type if comment.type != "comment" else "",
        "author": comment.author,
        "url": comment.author_url if comment.author_url.startswith(("http://", "https://")) else "",
        "date": rfc3339(comment.date) if comment.date else "",
        "html": _html(comment.content, entry),
    }
    return {name: value for name, value in said.items() if value}


def _html(content: str, entry: Entry) -> str:
    if _PLAIN.fullmatch(content) and "//" not in content:
        return f"<p>{' '.join(content.split())}</p>"
    root = clean(content, "wordpress", Context()).root
    for element in _elements(root):
        element.children = [
            child
            for child in element.children
            if isinstance(child, str) or not (child.tag.startswith("!") and child.tag != "!embed")
        ]
    if entry.plan.links is not None:
        relink(root, entry.plan.links, entry.address, entry.post.link, Place())
    return to_html(root).strip()


def _elements(root: Element) -> Iterator[Element]:
    todo = [root]
    while todo:
        element = todo.pop()
        yield element
        todo += [child for child in element.children if isinstance(child, Element)]
