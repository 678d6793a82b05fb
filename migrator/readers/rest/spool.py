"""What a site answered, kept on disk until it is converted: a row for each item and comment."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from migrator.readers.rest.fields import Row

_TABLES: Final = """
    CREATE TABLE item (ordinal INTEGER PRIMARY KEY, id INTEGER, kind TEXT, data BLOB);
    CREATE TABLE comment (number INTEGER PRIMARY KEY, post INTEGER, data BLOB);
"""
_INDEX: Final = "CREATE INDEX comment_post ON comment (post)"
_APART: Final = "SELECT count(*) FROM comment WHERE post NOT IN (SELECT id FROM item WHERE id > 0)"


@dataclass(frozen=True, slots=True)
class Kept:
    """An item as it was answered.

    Attributes:
        kind: Its post type.
        comments: The rows of its comments, in the order in which they came.
    """

    kind: str
    row: Row
    comments: tuple[Row, ...]


class Spool:
    """A file of rows: filled once, then read by any number of processes."""

    def __init__(self, path: Path) -> None:
        """Make the file."""
        self._path = path
        self._items = 0
        self._database: sqlite3.Connection | None = sqlite3.connect(path)
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.executescript(_TABLES)

    def add_item(self, kind: str, row: Row) -> int:
        """Keep an item; its ordinal."""
        ordinal = self._items
        self._items += 1
        values = (ordinal, row.number("id") or row.number("ID"), kind, _bytes(row))
        self._filling.execute("INSERT INTO item VALUES (?, ?, ?, ?)", values)
        return ordinal

    def add_comment(self, post: int, row: Row) -> None:
        """Keep a comment of a post."""
        values = (post, _bytes(row))
        self._filling.execute("INSERT INTO comment (post, data) VALUES (?, ?)", values)

    def seal(self) -> int:
        """End the filling; the number of comments whose post is not there."""
        self._filling.execute(_INDEX)
        self._filling.commit()
        (apart,) = self._filling.execute(_APART).fetchone()
        self.close()
        return int(apart)

    @contextmanager
    def reading(self) -> Iterator["Shelf"]:
        """Open the file anew, as each process has to."""
        with closing(sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)) as database:
            yield Shelf(database)

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    @property
    def _filling(self) -> sqlite3.Connection:
        assert self._database is not None
        return self._database


@dataclass(frozen=True, slots=True)
class Shelf:
    """The file, open for reading."""

    database: sqlite3.Connection

    def item(self, ordinal: int) -> Kept:
        """The item of an ordinal."""
        found = self.database.execute(
            "SELECT id, kind, data FROM item WHERE ordinal = ?", (ordinal,)
        ).fetchone()
        number, kind, data = found
        return Kept(kind, _row(data), tuple(self._comments(number)))

    def _comments(self, post: int | None) -> Sequence[Row]:
        found = self.database.execute(
            "SELECT data FROM comment WHERE post = ? ORDER BY number", (post,)
        )
        return [_row(data) for (data,) in found]


def _bytes(row: Row) -> bytes:
    return orjson.dumps(row.data)


def _row(data: bytes) -> Row:
    return Row(orjson.loads(data))
