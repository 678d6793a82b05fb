"""A post in the form in which what is read on different ways is compared."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Facts:
    """What has to be the same on every way.

    Attributes:
        date: In UTC, to the minute.
        terms: Taxonomy and name.
        words: Of the text, in order.
        comments: Of those approved: who, when, what, and the place of the one it answers.
    """

    title: str
    link: str
    date: str
    author: str
    terms: frozenset[tuple[str, str]]
    words: tuple[str, ...]
    comments: tuple[tuple[str, str, tuple[str, ...], int | None], ...]


FIELDS = ("title", "link", "date", "author", "terms", "words", "comments")


def facts_of_truth(post: dict[str, Any]) -> Facts:
    """The facts of a row of `truth.json`."""
    html = re.sub(r'<p class="attachment">.*?</p>', "", post["html"], flags=re.DOTALL)
    return Facts(
        title=post["title"],
        link=_path(post["link"]),
        date=_utc(post["date"]),
        author=post["author_name"],
        terms=frozenset((term["taxonomy"], term["name"]) for term in post["terms"]),
        words=words(html),
        comments=_comments(post["comments"]),
    )


def facts_of_record(record: dict[str, Any]) -> Facts:
    """The facts of a record that `convert` wrote, with its body as HTML."""
    return Facts(
        title=record["title"],
        link=_path(record["link"]),
        date=_utc(record["published"]),
        author=record["author_name"] or record["author"] or "",
        terms=frozenset((term["taxonomy"], term["name"]) for term in record["terms"]),
        words=words(record["html"]),
        comments=_comments(record["comments"]),
    )


def words(html: str) -> tuple[str, ...]:
    """The words that a reader sees."""
    body = LexborHTMLParser(html).body
    return tuple(_WORD.findall(body.text(separator=" "))) if body is not None else ()


def _comments(
    rows: list[dict[str, Any]],
) -> tuple[tuple[str, str, tuple[str, ...], int | None], ...]:
    shown = [row for row in rows if row["approved"] == "1"]
    places = {row["id"]: place for place, row in enumerate(shown)}
    return tuple(
        (row["author"], _utc(row["date"]), words(row["content"]), places.get(row["parent"]))
        for row in shown
    )


def _utc(date: str | None) -> str:
    return datetime.fromisoformat(date).astimezone(UTC).isoformat("T", "minutes") if date else ""


def _path(link: str) -> str:
    parts = urlsplit(link)
    return unquote(f"{parts.path}?{parts.query}" if parts.query else parts.path)
