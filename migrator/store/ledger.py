"""The ledger: what became of every item and which files are ours, in SQLite (docs/ledger.md).

It is what makes a killed run harmless. The digests that files will have are committed before the
files are put in place, and beside each the digest of what stood there before. So after a kill at
any point, what stands at a path is nothing, the prior file or the intended one; anything else is
the work of a person.

One process holds the ledger from opening to closing: SQLite's own lock keeps a second run out, and
goes with the process however that ends.
"""

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Literal, NamedTuple

from migrator.store.errors import BusyError, LedgerError, WriteError

APPLICATION_ID = 0x4D494752  # "MIGR"
SCHEMA_VERSION = 1

ItemRow = tuple[
    int,
    str,
    int | None,
    int | None,
    str,
    int | None,
    str,
    str,
    str,
    str,
    str | None,
    str | None,
    str,
]
"""A row of `items`, its columns in the schema's order."""

_INSERT_ITEM = "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PUT_ITEM = _INSERT_ITEM.replace("INSERT", "INSERT OR REPLACE")
_ADDED = """
    CREATE TABLE IF NOT EXISTS kept (source TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS cut_posts (ordinal INTEGER PRIMARY KEY, post TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS media (
        key TEXT PRIMARY KEY, url TEXT NOT NULL, state TEXT NOT NULL, digest TEXT NOT NULL,
        ending TEXT NOT NULL, why TEXT NOT NULL, path TEXT NOT NULL
    ) WITHOUT ROWID;
"""
"""Tables that ledgers of earlier versions lack."""
_PUT_MEDIA = "INSERT OR REPLACE INTO media VALUES (?, ?, ?, ?, ?, ?, ?)"
_PUT_FILE = "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)"


class MediaRow(NamedTuple):
    """A file of media that something uses: a row of `media`, its columns in the schema's order.

    Attributes:
        key: What all addresses of the file have in common.
        url: Where it was to be had.
        state: `kept`; `missing` or `refused` for good; `unreachable` where it may be had later.
        digest: SHA-256, empty where it is not kept.
        ending: The one it should have, empty where it is not kept.
        why: Why it is not kept.
        path: Where the output has it, empty before it is placed.
    """

    key: str
    url: str
    state: Literal["kept", "missing", "refused", "unreachable"]
    digest: str = ""
    ending: str = ""
    why: str = ""
    path: str = ""


class FileRow(NamedTuple):
    """A file of the output that is ours: a row of `files`, its columns in the schema's order.

    Attributes:
        digest: SHA-256 it has, or is about to have.
        prior: SHA-256 of what stood there before, None where nothing did.
        ordinal: The item it was made from, None for a file of many items.
        source: The source file it was made from.
    """

    path: str
    digest: str
    prior: str | None = None
    ordinal: int | None = None
    source: str = ""

    def knows(self, digest: str) -> bool:
        """Whether a file with this digest is our work."""
        return digest in {self.digest, self.prior}


class Ledger:
    """The open ledger of one output folder."""

    def __init__(self, path: Path) -> None:
        """Open the ledger, or make it, and lock it.

        Raises:
            BusyError: Another run holds it.
            LedgerError: It is damaged, newer than this version, or no ledger of ours.
            WriteError: The system refused.
        """
        self._path = path
        with self._in_words():
            self._connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            with self._in_words():
                self._lock()
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def start(self, version: str) -> None:
        """Begin the account of a run; that of the run before is dropped, its files stay known."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM items")
            connection.execute("DELETE FROM notes")
            connection.execute("DELETE FROM kept")
            connection.execute("DELETE FROM cut_posts")
            connection.execute("DELETE FROM run")
            connection.execute("INSERT INTO run VALUES ('running', ?)", (version,))

    def record(self, items: Iterable[ItemRow], files: Iterable[FileRow]) -> None:
        """Set down items, and files as they are about to be: on disk when this returns."""
        with self._transaction() as connection:
            connection.executemany(_INSERT_ITEM, items)
            connection.executemany(_PUT_FILE, files)

    def amend(self, items: Iterable[ItemRow], files: Iterable[FileRow]) -> None:
        """Set down anew what became of items, and files as they are about to be."""
        with self._transaction() as connection:
            connection.executemany(_PUT_ITEM, items)
            connection.executemany(_PUT_FILE, files)

    def keep_source(self, packed: str) -> None:
        """Keep what completing posts later needs to know of the source as a whole."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM kept")
            connection.execute("INSERT INTO kept VALUES (?)", (packed,))

    def keep_cut(self, posts: Mapping[int, str]) -> None:
        """Keep posts that are cut, packed, by ordinal; those that are whole are kept no longer."""
        with self._transaction() as connection:
            whole = ((ordinal,) for ordinal, packed in posts.items() if not packed)
            connection.executemany("DELETE FROM cut_posts WHERE ordinal = ?", whole)
            cut = ((ordinal, packed) for ordinal, packed in posts.items() if packed)
            connection.executemany("INSERT OR REPLACE INTO cut_posts VALUES (?, ?)", cut)

    def kept_source(self) -> str:
        """What was kept of the source, empty where nothing was."""
        with self._in_words():
            row = self._connection.execute("SELECT source FROM kept").fetchone()
        return str(row[0]) if row else ""

    def cut_posts(self) -> Iterator[tuple[int, str]]:
        """The posts that are cut, packed, in the source's order."""
        with self._in_words():
            yield from self._connection.execute(
                "SELECT ordinal, post FROM cut_posts ORDER BY ordinal"
            )

    def keep_media(self, rows: Iterable[MediaRow]) -> None:
        """Set down what is known of files of media: on disk when this returns."""
        with self._transaction() as connection:
            connection.executemany(_PUT_MEDIA, rows)

    def media(self) -> Iterator[MediaRow]:
        """What is known of files of media, of earlier runs too."""
        query = "SELECT key, url, state, digest, ending, why, path FROM media ORDER BY key"
        with self._in_words():
            for row in self._connection.execute(query):
                yield MediaRow(*row)

    def forget_media(self, keys: Iterable[str]) -> None:
        """Files of media that nothing uses any more."""
        with self._transaction() as connection:
            connection.executemany("DELETE FROM media WHERE key = ?", ((key,) for key in keys))

    def note(self, diagnostics: Iterable[str]) -> None:
        """Set down diagnostics, as JSON, that belong to no item."""
        with self._transaction() as connection:
            connection.executemany(
                "INSERT INTO notes (diagnostic) VALUES (?)", ((entry,) for entry in diagnostics)
            )

    def file(self, path: str) -> FileRow | None:
        """The file at a path, None when it is not ours."""
        query = "SELECT path, digest, prior, ordinal, source FROM files WHERE path = ?"
        with self._in_words():
            row = self._connection.execute(query, (path,)).fetchone()
        return FileRow(*row) if row else None

    def files(self, besides: Container[str] = ()) -> Iterator[FileRow]:
        """All files that are ours, by path, but those that are named."""
        query = "SELECT path, digest, prior, ordinal, source FROM files ORDER BY path"
        with self._in_words():
            for row in self._connection.execute(query):
                if row[0] not in besides:
                    yield FileRow(*row)

    def forget(self, paths: Iterable[str]) -> None:
        """Files that are ours no longer."""
        with self._transaction() as connection:
            connection.executemany("DELETE FROM files WHERE path = ?", ((path,) for path in paths))

    def select(self, query: str, *values: str | int) -> Iterator[tuple[object, ...]]:
        """Rows of a query, one at a time."""
        with self._in_words():
            yield from self._connection.execute(query, values)

    def finish(self) -> None:
        """Close the account: every file is in its place."""
        with self._transaction() as connection:
            connection.execute("UPDATE files SET prior = NULL WHERE prior IS NOT NULL")
            connection.execute("UPDATE run SET state = 'finished'")

    def close(self) -> None:
        """Let go of the ledger; what was not committed is as if it had never been."""
        self._connection.close()

    def _lock(self) -> None:
        connection = self._connection
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")

    def _prepare(self) -> None:
        connection = self._connection
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not tables:
            self._make()
        elif application == APPLICATION_ID and version <= SCHEMA_VERSION:
            connection.executescript(_ADDED)
        elif application != APPLICATION_ID:
            raise LedgerError(f"{self._path} is no ledger of migrator; move it away.")
        elif version > SCHEMA_VERSION:
            raise LedgerError(
                f"{self._path} was written by a newer migrator; update migrator, or choose another "
                "--output."
            )

    def _make(self) -> None:
        schema = resources.files("migrator.data").joinpath("ledger.sql").read_text("utf-8")
        self._connection.executescript(
            f"BEGIN; PRAGMA application_id = {APPLICATION_ID};"
            f"PRAGMA user_version = {SCHEMA_VERSION}; {schema}; COMMIT;"
        )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._in_words():
            self._connection.execute("BEGIN")
            with self._connection:
                yield self._connection

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Turn SQLite's errors into sentences."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # not the disk's fault, but the caller's
        except sqlite3.Error as error:
            raise self._worded(error) from error

    def _worded(self, error: sqlite3.Error) -> LedgerError | BusyError | WriteError:
        code = getattr(error, "sqlite_errorcode", None) or 0
        primary = code & 0xFF
        if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return BusyError(
                f"Another run is writing into {self._path.parent.parent}; wait until it is done."
            )
        if primary in _REFUSED:
            return WriteError(f"{self._path} could not be written: {error}.")
        return LedgerError(
            f"{self._path} is damaged ({error}); move it away and give --overwrite to write anew."
        )


_REFUSED = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
