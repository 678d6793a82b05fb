"""A file, or a folder of them → the feeds in it, parsed; of a folder those that can be read."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from migrator.readers.feed.entry import Channel
from migrator.readers.feed.json_feed import parse_json
from migrator.readers.feed.parsing import parse_xml
from migrator.readers.feed.sniff import feed_files
from migrator.readers.source import SourceError

_LARGEST: Final = 64 << 20
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, and what reports call its file."""

    name: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that can't be read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """The feeds of a source, at least one, and the files of its folder that could not be read."""

    feeds: tuple[Feed, ...]
    unread: tuple[Unread, ...] = ()


def read_feeds(path: Path, name: str) -> Found:
    """Read a feed, or those of a folder and its subfolders, in natural order.

    Raises:
        SourceError: The file can't be read, is too large, or is no feed; the folder holds none.
    """
    if not path.is_dir():
        return Found((_read(path, name),))
    feeds: list[Feed] = []
    unread: list[Unread] = []
    for file in sorted(feed_files(path), key=lambda each: _natural(each.relative_to(path))):
        shown = f"{name.rstrip('/')}/{file.relative_to(path).as_posix()}"
        try:
            feeds.append(_read(file, shown))
        except SourceError as error:
            unread.append(Unread(shown, str(error)))
    if not feeds:
        raise SourceError(f"{name}: there is no feed in it; give a folder or file that has one.")
    return Found(tuple(feeds), tuple(unread))


def _natural(path: Path) -> list[tuple[int, str]]:
    """Page 2 before page 10; the newest of a paged feed, which has no number, first."""
    parts = [*_NUMBER.split(path.as_posix().lower()), ""]
    numbers = [int(number) for number in _NUMBER.findall(path.as_posix())]
    return list(zip([0, *numbers], parts, strict=False))


def _read(path: Path, name: str) -> Feed:
    try:
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{name}: is over 64 MB, too large for a feed.")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{name}: can't be read ({error.strerror}); give the file of a feed."
        ) from error
    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    channel = (parse_json(data) if is_json else None) or parse_xml(data)
    if channel is None:
        raise SourceError(
            f"{name}: is no feed (RSS, Atom or JSON Feed); if it is a page that links to one, "
            "give the feed's own address."
        )
    return Feed(name, channel)
