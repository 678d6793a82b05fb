"""A span of the account → the post: title, body without what was taken out, what was taken out."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from typing import Final

from migrator.model import Post, Removed
from migrator.readers.dump.account import Account, Decision, Role, Span
from migrator.readers.dump.dates import date_line
from migrator.readers.dump.flow import TextLine, body_of
from migrator.readers.dump.lines import Line
from migrator.readers.dump.page import BY_LINES
from migrator.readers.phrases import filled

_DIGIT: Final = re.compile(r"\d")


def post_of(account: Account, span: Span, zone: tzinfo = UTC) -> Post:
    """The post of a span.

    Args:
        zone: The site's zone, for a date that the dump shows.
    """
    return Post(
        id=None,
        type="post",
        status="publish",
        title=span.title,
        body=body_of(text_lines(account.lines, span, _gone(account))),
        body_format="text",
        author=_author(span),
        published=_published(account.lines, span, zone),
        truncated=span.truncated,
        removed=tuple(_removed(piece, account.lines) for piece in span.removed),
        confidence=span.confidence,
    )


def _removed(piece: Decision, lines: Sequence[Line]) -> Removed:
    """A piece as it stood; decisions are made on lines whose white space is squeezed."""
    line = lines[piece.line - 1]
    text = line.raw.strip() if piece.text == line.text else piece.text
    return Removed(piece.what, text, piece.line)


def _author(span: Span) -> str:
    """The name in a by-line, where the phrase around it is known."""
    for piece in span.removed:
        if piece.role is Role.PHRASE and piece.key in BY_LINES:
            names = [text for text in filled(piece.text, BY_LINES) if not _DIGIT.search(text)]
            if names:
                return names[-1]
    return ""


def _gone(account: Account) -> frozenset[int]:
    return frozenset(entry.line for entry in account.outside)


def text_lines(lines: Sequence[Line], span: Span, gone: frozenset[int]) -> list[TextLine]:
    """The lines of a span that are text, each without the pieces taken out of it."""
    pieces: dict[int, list[Decision]] = {}
    for piece in span.removed:
        pieces.setdefault(piece.line, []).append(piece)
    title = span.start.line if span.start and span.start.role is Role.TITLE else None
    return [
        TextLine(line, rest)
        for line in lines[span.first - 1 : span.last]
        if line.text and line.number not in gone and line.number != title
        if (rest := _without(line.raw.strip(), pieces.get(line.number, ())))
    ]


def _without(text: str, pieces: Sequence[Decision]) -> str:
    """A line without its pieces; each is looked for at the end first, then at the beginning."""
    for piece in pieces:
        spaced = r"\s+".join(re.escape(word) for word in piece.text.split())
        found = list(re.finditer(spaced, text))
        if found:
            at = found[0] if found[0].start() == 0 else found[-1]
            text = f"{text[: at.start()].rstrip()} {text[at.end() :].lstrip()}".strip()
    return text


def _published(lines: Sequence[Line], span: Span, zone: tzinfo) -> datetime | None:
    """The date under or above the title, at midnight."""
    for piece in span.removed:
        if piece.role in {Role.DATE, Role.PHRASE} and (found := date_line(lines[piece.line - 1])):
            day = found.day
            return datetime(day.year, day.month, day.day, tzinfo=zone) if day else None
    return None
