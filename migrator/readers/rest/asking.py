"""A route of an API → its answer, as JSON. Whatever else comes is an error of the web's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import orjson

from migrator.readers.rest.fields import EMPTY, Row, rows_of
from migrator.web import Session, UnwantedBodyError
from migrator.web.guard import shown

_NOISE: Final = 1 << 16
"""Bytes before the JSON that are passed over: marks, blank lines and notices of PHP."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        value: The JSON.
        total, pages: What the server says the whole list has; None where it does not say.
    """

    value: object
    total: int | None = None
    pages: int | None = None

    @property
    def row(self) -> Row:
        """The answer as one object."""
        return Row(self.value) if isinstance(self.value, dict) else EMPTY

    @property
    def rows(self) -> tuple[Row, ...]:
        """The answer as a list of objects."""
        return rows_of(self.value)


def ask(session: Session, url: str) -> Answer:
    """Ask for JSON.

    Raises:
        WebError: It could not be fetched, or is no JSON.
    """
    fetched = session.fetch(url)
    try:
        data = fetched.path.read_bytes()
    finally:
        fetched.path.unlink(missing_ok=True)
    said = fetched.headers
    return Answer(_parsed(data, url), _number(said, "X-WP-Total"), _number(said, "X-WP-TotalPages"))


def _parsed(data: bytes, url: str) -> object:
    """The JSON, from where it begins."""
    starts = [at for at in (data.find(b"{", 0, _NOISE), data.find(b"[", 0, _NOISE)) if at >= 0]
    for start in sorted(starts):
        try:
            return orjson.loads(data[start:].rstrip(b"\0"))
        except orjson.JSONDecodeError:
            continue
    raise UnwantedBodyError(f"{shown(url)} answered no JSON, or a part of it.")


def _number(headers: Mapping[str, str], name: str) -> int | None:
    value = headers.get(name, "").strip()
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 12 else None
