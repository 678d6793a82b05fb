"""What the first bytes of a file say: whether it is a WordPress export."""

import re
import zipfile
import zlib
from pathlib import Path

from migrator.readers.wxr.encoding import encoding_of

HEAD = 1 << 16
_SURE = re.compile(rb"xmlns:wp\s*+=|<wp:wxr_version|WordPress eXtended RSS", re.IGNORECASE)
_LIKELY = re.compile(rb"<wp:[a-z_]{2,40}[\s/>]|https?://wordpress\.org/export/")
_SUFFIXES = frozenset({".xml", ".wxr", ".gz", ".zip"})


def sureness(head: bytes, path: str) -> float:
    """How sure it is that a source is a WordPress export, from its first bytes or its path."""
    if not head:
        return _of_folder(Path(path)) if path else 0.0
    if head.startswith(b"\x1f\x8b"):
        return _of_bytes(_unpacked(head))
    if head.startswith(b"PK"):
        return _of_zip(path)
    return _of_bytes(head)


def is_wxr(head: bytes) -> bool:
    """Whether a file that begins so is a WordPress export."""
    return _of_bytes(head) > 0


def _of_bytes(head: bytes) -> float:
    encoding = encoding_of(head)
    if encoding.recode:
        head = head.decode(encoding.name, "replace").encode()
    if _SURE.search(head):
        return 1.0
    return 0.9 if _LIKELY.search(head) else 0.0


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return b""


def _of_zip(path: str) -> float:
    """The surest of an archive's files."""
    best = 0.0
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist()[:1000]:
                if not entry.flag_bits & 1 and Path(entry.filename).suffix.lower() in _SUFFIXES:
                    with archive.open(entry) as file:
                        best = max(best, _of_bytes(file.read(HEAD)))
                if best == 1.0:
                    break
    except (OSError, zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError):
        return best
    return best


def _of_folder(path: Path) -> float:
    """The surest of a folder's files that are named like an export."""
    best = 0.0
    try:
        for file in sorted(path.rglob("*")):
            if file.suffix.lower() in _SUFFIXES and file.is_file():
                with file.open("rb") as opened:
                    head = opened.read(HEAD)
                best = max(best, sureness(head, str(file)) if head else 0.0)
            if best == 1.0:
                break
    except OSError:
        return best
    return best
