"""`split`: where the posts of a source begin and end, what was taken out, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from migrator.diagnostics import Diagnostic
from migrator.model import Post
from migrator.readers.dump import boundaries
from migrator.readers.dump.account import Account, Decision, Span
from migrator.readers.dump.source import DumpSource
from migrator.readers.opening import open_source
from migrator.readers.source import Source, SourceError, Stub
from migrator.settings import Settings


@dataclass(frozen=True, slots=True)
class Why:
    """A reason and its weight in log-odds: above 0 it speaks for the decision."""

    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of it, about which something was decided.

    Attributes:
        line: Counted from 1; None where the source has no lines.
        what: `title`, `image placeholder`, `interface phrase (likes)`, …
    """

    line: int | None
    what: str
    text: str
    confidence: float | None = None
    reasons: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One post.

    Attributes:
        first, last: Its lines; None where the source has no lines.
        cut: The page shows only its beginning.
        start: The decision that it begins here; None where the source itself says so.
    """

    number: int
    first: int | None
    last: int | None
    title: str
    cut: bool
    words: int
    confidence: float | None
    start: Piece | None
    removed: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LineRow:
    """What became of a line that is not blank: `title`, `text`, or its name as a removed piece.

    Attributes:
        line, last: Of the dump, counted from 1; more than one where a window broke it.
    """

    line: int
    last: int
    post: int | None
    became: str
    text: str


@dataclass(frozen=True, slots=True)
class Split:
    """Where the posts of a source are.

    Attributes:
        outside: Lines that belong to no post.
        rejected: Lines that were weighed as titles and are none.
        lines: Every line that is not blank, accounted for; empty for sources without lines.
    """

    source: str
    reader: str
    posts: tuple[Part, ...]
    outside: tuple[Piece, ...]
    rejected: tuple[Piece, ...]
    lines: tuple[LineRow, ...]
    diagnostics: tuple[Diagnostic, ...]


def split(name: str, settings: Settings, write_to: Path | None = None) -> Split:
    """Find the posts of a source.

    Args:
        name: As for `open_source`; `settings.boundaries` names a person's decisions.
        write_to: Where the decisions go as a boundaries file, for a person to edit.

    Raises:
        SourceError: The source or the boundaries can't be read, or decisions are asked of a source
            that says itself where its posts begin.
        StoreError: The boundaries file is there already, or can't be written.
    """
    with open_source(name, settings) as source:
        stubs = source.survey()
        read = [(item.stub, *item.read()) for item in source.items(stubs)]
        diagnostics = (*source.diagnostics(), *(entry for _, _, met in read for entry in met))
        posts = [(stub, post) for stub, post, _ in read]
        if isinstance(source, DumpSource):
            if write_to is not None:
                boundaries.save(write_to, source.account, source.name)
            return _of_dump(source, posts, diagnostics)
        if write_to is not None:
            raise SourceError(
                f"{name}: says itself where its posts begin; only a text dump has boundaries."
            )
        return _of_other(name, source, posts, diagnostics)


def _of_dump(
    source: DumpSource,
    posts: list[tuple[Stub, Post]],
    diagnostics: tuple[Diagnostic, ...],
) -> Split:
    account = source.account
    pairs = zip(account.spans, posts, strict=True)
    return Split(
        source.name,
        source.reader,
        tuple(_part(number, span, post) for number, (span, (_, post)) in enumerate(pairs, 1)),
        tuple(_piece(entry) for entry in account.outside),
        tuple(_piece(entry) for entry in account.rejected),
        tuple(_rows(account)),
        diagnostics,
    )


def _of_other(
    name: str, source: Source, posts: list[tuple[Stub, Post]], diagnostics: tuple[Diagnostic, ...]
) -> Split:
    parts = tuple(
        Part(
            number,
            stub.line,
            None,
            post.title,
            post.truncated,
            len(post.body.split()),
            post.confidence,
            None,
            tuple(Piece(piece.line, piece.what, piece.text) for piece in post.removed),
        )
        for number, (stub, post) in enumerate(posts, 1)
    )
    return Split(name, source.reader, parts, (), (), (), diagnostics)


def _part(number: int, span: Span, post: Post) -> Part:
    return Part(
        number,
        span.first,
        span.last,
        span.title,
        span.truncated,
        len(post.body.split()),
        span.confidence,
        _piece(span.start) if span.start else None,
        tuple(_piece(entry) for entry in span.removed),
    )


def _piece(entry: Decision) -> Piece:
    reasons = tuple(Why(reason.weight, reason.text) for reason in entry.reasons)
    return Piece(entry.line, entry.what, entry.text, entry.confidence, reasons)


def _rows(account: Account) -> Iterator[LineRow]:
    """Every line that is not blank, once for each piece taken out and once for what is left."""
    posts = {
        number: place
        for place, span in enumerate(account.spans, 1)
        for number in range(span.first, span.last + 1)
    }
    pieces: dict[int, list[Decision]] = {}
    for entry in (*account.outside, *(piece for span in account.spans for piece in span.removed)):
        pieces.setdefault(entry.line, []).append(entry)
    titles = {span.start.line for span in account.spans if span.title and span.start}
    outside = {entry.line for entry in account.outside}
    for line in (line for line in account.lines if line.text):
        last = line.number + line.count - 1
        post = None if line.number in outside else posts.get(line.number)
        taken = pieces.get(line.number, [])
        rows = [LineRow(line.number, last, post, piece.what, piece.text) for piece in taken]
        if not any(piece.text == line.text for piece in taken):
            became = "title" if line.number in titles else "text"
            rows.append(LineRow(line.number, last, post, became, _left(line.text, taken)))
        places = [line.text.find(row.text) for row in rows]
        yield from (row for _, row in sorted(zip(places, rows, strict=True), key=itemgetter(0)))


def _left(text: str, taken: list[Decision]) -> str:
    for piece in taken:
        head, _, tail = text.rpartition(piece.text)
        text = f"{head.rstrip()} {tail.lstrip()}".strip()
    return text
