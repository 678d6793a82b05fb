"""A span of the account → the post: title, body without what was taken out, what was taken out."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Final

from migrator.model import Post, Removed, Term
from migrator.readers.dump import markdown
from migrator.readers.dump.account import Account, Decision, Role, Span
from migrator.readers.dump.dates import date_line
from migrator.readers.dump.flow import TextLine, body_of
from migrator.readers.dump.labels import BY_LINES
from migrator.readers.dump.lines import Line
from migrator.readers.phrases import filled
from migrator.readers.title_phrases import without_prefix

_PROTECTED: Final = "protected"
_BETWEEN: Final = r"(?:\s|[*_\\]|!?\[|\]\([^()\s]*\))+"
"""What stands between two words; in Markdown also marks."""
_DIGIT: Final = re.compile(r"\d")
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_PAGE: Final = re.compile(r"https?://[^/?#]+/(?:[^?#]+|\?)", re.IGNORECASE)
_NO_NAMES: Final = re.compile(r"\d{3}|:|.{100}")
_ITEM: Final = re.compile(r"\s*[*+-]\s")
_ITEM_WIDTH: Final = 4
_NAME_WORDS: Final = 3
_PARTS: Final = re.compile(r"\s+[|·•/—–]\s+")
_COMMAS: Final = re.compile(r"\s*[,、،]\s*")
_TAXONOMIES: Final = (("post_tag", "tagged"), ("category", "posted-in"))


def post_of(account: Account, span: Span, zone: tzinfo = UTC) -> Post:
    """The post of a span.

    Args:
        zone: The site's zone, for a date that the dump shows.
    """
    protected = any(piece.role is Role.PHRASE and piece.key == _PROTECTED for piece in span.removed)
    kept = text_lines(account.lines, span, _gone(account))
    marked = any(entry.line.marks for entry in kept)
    return Post(
        id=None,
        type="post",
        status=_PROTECTED if protected else "publish",
        title=without_prefix(span.title, _PROTECTED) if protected else span.title,
        body=_html(account.lines, span, kept) if marked else body_of(kept),
        body_format="html" if marked else "text",
        link=_link(account.lines, span),
        author=_author(span),
        published=_published(account.lines, span, zone),
        terms=_terms(span),
        truncated=span.truncated or protected,
        continue_url=_continue_url(account.lines, span),
        removed=tuple(_all_removed(account, span)),
        confidence=span.confidence,
    )


def _all_removed(account: Account, span: Span) -> Iterator[Removed]:
    """What was decided to be no text, and link numbers, each with its address."""
    gone = _gone(account)
    if span.title and span.start and (mark := account.lines[span.start.line - 1].bullet):
        yield Removed("bullet", mark.strip(), span.start.line)
    yield from (_removed(piece, account.lines) for piece in span.removed)
    for line in account.lines[span.first - 1 : span.last]:
        if line.number not in gone:
            for link in line.links if line.marks is None else ():
                yield Removed("link number", f"{link.mark} {link.address}".strip(), line.number)


def _link(lines: Sequence[Line], span: Span) -> str:
    """Where the title leads, where the whole title is a link to a page."""
    if not span.title or span.start is None:
        return ""
    links = [link for link in lines[span.start.line - 1].links if link.begins]
    return next((link.address for link in links if _PAGE.match(link.address)), "")


def _continue_url(lines: Sequence[Line], span: Span) -> str:
    """Where the read-more marker leads; an anchor in the page is left off."""
    marks = [piece for piece in span.removed if piece.role is Role.MORE]
    for piece in reversed(marks):
        for link in reversed(lines[piece.line - 1].links):
            if _WEB.match(link.address):
                return link.address.partition("#")[0]
    return ""


def _terms(span: Span) -> tuple[Term, ...]:
    """Categories and tags that the foot of the post names."""
    found: dict[Term, None] = {}
    for piece in span.removed:
        if piece.role is Role.PHRASE and piece.key == "posted-in":
            found.update(dict.fromkeys(_named(piece.text)))
    return tuple(found)


def _named(foot: str) -> Iterator[Term]:
    """The terms of a line as `Posted in Boats, Rope | Tagged tar | 3 Comments`."""
    for part in _PARTS.split(foot):
        for taxonomy, key in _TAXONOMIES:
            names = filled(part, (key,))
            if names and not _NO_NAMES.search(names[-1]):
                for name in _COMMAS.split(names[-1]):
                    yield Term(taxonomy, "", name.strip())
                break


def _removed(piece: Decision, lines: Sequence[Line]) -> Removed:
    """A piece as it stood; decisions are made on lines whose white space is squeezed."""
    line = lines[piece.line - 1]
    text = line.raw.strip() if piece.text == line.text else piece.text
    return Removed(piece.what, text, piece.line)


def _author(span: Span) -> str:
    """The name in a by-line: where the phrase around it is known, or set off from the date."""
    for piece in span.removed:
        if piece.role is Role.PHRASE and piece.key in BY_LINES:
            names = [text for text in filled(piece.text, BY_LINES) if not _DIGIT.search(text)]
            if names:
                return names[-1]
        if piece.role is Role.DATE:
            _, *after = _PARTS.split(piece.text)
            return next(filter(_is_name, after), "")
    return ""


def _is_name(text: str) -> bool:
    """A word or a few, all with a capital, without a number."""
    words = text.split()
    return 0 < len(words) <= _NAME_WORDS and all(
        word[0].isupper() and word.isalpha() for word in words
    )


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
        if (rest := _without(_source(line), pieces.get(line.number, ())))
    ]


def _html(lines: Sequence[Line], span: Span, kept: Sequence[TextLine]) -> str:
    return markdown.to_html(_blocks(kept, _set_in(lines, span)))


def _set_in(lines: Sequence[Line], span: Span) -> int:
    """How far the text of a post is set in below its title: where posts are items of a list."""
    title = lines[span.start.line - 1] if span.title and span.start else None
    return _ITEM_WIDTH if title and _ITEM.match(title.raw) else 0


def _blocks(kept: Sequence[TextLine], set_in: int) -> Iterator[str]:
    """The lines of a dump in Markdown, with blank ones where there were some."""
    for entry in kept:
        if entry.line.gap:
            yield ""
        bare = entry.text.lstrip(" ")
        yield bare.rjust(max(len(bare), len(entry.text) - set_in))


def _source(line: Line) -> str:
    """A line as its body takes it; how far it is set in says something in Markdown alone."""
    return line.raw.rstrip() if line.marks else line.raw.strip()


def _without(text: str, pieces: Sequence[Decision]) -> str:
    """A line without its pieces; each is looked for at the end first, then at the beginning."""
    for piece in pieces:
        spaced = _BETWEEN.join(re.escape(word) for word in piece.text.split())
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
