"""A list of an API → its rows, page by page; a page that fails costs as few of them as can be.

Servers fail on one page because of one post in it, or because a hundred are too much for them. So a
page that fails is asked for again in smaller ones, down to single rows. What is missing in the end
is reported, and the numbers are compared with what the server says it has.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from migrator.diagnostics import Code, Diagnostic, Place
from migrator.diagnostics import rest as codes
from migrator.readers.rest.asking import Answer
from migrator.readers.rest.fields import Row
from migrator.web import AnswerError, UnreachableError, UnwantedBodyError, WebError

LARGEST: Final = 100
"""Most rows that WordPress gives at once."""
_PARTS: Final = 10
_MOST_PAGES: Final = 100_000
_MOST_BARREN: Final = 3
"""Pages in a row without a new row, after which no more is asked for: a cache before the site may
give one page for all."""
_CLOSED: Final = frozenset({400, 401, 403, 404, 405, 410, 451, 501})
"""Answers to the first page that say that a list is not to be had, by us or at all."""
_PAST_THE_END: Final = 400
_FIRST_PATIENCE: Final = 5
_PATIENCE: Final[Mapping[type[WebError], int]] = {
    UnreachableError: 4,
    AnswerError: 14,
    UnwantedBodyError: 14,
}
"""Failures in a row after which the network or the server is taken to be gone, by what failed: a
page of a hundred that fails with all rows of its first ten takes twelve."""

Ask = Callable[[int, int], Answer]
"""Page (counted from 1) and rows on it → the answer."""


class ClosedError(Exception):
    """A list is not to be had: the sentence says why.

    Attributes:
        status: The HTTP status, 0 where the answer was no JSON.
    """

    def __init__(self, cause: WebError) -> None:
        """Take the sentence of what the web said."""
        super().__init__(str(cause))
        self.status = cause.status if isinstance(cause, AnswerError) else 0


@dataclass(frozen=True, slots=True)
class Span:
    """Some rows of a list: from `first` (counted from 0, a multiple of `size`), `size` of them."""

    first: int
    size: int

    @property
    def page(self) -> int:
        """Which page that is, counted from 1, among pages of this size."""
        return self.first // self.size + 1

    @property
    def next(self) -> "Span":
        """As many after it."""
        return Span(self.first + self.size, self.size)

    def parts(self) -> list["Span"]:
        """The same rows in smaller spans."""
        size = self.size // _PARTS
        return [Span(first, size) for first in range(self.first, self.first + self.size, size)]


@dataclass(slots=True)  # mutable: it counts
class Reading:
    """The reading of one list.

    Attributes:
        what: What reports call its rows: `posts`, `comments`.
        place: Where reports place it.
        notes: What was met so far.
        total: What the server says there is, None where it does not say.
        received, lost: Rows that came, each counted once, and that did not.
    """

    ask: Ask
    what: str
    place: Place
    notes: list[Diagnostic] = field(default_factory=list)
    total: int | None = None
    received: int = 0
    lost: int = 0
    _failures: int = 0
    _ended: bool = False
    _barren: int = 0
    _seen: set[int] = field(default_factory=set)
    _repeated: list[int] = field(default_factory=list)

    @property
    def missing(self) -> int:
        """How many rows the server says it has more than it gave or failed on."""
        return 0 if self.total is None else self.total - self.received - self.lost

    def rows(self, size: int = LARGEST) -> Iterator[Row]:
        """Every row of the list.

        Raises:
            ClosedError: The list is not to be had at all.
            WebError: The network, or the server, is gone.
        """
        span = Span(0, size)
        while not self._is_over(span):
            yield from self._span(span)
            span = span.next
        self._say_repeated()

    def comparison(self) -> list[Diagnostic]:
        """A report where the server says another number than it gave."""
        if not self.missing:
            return []
        detail = f"{self.what}: the site says {self.total}, {self.received} came"
        return [Diagnostic(codes.REST_COUNT_DIFFERS, self.place, detail, abs(self.missing))]

    def _span(self, span: Span) -> Iterator[Row]:
        """The rows of a span, in smaller ones where it fails."""
        try:
            answer = self.ask(span.page, span.size)
            if not isinstance(answer.value, list):
                raise UnwantedBodyError(f"the answer for {self.what} is no list.")
        except WebError as error:
            if self._is_end(error):
                self._barren = _MOST_BARREN
                return
            self._bear(error)
            yield from self._in_parts(span, error)
            return
        self._failures = 0
        self.total = self.total if answer.total is None else answer.total
        rows = [row for row in answer.rows if self._is_new(row)]
        self.received += len(rows)
        self._ended = len(answer.value) < span.size
        self._barren = 0 if rows else self._barren + 1
        yield from rows

    def _is_new(self, row: Row) -> bool:
        """Whether a row came for the first time: a list that changes gives some of them twice.

        A cache before the site may even give one page for all.
        """
        number = row.number("id") or row.number("ID")
        if number is None:
            return True
        if number in self._seen:
            self._repeated.append(number)
            return False
        self._seen.add(number)
        return True

    def _in_parts(self, span: Span, error: WebError) -> Iterator[Row]:
        if span.size == 1:
            self.lost += 1
            self._note(codes.REST_ITEM_LOST, f"number {span.first + 1} of {self.what}: {error}", 1)
            return
        for part in span.parts():
            if not self._is_over(part):
                yield from self._span(part)

    def _is_end(self, error: WebError) -> bool:
        """Whether the answer is WordPress's to a page past the last."""
        begun = self.received or self.lost
        return bool(begun) and isinstance(error, AnswerError) and error.status == _PAST_THE_END

    def _bear(self, error: WebError) -> None:
        """Count a failure; one too many ends the reading.

        Raises:
            ClosedError: Nothing of the list can be had, though the server answers.
            WebError: It is the network that fails, or the server that did answer before.
        """
        begun = bool(self.received or self.lost) or self.total is not None
        status = error.status if isinstance(error, AnswerError) else 0
        if not begun and status in _CLOSED:
            raise ClosedError(error) from error
        self._failures += 1
        if begun or isinstance(error, UnreachableError):
            if self._failures >= _PATIENCE.get(type(error), 1):
                raise error
        elif self._failures >= _FIRST_PATIENCE:
            raise ClosedError(error) from error

    def _is_over(self, span: Span) -> bool:
        ended = self._ended if self.total is None else span.first >= self.total
        return ended or self._barren >= _MOST_BARREN or span.page > _MOST_PAGES

    def _say_repeated(self) -> None:
        if self._repeated:
            first = ", ".join(map(str, self._repeated[:3]))
            detail = f"{self.what}: {first}" + (" …" if len(self._repeated) > 3 else "")
            self._note(codes.REST_ITEM_REPEATED, detail, len(self._repeated))

    def _note(self, code: Code, detail: str, count: int) -> None:
        self.notes.append(Diagnostic(code, self.place, detail, count))
