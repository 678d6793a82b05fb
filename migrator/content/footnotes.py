"""Footnotes → a numbered list with ids, and links to and fro, as blocks/footnotes.php writes it.

The editor keeps a note's text in the post's meta `footnotes` (`[{"id":"…","content":"…"}]`) and
refers to it with `<sup data-fn="ID"><a href="#ID" id="ID-link">1</a></sup>`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import orjson

from migrator.content.context import Context

_BACK = "↩︎"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: where links find it, and its HTML."""

    id: str
    content: str


def stored(meta: str) -> tuple[Footnote, ...]:
    """The notes that a post's meta holds; none where it is empty or no such list."""
    try:
        rows = orjson.loads(meta) if meta else []
    except orjson.JSONDecodeError:
        return ()
    if not isinstance(rows, list):
        return ()
    return tuple(
        Footnote(str(row.get("id")), row["content"])
        for row in rows
        if isinstance(row, dict) and isinstance(row.get("content"), str)
    )


def list_html(footnotes: Sequence[Footnote]) -> str:
    """The list of notes, each with a link back; nothing where there are none."""
    items = [
        f'<li id="{escape(note.id)}">{note.content}'
        f' <a href="#{escape(note.id)}-link">{_BACK}</a></li>'
        for note in footnotes
    ]
    return f"<ol>{''.join(items)}</ol>" if items else ""


def without_block(body: str, context: Context) -> str:
    """The list for a body that refers to its notes and has no block that shows them."""
    if not context.footnotes or "data-fn=" not in body or "<!-- wp:footnotes" in body:
        return ""
    return list_html(stored(context.footnotes))
