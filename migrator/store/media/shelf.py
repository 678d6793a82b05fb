"""The shelf: bodies of media under the names of their digests, and the ledger's rows of them."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from migrator.store.errors import WriteError
from migrator.store.folder import Folder
from migrator.store.ledger import Ledger, MediaRow

FOLDER = "media"
_CHUNK = 1 << 20


class TooLargeError(Exception):
    """A body is larger than it may be."""


class Shelf:
    """What is kept of media in an output's state folder.

    A body is there whole or not at all, and its row is in the ledger right after: a run that was
    killed has at most one body on the shelf that no row names, which is taken for nothing.

    Attributes:
        incoming: Folder for files on their way to the shelf.
    """

    def __init__(self, folder: Folder, ledger: Ledger) -> None:
        """Make the shelf where there is none.

        Raises:
            WriteError: The system refused.
        """
        self._root = Path(folder.state, FOLDER)
        self.incoming = self._root / "incoming"
        self._ledger = ledger
        try:
            if self.incoming.exists():
                shutil.rmtree(self.incoming)
            self.incoming.mkdir(parents=True)
        except OSError as error:
            raise WriteError.of(error, str(self._root)) from error

    def known(self) -> Mapping[str, MediaRow]:
        """What earlier runs know, by key; without bodies that are gone or were changed."""
        sound: dict[str, bool] = {}
        rows: dict[str, MediaRow] = {}
        for row in self._ledger.media():
            if row.state == "kept":
                if row.digest not in sound:
                    sound[row.digest] = self._is_sound(row.digest)
                if not sound[row.digest]:
                    continue
            rows[row.key] = row
        return rows

    def take(self, path: Path) -> str:
        """Put a file on the shelf; it is moved there. Its digest.

        Raises:
            WriteError: The system refused.
        """
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            place = self.body(digest)
            place.parent.mkdir(exist_ok=True)
            os.replace(path, place)  # noqa: PTH105  (in one step, over what is there)
        except OSError as error:
            raise WriteError.of(error, str(self._root)) from error
        return digest

    def receive(self, stream: BinaryIO, limit: int) -> Path:
        """Write a stream to a file of `incoming`.

        Args:
            stream: From its beginning.
            limit: The largest body there may be, in bytes.

        Raises:
            TooLargeError: It is larger.
            WriteError: The system refused to write.
        """
        path = self.incoming / "received"
        size = 0
        try:
            with path.open("wb") as file:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    if size > limit:
                        raise TooLargeError
                    file.write(piece)
        except OSError as error:
            raise WriteError.of(error, str(path)) from error
        return path

    def body(self, digest: str) -> Path:
        """Where the body of a digest lies."""
        return self._root / digest[:2] / digest

    def record(self, rows: Iterable[MediaRow]) -> None:
        """Set down what is known of files; on disk when this returns."""
        self._ledger.keep_media(rows)

    def settle(self, used: Mapping[str, str], wanted: Callable[[str], bool]) -> None:
        """Set down where each file was placed, and let go of what nothing uses any more.

        Args:
            used: Path in the output, by key.
            wanted: Whether anything uses the file of a key.
        """
        rows = list(self._ledger.media())
        moved = (row._replace(path=used.get(row.key, "")) for row in rows if wanted(row.key))
        self._ledger.keep_media(moved)
        self._ledger.forget_media(row.key for row in rows if not wanted(row.key))
        self._sweep({row.digest for row in rows if wanted(row.key)})

    def _sweep(self, kept: set[str]) -> None:
        """Remove bodies that no row names."""
        for path in self._root.glob("??/*"):
            if path.name not in kept:
                with suppress(OSError):
                    path.unlink()

    def _is_sound(self, digest: str) -> bool:
        try:
            with self.body(digest).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        except OSError:
            return False
