"""A file, folder or zip archive → the pages in it, one at a time, in natural order.

Names inside an archive are shown and sorted, never used as paths; sizes are bounded while reading.
"""

import os
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from migrator.readers.source import SourceError

LARGEST_PAGE = 64 * 1024 * 1024
"""Bytes read of one page; what is larger is no page."""
ZIP_HEAD = b"PK\x03\x04"
SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"})

_MOST_FILES = 1_000_000
_NUMBERS = re.compile(r"(\d+)")
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError)


class PageUnreadableError(Exception):
    """One page of several can't be read: why, in a few words."""


class Archive:
    """A zip that each process opens for itself: forked ones would move each other's place in it."""

    def __init__(self, path: Path) -> None:
        """Open it."""
        self._path = path
        self._opened = zipfile.ZipFile(path)
        self._process = os.getpid()

    def here(self) -> zipfile.ZipFile:
        """The archive, opened in this process."""
        if self._process != os.getpid():
            self._opened = zipfile.ZipFile(self._path)
            self._process = os.getpid()
        return self._opened

    def close(self) -> None:
        """Close it."""
        self._opened.close()


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a source.

    Attributes:
        path: The file, the folder or the archive.
        shown: What the user called it.
        members: Name of each page inside, in natural order; one empty name for a lone file.
        archive: The opened archive, where it is one.
        ignored: How many other files stand beside the pages.
    """

    path: Path
    shown: str
    members: tuple[str, ...]
    archive: Archive | None = None
    ignored: int = 0

    def name(self, number: int) -> str:
        """What reports call a page: its path, or `site.zip!page.html` in an archive."""
        member = self.members[number]
        if not member:
            return self.shown
        return f"{self.shown}!{member}" if self.archive else f"{self.shown.rstrip('/')}/{member}"

    def read(self, number: int) -> bytes:
        """The bytes of a page.

        Raises:
            PageUnreadableError: It is too large, encrypted, damaged, or may not be read.
        """
        member = self.members[number]
        try:
            if self.archive is not None:
                with self.archive.here().open(member) as file:
                    data = file.read(LARGEST_PAGE + 1)
            else:
                with (self.path / member if member else self.path).open("rb") as plain:
                    data = plain.read(LARGEST_PAGE + 1)
        except _BROKEN as error:
            raise PageUnreadableError(getattr(error, "strerror", None) or str(error)) from error
        if len(data) > LARGEST_PAGE:
            raise PageUnreadableError(f"larger than {LARGEST_PAGE // 1024 // 1024} MB")
        return data

    def close(self) -> None:
        """Close the archive."""
        if self.archive is not None:
            self.archive.close()


def find_pages(path: Path, shown: str) -> Pages:
    """The pages in a file, folder or archive.

    Raises:
        SourceError: It can't be opened, or holds no page.
    """
    if path.is_dir():
        pages = _in_folder(path, shown)
    elif _is_zip(path, shown):
        pages = _in_archive(path, shown)
    else:
        return Pages(path, shown, ("",))
    if not pages.members:
        pages.close()
        raise SourceError(
            f"{shown}: there is no HTML page in it; give a folder or file that has one."
        )
    return pages


def folder_has_pages(path: Path) -> bool:
    """Whether a page lies anywhere in a folder; stops at the first."""
    walk = os.walk(path)
    return any(_is_page(name) for _, _, names in walk for name in names)


def _is_zip(path: Path, shown: str) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(ZIP_HEAD)) == ZIP_HEAD
    except OSError as error:
        raise SourceError(
            f"{shown}: can't be read ({error.strerror}); check its permissions."
        ) from error


def _in_folder(path: Path, shown: str) -> Pages:
    """The pages of a folder and its subfolders; links to folders are not followed."""
    names = []
    for folder, _, files in os.walk(path):
        names += [(Path(folder) / name).relative_to(path).as_posix() for name in files]
        if len(names) > _MOST_FILES:
            raise SourceError(f"{shown}: holds more than {_MOST_FILES} files; give a smaller part.")
    members, ignored = _sorted_out(names)
    return Pages(path, shown, members, ignored=ignored)


def _in_archive(path: Path, shown: str) -> Pages:
    try:
        archive = Archive(path)  # closed by Pages.close
    except _BROKEN as error:
        raise SourceError(f"{shown}: is no whole zip archive ({error}); get it again.") from error
    names = [entry.filename for entry in archive.here().infolist() if not entry.is_dir()]
    if len(names) > _MOST_FILES:
        archive.close()
        raise SourceError(f"{shown}: holds more than {_MOST_FILES} files; give a smaller part.")
    members, ignored = _sorted_out(dict.fromkeys(names))
    return Pages(path, shown, members, archive, ignored)


def _sorted_out(names: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The pages among names, in natural order, and how many other files there are.

    A browser's “save complete” puts the frames of `a.html` into `a_files/`: these are no pages.
    """
    everything = list(names)
    pages = [name for name in everything if _is_page(PurePosixPath(name).name)]
    stems = {str(PurePosixPath(name).with_suffix("")) for name in pages}
    chosen = [name for name in pages if not _is_frame(name, stems)]
    return tuple(sorted(chosen, key=_natural)), len(everything) - len(chosen)


def _is_page(name: str) -> bool:
    hidden = name.startswith(".")
    return not hidden and PurePosixPath(name).suffix.lower() in SUFFIXES


def _is_frame(name: str, stems: set[str]) -> bool:
    """Whether a page lies in the folder of another page's files."""
    for folder in PurePosixPath(name).parents:
        stem, mark, kind = str(folder).rpartition("_")
        if not mark:
            stem, mark, kind = str(folder).rpartition("-")
        if mark and kind.isalpha() and stem in stems:
            return True
    return False


def _natural(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts `page-9` before `page-10`."""
    parts = _NUMBERS.split(name)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
