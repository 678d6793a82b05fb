"""Uploads at hand: a folder, a zip or a tar → the files in it, by their path under `uploads`.

Names of members lead nowhere: they are compared, and never become a path.
"""

import os
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, cast

_TOPS = ("wp-content/uploads/", "uploads/", "files/")


class UploadsError(Exception):
    """What was named can't be read: one sentence."""


class Uploads(Protocol):
    """Uploads that a person has."""

    def take(self, wanted: Mapping[str, str]) -> Iterator[tuple[str, BinaryIO]]:
        """The files that are wanted, each once, in the order in which they are read best.

        Args:
            wanted: What to call each file in the answer, by its path under `uploads`.

        Raises:
            UploadsError: A file can't be read.
        """


def open_uploads(name: str) -> AbstractContextManager[Uploads]:
    """Open a folder, a zip or a tar (also one that is compressed).

    Raises:
        UploadsError: It is none of them, or can't be read.
    """
    path = Path(name)
    if path.is_dir():
        return _in_words(name, _folder(path))
    if not path.exists():
        raise UploadsError(f"{name}: there is no such file or folder; check --media-from.")
    if zipfile.is_zipfile(path):
        return _in_words(name, _zip(path))
    if path.is_file() and tarfile.is_tarfile(path):
        return _in_words(name, _tar(path))
    raise UploadsError(f"{name} is no folder, zip or tar; --media-from takes one of these.")


@contextmanager
def _in_words(name: str, inner: AbstractContextManager[Uploads]) -> Iterator[Uploads]:
    try:
        with inner as uploads:
            yield uploads
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, NotImplementedError) as error:
        raise UploadsError(f"{name} is damaged ({error}); get it anew.") from error


def plain(path: str) -> str:
    """What all spellings of a path under `uploads` have in common."""
    return unicodedata.normalize("NFC", path).casefold().strip("/")


def _under_uploads(member: str) -> str:
    """A member's path below the folder of uploads, wherever that lies in what was named."""
    path = f"/{plain(member.replace(chr(92), '/').removeprefix('./'))}"
    for top in _TOPS:
        _, found, below = path.rpartition(f"/{top}")
        if found:
            return below
    return path[1:]


def _sought(names: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Name of a member and what it is called in the answer."""
    by_path = {plain(path): called for path, called in wanted.items()}
    for below, member in names.items():
        called = by_path.get(below)
        if called is not None:
            yield member, called


def _index(members: Iterator[str]) -> dict[str, str]:
    """Names of members by their path under `uploads`; a site's name may stand before it."""
    names: dict[str, str] = {}
    for member in members:
        below = _under_uploads(member)
        names.setdefault(below, member)
        parts = below.split("/")
        for start in range(1, len(parts) - 2):
            if _is_month(parts[start], parts[start + 1]):
                names.setdefault("/".join(parts[start:]), member)
                break
    return names


def _is_month(year: str, month: str) -> bool:
    return year.isdecimal() and len(year) == 4 and month.isdecimal() and len(month) == 2


@contextmanager
def _folder(root: Path) -> Iterator[Uploads]:
    yield _Folder(root)


class _Folder:
    """A folder; links in it are not followed."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def take(self, wanted: Mapping[str, str]) -> Iterator[tuple[str, BinaryIO]]:
        for member, called in _sought(_index(self._members()), wanted):
            try:
                with Path(self._root, member).open("rb") as file:
                    yield called, file
            except OSError as error:
                raise UploadsError(
                    f"{self._root / member} can't be read ({error.strerror})."
                ) from error

    def _members(self) -> Iterator[str]:
        for folder, folders, files in os.walk(self._root):
            folders.sort()
            for name in sorted(files):
                path = Path(folder, name)
                if not path.is_symlink() and path.is_file():
                    yield path.relative_to(self._root).as_posix()


@contextmanager
def _zip(path: Path) -> Iterator[Uploads]:
    with zipfile.ZipFile(path) as archive:
        yield _Zip(archive)


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def take(self, wanted: Mapping[str, str]) -> Iterator[tuple[str, BinaryIO]]:
        files = (entry.filename for entry in self._archive.infolist() if not entry.is_dir())
        for member, called in _sought(_index(files), wanted):
            try:
                with self._archive.open(member) as stream:
                    yield called, cast("BinaryIO", stream)
            except (OSError, RuntimeError) as error:
                raise UploadsError(f"{member} can't be read out of the zip ({error}).") from error


@contextmanager
def _tar(path: Path) -> Iterator[Uploads]:
    with tarfile.open(path) as archive:
        yield _Tar(archive)


class _Tar:
    """Read from the beginning to the end, as a compressed one can only be."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive

    def take(self, wanted: Mapping[str, str]) -> Iterator[tuple[str, BinaryIO]]:
        left = {plain(path): called for path, called in wanted.items()}
        for member in self._archive:
            if not member.isreg():
                continue
            below = next((one for one in _index(iter([member.name])) if one in left), None)
            stream = self._archive.extractfile(member) if below is not None else None
            if below is not None and stream is not None:
                yield left.pop(below), cast("BinaryIO", stream)
