"""A crawl kept as WARC or ARC → the pages in it, each found again by where its record begins.

The records are read by warcio (ISO 28500, and the Internet Archive's older ARC). Each is read for
itself, so that a broken one costs itself: the next begins at the next mark of a record.
"""

import io
import re
import zlib
from contextlib import redirect_stderr
from dataclasses import dataclass
from email.message import Message
from typing import IO, TYPE_CHECKING, Final

from migrator.readers.page.saved import Saved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

SUFFIXES: Final = (".warc", ".warc.gz", ".arc", ".arc.gz")
GZIP_HEAD: Final = b"\x1f\x8b\x08"

_HEADS = (b"WARC/", b"filedesc://")
_MARK = re.compile(rb"\x1f\x8b\x08|WARC/[01]\.\d\r?\n")
"""Where a record may begin, packed or plain: which of both a damaged one was is not known."""
_LONGEST_MARK = 16
_LONGEST_GAP = 64
"""Bytes of blank lines that may end a file."""
_ANSWERS = frozenset({"response", "resource", "revisit"})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_BLOCK = 1 << 20
_MOST_FAULTS = 1_000
"""Broken records in one file; after these the rest of it is given up."""


@dataclass(frozen=True, slots=True)
class Record:
    """A page in a crawl.

    Attributes:
        start: Where its record begins in the file, in bytes.
        address: Where it was fetched from.
        charset: As the answer's header had it.
    """

    start: int
    address: str
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Crawl:
    """What is in a file of records.

    Attributes:
        records: The pages, in the file's order, each address and content once.
        others: How many other answers there are: images, errors, pages that are there already.
        broken: Where records begin that can't be read.
    """

    records: tuple[Record, ...]
    others: int
    broken: tuple[int, ...]


class RecordBrokenError(Exception):
    """A record can't be read: why, in a few words."""


def is_warc(head: bytes) -> bool:
    """Whether bytes begin like a file of records, compressed or not."""
    if head.startswith(GZIP_HEAD):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(_HEADS)


def index(file: IO[bytes], start: int, end: int) -> Crawl:
    """The pages in the part of a file between two places."""
    found: list[Record] = []
    broken: list[int] = []
    known: set[tuple[str, str]] = set()
    others = 0
    for place, record in _records(file, start, end):
        if record is None:
            broken.append(place)
            continue
        page = _page(record, place)
        key = (page.address, _digest(record, place)) if page else None
        if page is None or key is None or key in known:
            others += record.rec_type in _ANSWERS
        else:
            known.add(key)
            found.append(page)
    return Crawl(tuple(found), others, tuple(broken))


def read_record(file: IO[bytes], record: Record, most: int) -> Saved:
    """The page of a record: at most so many bytes of it, and one more.

    Raises:
        RecordBrokenError: It is damaged.
    """
    file.seek(record.start)
    with redirect_stderr(io.StringIO()):  # where warcio says what it stumbled over
        try:
            data = next(_iterator(file)).content_stream().read(most + 1)
        except Exception as error:  # warcio raises whatever it meets
            raise RecordBrokenError(str(error)) from error
    return Saved(data, record.charset, record.address)


def _records(file: IO[bytes], start: int, end: int) -> "Iterator[tuple[int, ArcWarcRecord | None]]":
    """Each record with its place; None for a broken one, up to the next mark of a record."""
    faults = 0
    while start < end and faults < _MOST_FAULTS:
        file.seek(start)
        record, after = _record(_iterator(file))
        if record is not None:
            yield start, record
        else:
            file.seek(start)
            if not file.read(min(_LONGEST_GAP, end - start)).strip():
                return
            faults += 1
            yield start, None
            after = _resume(file, start + 1, end)
        start = after


def _record(iterator: "ArchiveIterator") -> "tuple[ArcWarcRecord | None, int]":
    """The next record and where it ends; None and 0 where it is not whole."""
    with redirect_stderr(io.StringIO()):
        try:
            record = next(iterator)
            iterator.read_to_end()
        except Exception:  # noqa: BLE001  (warcio raises whatever it meets)
            return None, 0
    cut = record.length is None or getattr(record.raw_stream, "limit", 0) > 0
    whole = not cut and not iterator.err_count
    return (record, iterator.offset) if whole else (None, 0)


def _iterator(file: IO[bytes]) -> "ArchiveIterator":
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  (only crawls need it)

    return ArchiveIterator(file, arc2warc=True)


def _resume(file: IO[bytes], start: int, end: int) -> int:
    """Where the next record may begin; the end where none does."""
    while start < end:
        file.seek(start)
        found = _MARK.search(file.read(_BLOCK + _LONGEST_MARK))
        if found:
            return start + found.start()
        start += _BLOCK
    return end


def _page(record: "ArcWarcRecord", place: int) -> Record | None:
    """The page in a record; None where it holds none of its own."""
    headers = record.http_headers
    if record.rec_type not in {"response", "resource"}:
        return None
    if headers is not None and headers.get_statuscode() != "200":
        return None
    kind = Message()
    source = headers if headers is not None else record.rec_headers
    kind["Content-Type"] = source.get_header("Content-Type") or ""
    if kind.get_content_type() not in _PAGES:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Record(place, address, str(kind.get_content_charset() or ""))


def _digest(record: "ArcWarcRecord", place: int) -> str:
    """What tells one content from another; its place where the crawler wrote none."""
    return record.rec_headers.get_header("WARC-Payload-Digest") or str(place)
