"""Comments of an item → a row of the data file that pages show them from.

Only approved ones, and of their authors only name and address of their site: no email, no IP. The
text is clean HTML without anything that runs.
"""

import re
from collections.abc import Iterator

from migrator.content import Context, clean
from migrator.content.tree import Element
from migrator.model import Comment
from migrator.render import to_html
from migrator.store.outcome import Row
from migrator.writers.dates import rfc3339
from migrator.writers.json_bytes import json_bytes
from migrator.writers.record import Json
from migrator.writers.site.entry import Entry, is_public

_PLAIN = re.compile(r"\s*[^<>&\[\]\n\r\s][^<>&\[\]\n\r]*")
"""What needs no more than a paragraph round it."""
_APPROVED = frozenset(("1", "approve", "approved"))


def comments_row(path: str, entry: Entry) -> Row | None:
    """`"/2019/03/slug/": […]`, None for an item without comments that anyone may read."""
    if not entry.post.comments or not is_public(entry):
        return None
    shown = [_shown(comment) for comment in entry.post.comments if comment.approved in _APPROVED]
    if not shown:
        return None
    return Row(path, json_bytes(entry.address) + b":" + json_bytes(shown))


def _shown(comment: Comment) -> dict[str, Json]:
    said: dict[str, Json] = {
        "id": comment.id,
        "parent": comment.parent,
        "type": comment.type if comment.type != "comment" else "",
        "author": comment.author,
        "url": comment.author_url if comment.author_url.startswith(("http://", "https://")) else "",
        "date": rfc3339(comment.date) if comment.date else "",
        "html": _html(comment.content),
    }
    return {name: value for name, value in said.items() if value}


def _html(content: str) -> str:
    if _PLAIN.fullmatch(content) and "//" not in content:
        return f"<p>{' '.join(content.split())}</p>"
    root = clean(content, "wordpress", Context()).root
    for element in _elements(root):
        element.children = [
            child
            for child in element.children
            if isinstance(child, str) or not (child.tag.startswith("!") and child.tag != "!embed")
        ]
    return to_html(root).strip()


def _elements(root: Element) -> Iterator[Element]:
    todo = [root]
    while todo:
        element = todo.pop()
        yield element
        todo += [child for child in element.children if isinstance(child, Element)]
