"""A picture's file → what its first bytes say it is, where its name says something else."""

from pathlib import Path
from typing import Final

_SIGNS: Final = (
    (b"\xff\xd8\xff", "JPEG", (".jpg", ".jpeg", ".jpe", ".jfif")),
    (b"\x89PNG\r\n\x1a\n", "PNG", (".png", ".apng")),
    (b"GIF8", "GIF", (".gif",)),
    (b"BM", "BMP", (".bmp",)),
    (b"%PDF", "PDF", (".pdf",)),
)
_BOXED: Final = ((b"WEBP", "WebP", (".webp",)), (b"ftypavif", "AVIF", (".avif",)))
"""Signs that stand after the length of a box."""
_PAGES: Final = (b"<!doctype html", b"<html", b"<head")
_KNOWN: Final = frozenset(ending for row in (*_SIGNS, *_BOXED) for ending in row[2])


def other_type(path: Path) -> str:
    """What a file is, where its ending says something else; empty where both agree."""
    ending = path.suffix.lower()
    if ending not in _KNOWN:
        return ""
    try:
        with path.open("rb") as stream:
            head = stream.read(64)
    except OSError:
        return ""
    said = _type(head)
    return "" if ending in said[1] else said[0]


def _type(head: bytes) -> tuple[str, tuple[str, ...]]:
    """A type and the endings that it goes by."""
    if not head:
        return "empty", ()
    for sign, name, endings in _SIGNS:
        if head.startswith(sign):
            return name, endings
    for sign, name, endings in _BOXED:
        if sign in head[4:16]:
            return name, endings
    if head.lstrip().lower().startswith(_PAGES):
        return "a web page", ()
    return "of a type that is not known", ()
