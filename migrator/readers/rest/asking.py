"""An address → its answer, as JSON. Whatever else comes is an error of the web's."""

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from migrator.readers.rest.fields import EMPTY, Row, rows_of
from migrator.web import Session, UnreachableError, UnwantedBodyError
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


class Asker:
    """Asks for JSON. What is kept of a run that was stopped is not asked for again."""

    def __init__(self, session: Session, kept: Path | None = None) -> None:
        """Ask through a session.

        Args:
            session: It.
            kept: Folder for the answers, until `forget` is called; None for none.
        """
        self.session = session
        self._kept = kept

    def ask(self, url: str) -> Answer:
        """The answer of an address.

        Raises:
            WebError: It could not be fetched, or is no JSON.
        """
        place = self._place(url)
        if place is not None and (found := _kept(place)) is not None:
            return found
        fetched = self.session.fetch(url)
        try:
            data = fetched.path.read_bytes()
        finally:
            fetched.path.unlink(missing_ok=True)
        said = fetched.headers
        total, pages = _number(said, "X-WP-Total"), _number(said, "X-WP-TotalPages")
        answer = Answer(_parsed(data, url), total, pages)
        if place is not None:
            _keep(answer, place, url)
        return answer

    def forget(self) -> None:
        """Remove what was kept: the next run asks anew."""
        if self._kept is not None:
            shutil.rmtree(self._kept, ignore_errors=True)

    def _place(self, url: str) -> Path | None:
        if self._kept is None:
            return None
        return self._kept / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.json"


def _kept(place: Path) -> Answer | None:
    """An answer that was kept; None where it is not there, or damaged."""
    try:
        row = Row(orjson.loads(place.read_bytes()))
    except (OSError, orjson.JSONDecodeError):
        return None
    return Answer(row.data["value"], row.number("total"), row.number("pages"))


def _keep(answer: Answer, place: Path, url: str) -> None:
    """Write an answer beside its place, then put it there in one step.

    Raises:
        UnreachableError: The folder can't be written.
    """
    row = {"value": answer.value, "total": answer.total, "pages": answer.pages}
    half = place.with_suffix(".part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # it may hold drafts
        half.write_bytes(orjson.dumps(row))
        half.replace(place)
    except OSError as error:
        raise UnreachableError(
            f"{shown(url)} could not be kept in {place.parent}: {error.strerror}."
        ) from error


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
