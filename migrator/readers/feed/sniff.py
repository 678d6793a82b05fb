"""What the first bytes of a file say, and which files of a folder are feeds."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from migrator.readers.wxr.sniff import is_wxr

_SUFFIXES: Final = frozenset({".xml", ".rss", ".rdf", ".atom", ".json", ".feed"})
_MOST_FILES: Final = 10_000
_HEAD: Final = 1 << 16
_NEAR: Final = 4096
_ROOT: Final = re.compile(
    rb"<(?:rss[\s>]|feed\s[^<>]*atom|feed>|rdf:rdf\s[^<>]*(?:purl\.org/rss|my\.netscape\.com))",
    re.IGNORECASE,
)
_JSON: Final = re.compile(rb"^\s*\{[^\0]{0,2000}jsonfeed\.org/version", re.IGNORECASE)
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


def is_feed(head: bytes) -> bool:
    """Whether a file that begins so is a feed, by its first element; the export is RSS too."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.replace(b"\0", b"")
    near = head[:_NEAR].removeprefix(b"\xef\xbb\xbf")
    if _JSON.search(near.replace(b"\\/", b"/")):
        return True
    root = _ROOT.search(near)
    return root is not None and not _HTML.search(near, 0, root.start()) and not is_wxr(head)


def feed_files(folder: Path) -> Iterator[Path]:
    """The files under a folder that are feeds by their names and their first bytes."""
    for path in islice(folder.rglob("*"), _MOST_FILES):
        if path.suffix.lower() in _SUFFIXES and path.is_file() and is_feed(_head(path)):
            yield path


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""
