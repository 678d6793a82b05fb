"""A row of the list of comments → a comment."""

from collections.abc import Mapping
from typing import Final

from migrator.model import Comment
from migrator.readers.inline_html import shown_text
from migrator.readers.rest.fields import Row
from migrator.readers.wxr.dates import Clock

_STATES: Final[Mapping[str, str]] = {
    "approved": "1",
    "approve": "1",
    "hold": "0",
    "unapproved": "0",
    "": "1",
}
"""The API's word → WordPress's own; others (`spam`, `trash`) are the same."""


def read_comment(row: Row, clock: Clock) -> Comment:
    """The comment, with what only an editor sees of it where the answer has that."""
    state = row.text("status")
    return Comment(
        id=row.number("id"),
        author=shown_text(row.text("author_name")),
        date=clock.aware(row.text("date"), row.text("date_gmt")),
        content=row.stored("content").strip(),
        type=row.text("type") or "comment",
        approved=_STATES.get(state, state),
        parent=row.number("parent") or None,
        author_email=row.text("author_email"),
        author_url=row.text("author_url"),
        author_ip=row.text("author_ip"),
        user_id=row.number("author") or None,
    )
