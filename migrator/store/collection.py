"""Files made of rows: they grow half-written and are placed when the last row is in."""

import hashlib
from contextlib import suppress
from pathlib import Path

from migrator.store.errors import WriteError
from migrator.store.outcome import Collection

_PIECE = 1 << 20


class OpenCollection:
    """A collection that is being written.

    Attributes:
        spool: Where it grows.
        source: The source file of its first row, empty while it has none.
    """

    __slots__ = ("_digest", "_file", "_has_rows", "collection", "source", "spool")

    def __init__(self, collection: Collection, spool: str) -> None:
        """Begin it with its head.

        Raises:
            WriteError: The system refused.
        """
        self.collection = collection
        self.spool = spool
        self.source = ""
        self._digest = hashlib.sha256()
        self._has_rows = False
        try:
            self._file = Path(spool).open("xb")  # noqa: SIM115  (closed by `end` or `drop`)
        except OSError as error:
            raise WriteError.of(error, collection.path) from error
        self._write(collection.head)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, neither head nor row: then there need be no file."""
        return not (self._has_rows or self.collection.head)

    def add(self, data: bytes) -> None:
        """Add a row."""
        separator = self.collection.separator
        self._write(separator + data if separator and self._has_rows else data)
        self._has_rows = True

    def take(self, part: "OpenCollection") -> None:
        """Let a part stand where this one ends so far; its own file is done with."""
        part.end()
        with Path(part.spool).open("rb") as file:
            while piece := file.read(_PIECE):
                self._write(piece)
        self._has_rows = True

    def end(self) -> str:
        """Add the tail, close the file, and give its digest."""
        self._write(self.collection.tail)
        try:
            self._file.close()
        except OSError as error:
            raise WriteError.of(error, self.collection.path) from error
        return self._digest.hexdigest()

    def drop(self) -> None:
        """Close the file, whatever becomes of what is not yet written."""
        with suppress(OSError):
            self._file.close()

    def _write(self, data: bytes) -> None:
        self._digest.update(data)
        try:
            self._file.write(data)
        except OSError as error:
            raise WriteError.of(error, self.collection.path) from error
