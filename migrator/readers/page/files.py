"""A file, folder or zip archive → the pages in it, one at a time, in natural order.

Names inside an archive are shown and sorted, never used as paths; sizes are bounded while reading.
A file of records (WARC) holds many pages; each is a member by itself.
"""

import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from migrator.readers.page import warc
from migrator.readers.page.filenames import SUFFIXES, Sorted, is_maybe_page, natural, sort_out
from migrator.readers.page.saved import Saved, is_page
from migrator.readers.source import SourceError

LARGEST_PAGE = 64 * 1024 * 1024
"""Bytes read of one page; what is larger is no page."""
ZIP_HEAD = b"PK\x03\x04"

_MOST_FILES = 1_000_000
_NEAR = 4096
_LOCAL_HEADER = 30
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    EOFError,
    OSError,
    warc.RecordBrokenError,
)


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
class Member:
    """A page in a source.

    Attributes:
        name: Of its file inside the folder or archive; empty for a lone file.
        record: Where it stands in that file, where that is one of records.
    """

    name: str = ""
    record: warc.Record | None = None

    def __str__(self) -> str:
        """What reports call it."""
        if self.record is None:
            return self.name
        return f"{self.name}!{self.record.address}" if self.name else self.record.address


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a source.

    Attributes:
        path: The file, the folder or the archive.
        shown: What the user called it.
        members: Each page inside, in natural order.
        archive: The opened archive, where it is one.
        ignored: How many other files stand beside the pages.
        records: How many records of crawls are no page of their own.
        broken: What reports call the records that can't be read.
    """

    path: Path
    shown: str
    members: tuple[Member, ...]
    archive: Archive | None = None
    ignored: int = 0
    records: int = 0
    broken: tuple[str, ...] = ()

    def name(self, number: int) -> str:
        """What reports call a page: its path, or `site.zip!page.html` in an archive."""
        member = str(self.members[number])
        if not member:
            return self.shown
        inside = self.archive is not None or not self.members[number].name
        return f"{self.shown}!{member}" if inside else f"{self.shown.rstrip('/')}/{member}"

    def read(self, number: int) -> Saved:
        """A page.

        Raises:
            PageUnreadableError: It is too large, encrypted, damaged, or may not be read.
        """
        try:
            saved = self._read(self.members[number])
        except _BROKEN as error:
            raise PageUnreadableError(getattr(error, "strerror", None) or str(error)) from error
        if len(saved.data) > LARGEST_PAGE:
            raise PageUnreadableError(f"larger than {LARGEST_PAGE // 1024 // 1024} MB")
        return saved

    def _read(self, member: Member) -> Saved:
        if member.record is not None:
            holder = self.path if self.archive is not None else self.path / member.name
            with holder.open("rb") as file:
                return warc.read_record(file, member.record, LARGEST_PAGE)
        if self.archive is not None:
            with self.archive.here().open(member.name) as packed:
                return Saved(packed.read(LARGEST_PAGE + 1))
        with (self.path / member.name if member.name else self.path).open("rb") as plain:
            return Saved(plain.read(LARGEST_PAGE + 1))

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
    else:
        head = _head(path, shown)
        if head.startswith(ZIP_HEAD):
            pages = _in_archive(path, shown)
        elif warc.is_warc(head):
            pages = _with_records(Pages(path, shown, ()), [("", path, 0, path.stat().st_size)])
        else:
            return Pages(path, shown, (Member(),))
    if not pages.members:
        pages.close()
        raise SourceError(
            f"{shown}: there is no HTML page in it; give a folder or file that has one."
        )
    return pages


def folder_has_pages(path: Path) -> bool:
    """Whether a page lies anywhere in a folder; stops at the first."""
    for folder, _, names in os.walk(path):
        for name in names:
            if name.lower().endswith((*SUFFIXES, *warc.SUFFIXES)) and not name.startswith("."):
                return True
            if is_maybe_page(name) and is_page(_first_bytes(Path(folder) / name)):
                return True
    return False


def _head(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_NEAR)
    except OSError as error:
        raise SourceError(
            f"{shown}: can't be read ({error.strerror}); check its permissions."
        ) from error


def _first_bytes(path: Path) -> bytes:
    """The first bytes of a file; none where it can't be read."""
    try:
        with path.open("rb") as file:
            return file.read(_NEAR)
    except OSError:
        return b""


def _in_folder(path: Path, shown: str) -> Pages:
    """The pages of a folder and its subfolders; links to folders are not followed."""
    names = []
    for folder, _, files in os.walk(path):
        names += [(Path(folder) / name).relative_to(path).as_posix() for name in files]
        _check_number(len(names), shown)
    found = sort_out(names, lambda name: is_page(_first_bytes(path / name)))
    pages = Pages(path, shown, _members(found), ignored=found.ignored)
    return _with_records(pages, list(_files_of_records(path, found.crawls)))


def _files_of_records(path: Path, names: tuple[str, ...]) -> Iterator["_Part"]:
    for name in names:
        yield name, path / name, 0, (path / name).stat().st_size


def _in_archive(path: Path, shown: str) -> Pages:
    try:
        archive = Archive(path)  # closed by Pages.close
    except _BROKEN as error:
        raise SourceError(f"{shown}: is no whole zip archive ({error}); get it again.") from error
    entries = [entry for entry in archive.here().infolist() if not entry.is_dir()]
    try:
        _check_number(len(entries), shown)
    except SourceError:
        archive.close()
        raise
    names = dict.fromkeys(entry.filename for entry in entries)
    found = sort_out(names, lambda name: is_page(_first_packed(archive, name)))
    packed = [name for name in found.crawls if not _is_stored(archive, name)]
    ignored = found.ignored + len(packed)
    pages = Pages(path, shown, _members(found), archive, ignored)
    crawls = [name for name in found.crawls if name not in packed]
    return _with_records(pages, [_stored(archive, path, name) for name in crawls])


def _check_number(files: int, shown: str) -> None:
    if files > _MOST_FILES:
        raise SourceError(f"{shown}: holds more than {_MOST_FILES} files; give a smaller part.")


def _members(found: Sorted) -> tuple[Member, ...]:
    return tuple(map(Member, found.pages))


def _first_packed(archive: Archive, name: str) -> bytes:
    try:
        with archive.here().open(name) as file:
            return file.read(_NEAR)
    except _BROKEN:
        return b""


def _is_stored(archive: Archive, name: str) -> bool:
    """Whether a member lies in the archive as it is, as a WACZ keeps its crawls."""
    entry = archive.here().getinfo(name)
    return entry.compress_type == zipfile.ZIP_STORED and not entry.flag_bits & 1


_Part = tuple[str, Path, int, int]
"""A file of records: its name inside, the file it lies in, and from where to where."""


def _stored(archive: Archive, path: Path, name: str) -> _Part:
    entry = archive.here().getinfo(name)
    with path.open("rb") as file:
        file.seek(entry.header_offset)
        header = file.read(_LOCAL_HEADER)
    lengths = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = entry.header_offset + _LOCAL_HEADER + lengths
    return name, path, start, start + entry.file_size


def _with_records(pages: Pages, parts: list[_Part]) -> Pages:
    """The pages with those of the files of records among them."""
    members, others, broken = list(pages.members), 0, []
    for name, path, start, end in parts:
        crawl = _index(path, pages.shown, start, end)
        members += [Member(name, record) for record in crawl.records]
        others += crawl.others
        where = f"{name}, byte" if name else "byte"
        broken += [f"{where} {place - start}" for place in crawl.broken]
    members.sort(key=lambda member: natural(member.name))  # stable: records keep their order
    return Pages(
        pages.path,
        pages.shown,
        tuple(members),
        pages.archive,
        pages.ignored,
        others,
        tuple(broken),
    )


def _index(path: Path, shown: str, start: int, end: int) -> warc.Crawl:
    file: IO[bytes]
    try:
        with path.open("rb") as file:
            return warc.index(file, start, end)
    except OSError as error:
        raise SourceError(
            f"{shown}: can't be read ({error.strerror}); check its permissions."
        ) from error
