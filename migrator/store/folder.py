"""The output folder: whole files in, digests out, and no way to anywhere else.

A file is written under `.migrator/half-written` and then renamed to its place, which is one step
for the file system: a reader of the folder, or the next run, sees the old file or the new one,
never half of one. Site generators that watch the folder never see a temporary name, and what a
killed run leaves lies in one known place. Files are not synced one by one (that costs more than all
the rest of a run); after a power cut, a file that is neither the old nor the new one is a conflict,
which the next run reports.

Links: a planned path never goes through a symbolic link, and a link that stands at a planned path
is never followed, neither to be read nor to be written.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from migrator.store.errors import UnsafePathError, WriteError
from migrator.store.paths import STATE_FOLDER

_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | _BINARY | _NO_FOLLOW
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY | _NO_FOLLOW
_CHUNK = 1 << 20


class Folder:
    """The output folder. Paths given to it are relative, with `/` between their parts."""

    def __init__(self, path: Path) -> None:
        """Nothing is created yet.

        Raises:
            WriteError: There is something at this path that is not a folder.
        """
        self.name = str(path)
        self.root = os.path.realpath(path)
        self.state = f"{self.root}/{STATE_FOLDER}"
        self._spools = f"{self.state}/half-written"
        self._real_folders = {""}
        self._new_folders: set[str] = set()
        mode = _mode_of(self.root)
        if mode is not None and not stat.S_ISDIR(mode):
            raise WriteError(f"{path} is a file; choose a folder as --output.")

    def create(self) -> None:
        """Make the folder and its state folder.

        Raises:
            WriteError: The system refused.
        """
        _make(self.root)
        _make(self.state)

    def open_spools(self) -> None:
        """Make the place of half-written files, and empty it of what a killed run left.

        Only for who holds the ledger: they may be another run's.

        Raises:
            UnsafePathError: It is a link.
            WriteError: The system refused.
        """
        _refuse_link(self._spools)
        _make(self._spools)
        self._empty_spools()

    def ledger(self) -> Path:
        """Where the ledger is, or will be.

        Raises:
            UnsafePathError: It, or the folder it lies in, is a link.
        """
        path = f"{self.state}/ledger.sqlite"
        _refuse_link(self.state)
        _refuse_link(path)
        return Path(path)

    def exists(self) -> bool:
        """Whether anything can stand in the way at all."""
        return _mode_of(self.root) is not None

    def obstacle(self, path: str) -> str:
        """What stands between the output folder and the file, empty where the way is free.

        A folder that is a link is an obstacle, and so is a file where a folder has to be.
        """
        parent = path.rpartition("/")[0]
        if parent in self._real_folders:
            return ""
        parts = path.split("/")[:-1]
        for end in range(1, len(parts) + 1):
            mode = self._mode("/".join(parts[:end]))
            if mode is None:
                return ""
            if not stat.S_ISDIR(mode):
                what = "a symbolic link" if stat.S_ISLNK(mode) else "a file"
                return f"lies under {'/'.join(parts[:end])}, which is {what}"
        self._real_folders.add(parent)
        return ""

    def kind(self, path: str) -> str:
        """What stands at a path: ``, `file`, `folder`, `symbolic link` or `special file`."""
        mode = self._mode(path)
        if mode is None:
            return ""
        if stat.S_ISREG(mode):
            return "file"
        if stat.S_ISDIR(mode):
            return "folder"
        return "symbolic link" if stat.S_ISLNK(mode) else "special file"

    def is_new(self, path: str) -> bool:
        """Whether its folder was made here: nothing is in it but what was put there since."""
        return path.rpartition("/")[0] in self._new_folders

    def digest(self, path: str) -> str:
        """SHA-256 of a file, in hex."""
        digest = hashlib.sha256()
        try:
            descriptor = os.open(f"{self.root}/{path}", _READ)
            try:
                while chunk := os.read(descriptor, _CHUNK):
                    digest.update(chunk)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise WriteError(f"{path} could not be read: {error.strerror}.") from error
        return digest.hexdigest()

    def lines(self, path: str) -> Iterator[bytes]:
        """A file line by line, each with its end.

        Raises:
            WriteError: The system refused.
        """
        try:
            descriptor = os.open(f"{self.root}/{path}", _READ)
            with os.fdopen(descriptor, "rb") as file:
                yield from file
        except OSError as error:
            raise WriteError(f"{path} could not be read: {error.strerror}.") from error

    def write(self, path: str, data: bytes) -> None:
        """Put a whole file in its place, over what is there.

        Raises:
            WriteError: The disk is full, or the system refused; the old file stands.
        """
        spool = f"{self._spools}/file"
        try:
            descriptor = os.open(spool, _WRITE, 0o666)
            try:
                written = os.write(descriptor, data)
                while written < len(data):
                    written += os.write(descriptor, data[written:])
            finally:
                os.close(descriptor)
        except OSError as error:
            raise WriteError.of(error, f"{self.name}/{path}") from error
        self.place(spool, path)

    def place(self, spool: str, path: str) -> None:
        """Rename a file that is whole to its place, and make the folders it needs.

        Raises:
            UnsafePathError: A link has come to stand in the way.
            WriteError: The system refused.
        """
        self._make_parent(path)
        try:
            os.replace(spool, f"{self.root}/{path}")  # noqa: PTH105  (half the time of Path.replace)
        except OSError as error:
            raise WriteError.of(error, f"{self.name}/{path}") from error

    def place_copy(self, file: Path, path: str) -> None:
        """Put a copy of a file in its place: one more name of it, where the disk can do that.

        Raises:
            UnsafePathError: A link has come to stand in the way.
            WriteError: The system refused.
        """
        spool = f"{self._spools}/copy"
        try:
            try:
                os.link(file, spool)
            except OSError:
                shutil.copyfile(file, spool)
        except OSError as error:
            raise WriteError.of(error, f"{self.name}/{path}") from error
        self.place(spool, path)

    def spool(self, name: str) -> str:
        """Where a file of this name can grow before it is placed."""
        return f"{self._spools}/{name}"

    def remove(self, path: str) -> None:
        """Take a file away, and the folders that are empty without it."""
        try:
            Path(self.root, path).unlink(missing_ok=True)
        except OSError as error:
            raise WriteError(f"{path} could not be removed: {error.strerror}.") from error
        parent = path.rpartition("/")[0]
        with suppress(OSError):
            while parent:
                Path(self.root, parent).rmdir()
                self._real_folders.discard(parent)
                self._new_folders.discard(parent)
                parent = parent.rpartition("/")[0]

    def is_same_file(self, path: str, other: str) -> bool:
        """Whether two names are one file, as on a disk that is blind to case."""
        with suppress(OSError):
            return Path(self.root, path).samefile(Path(self.root, other))
        return False

    def tidy(self) -> None:
        """Remove what is half-written; what can't be removed is left for the next run."""
        with suppress(OSError):
            self._empty_spools()
            Path(self._spools).rmdir()

    def _mode(self, path: str) -> int | None:
        return _mode_of(f"{self.root}/{path}")

    def _make_parent(self, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent in self._real_folders:
            return
        if obstacle := self.obstacle(path):
            raise UnsafePathError(f"{self.name}/{path} {obstacle}.")
        if self._mode(parent) is None:
            self._new_folders.add(parent)
        _make(f"{self.root}/{parent}")
        self._real_folders.add(parent)

    def _empty_spools(self) -> None:
        with os.scandir(self._spools) as entries:
            for entry in entries:
                Path(entry.path).unlink()


def _make(folder: str) -> None:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError.of(error, folder) from error


def _refuse_link(path: str) -> None:
    mode = _mode_of(path)
    if mode is not None and stat.S_ISLNK(mode):
        raise UnsafePathError(f"{path} is a symbolic link; remove it.")


def _mode_of(path: str) -> int | None:
    """What stands at a path, links not followed; None for nothing."""
    try:
        return os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise WriteError(f"{path} could not be looked at: {error.strerror}.") from error
