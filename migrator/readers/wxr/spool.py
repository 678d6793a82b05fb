"""A path → the files to read: themselves, or what is unpacked from an archive into a temporary one.

Archives are guarded: names in them are never used as paths, and what swells beyond all measure is
refused.
"""

import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics.wxr import ARCHIVE_DAMAGED, PART_SKIPPED
from migrator.readers.source import SourceError
from migrator.readers.wxr.sniff import HEAD, is_wxr

_CHUNK = 1 << 20
_FREE_OF_RATIO = 64 << 20
_MOST_RATIO = 250
_MOST_BYTES = 64 << 30
_MOST_ENTRIES = 10_000
_GZIP = b"\x1f\x8b"
_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the source.

    Attributes:
        path: The file to read.
        name: What it is called to the user: `site.zip!export.xml`.
        size, changed: As it was when the source was opened, to see whether it is still the same.
    """

    path: Path
    name: str
    size: int
    changed: int

    def same(self) -> bool:
        """Whether the file is as it was."""
        try:
            stat = self.path.stat()
        except OSError:
            return False
        return (stat.st_size, stat.st_mtime_ns) == (self.size, self.changed)


@dataclass(slots=True)
class Spool:
    """The parts of a source, and the temporary folder that holds those that were unpacked."""

    parts: list[Part] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _folder: tempfile.TemporaryDirectory[str] | None = None

    def add(self, path: Path, name: str) -> None:
        """Take a file as it stands."""
        stat = path.stat()
        self.parts.append(Part(path, name, stat.st_size, stat.st_mtime_ns))

    def new(self) -> Path:
        """The path of a new temporary file."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="migrator-")
        return Path(self._folder.name) / f"{len(list(Path(self._folder.name).iterdir()))}.xml"

    def close(self) -> None:
        """Remove what was unpacked."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def spooled(path: Path, name: str) -> Spool:
    """The parts of a source, unpacked where they have to be.

    Raises:
        SourceError: It can't be read or unpacked.
    """
    spool = Spool()
    try:
        if path.is_dir():
            _take_folder(path, name, spool)
        else:
            _take(path, name, spool)
    except OSError as error:
        spool.close()
        why = error.strerror or str(error)
        raise SourceError(
            f"{name}: can't be read ({why}); check the path and the space."
        ) from error
    except SourceError:
        spool.close()
        raise
    return spool


def natural(name: str) -> list[tuple[int, str]]:
    """A key that sorts `part.2` before `part.10`."""
    return [
        (int(piece), "") if piece.isdecimal() else (-1, piece.casefold())
        for piece in re.split(r"(\d{1,18})", name)
    ]


def _take_folder(path: Path, name: str, spool: Spool) -> None:
    """The exports in a folder and below, in natural order."""
    files = sorted(
        (file for file in path.rglob("*") if file.is_file()),
        key=lambda file: (natural(file.relative_to(path).as_posix()), file.as_posix()),
    )
    for file in files:
        shown = f"{name.rstrip('/')}/{file.relative_to(path).as_posix()}"
        head = _head(file)
        if head.startswith((_GZIP, _ZIP)) or is_wxr(head):
            _take(file, shown, spool)
        else:
            spool.diagnostics.append(Diagnostic(PART_SKIPPED, Place(shown), "not an export"))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _take(path: Path, name: str, spool: Spool) -> None:
    """One file: itself, or what is in it."""
    head = _head(path)
    if head.startswith(_GZIP):
        with path.open("rb") as file:
            _copy(_gunzip(file, name, spool), path.stat().st_size, name, spool)
    elif head.startswith(_ZIP) and zipfile.is_zipfile(path):
        _take_zip(path, name, spool)
    elif head.startswith(b"PK\x03\x04"):
        raise SourceError(f"{name}: the zip archive is damaged or cut off; fetch it again.")
    else:
        spool.add(path, name)


def _take_zip(path: Path, name: str, spool: Spool) -> None:
    """The exports in a zip archive, in natural order."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > _MOST_ENTRIES:
                raise SourceError(
                    f"{name}: the archive holds {len(entries)} files; unpack it first."
                )
            for entry in sorted(entries, key=lambda entry: natural(entry.filename)):
                _take_entry(archive, entry, name, spool)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError) as error:
        raise SourceError(f"{name}: can't be unpacked ({error}); unpack it first.") from error


def _take_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, spool: Spool) -> None:
    """One file of a zip archive, if it is an export."""
    shown = f"{name}!{entry.filename}"
    if entry.flag_bits & 1:
        raise SourceError(f"{shown}: is encrypted; unpack it with its password first.")
    with archive.open(entry) as file:
        head = _first(file)
        nested = head.startswith((_GZIP, _ZIP))
        if nested or not is_wxr(head):
            why = "an archive inside an archive; unpack it first" if nested else "not an export"
            spool.diagnostics.append(Diagnostic(PART_SKIPPED, Place(shown), why))
            return
    with archive.open(entry) as file:
        _copy(_read(file, shown, spool), entry.compress_size, shown, spool)


def _first(file: IO[bytes]) -> bytes:
    """The first bytes of a file in an archive, as far as they can be unpacked."""
    try:
        return file.read(HEAD)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return b""


def _read(file: IO[bytes], name: str, spool: Spool) -> Iterator[bytes]:
    """The pieces of a file in an archive, up to where it is damaged."""
    try:
        while piece := file.read(_CHUNK):
            yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        spool.diagnostics.append(Diagnostic(ARCHIVE_DAMAGED, Place(name), str(error)))


def _gunzip(file: BinaryIO, name: str, spool: Spool) -> Iterator[bytes]:
    """The pieces of a gzip file with all its members, up to where it is damaged."""
    unpack = zlib.decompressobj(wbits=31)
    try:
        while data := unpack.unconsumed_tail or file.read(_CHUNK):
            yield unpack.decompress(data, _CHUNK)
            while unpack.eof:
                rest = unpack.unused_data.lstrip(b"\0") or file.read(_CHUNK).lstrip(b"\0")
                if not rest.startswith(_GZIP):
                    return
                unpack = zlib.decompressobj(wbits=31)
                yield unpack.decompress(rest, _CHUNK)
        why = "it is cut off"
    except zlib.error as error:
        why = str(error)
    spool.diagnostics.append(Diagnostic(ARCHIVE_DAMAGED, Place(name), why))


def _copy(pieces: Iterator[bytes], packed: int, name: str, spool: Spool) -> None:
    """Write pieces to a temporary file of the spool, as long as they are in measure."""
    path, size = spool.new(), 0
    with path.open("wb") as out:
        for piece in pieces:
            size += len(piece)
            if size > _MOST_BYTES or size > max(_FREE_OF_RATIO, _MOST_RATIO * packed):
                raise SourceError(
                    f"{name}: swells to more than {_MOST_RATIO} times its size, as no export does; "
                    "if you trust it, unpack it first."
                )
            out.write(piece)
    spool.add(path, name)
