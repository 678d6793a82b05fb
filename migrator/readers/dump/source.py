"""A dump as a `Source`: read once, whole; its posts are ready when the survey ends."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, tzinfo
from functools import cached_property
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics import dump as codes
from migrator.model import Post, Site
from migrator.readers.dump import boundaries
from migrator.readers.dump.account import Account, Decision, Span
from migrator.readers.dump.decode import Decoded, decode
from migrator.readers.dump.lines import split_lines
from migrator.readers.dump.posts import post_of
from migrator.readers.dump.reading import read
from migrator.readers.source import ReadyItem, SourceError, Stub
from migrator.settings import Settings

_LARGEST: Final = 256 * 1024 * 1024


class DumpSource:
    """The posts of a plain-text dump.

    Attributes:
        reader: `dump`.
        site: Empty: a dump does not name its site.
    """

    reader = "dump"
    site = Site()

    def __init__(self, path: Path, name: str, settings: Settings) -> None:
        """Read the file; nothing is decided yet.

        Raises:
            SourceError: It can't be read, is too large for a page, or holds no text.
        """
        self.name = name
        self._settings = settings
        self._decoded = _read(path, name)

    @cached_property
    def account(self) -> Account:
        """Every line of the dump accounted for, with the reasons.

        Raises:
            SourceError: The boundaries file can't be read or does not fit.
        """
        lines = split_lines(self._decoded.text)
        chosen = self._settings.boundaries
        said = boundaries.load(Path(chosen), lines) if chosen else None
        return read(lines, said)

    def survey(self) -> Sequence[Stub]:
        """One stub for every post found.

        Raises:
            SourceError: There is none, or the boundaries file is wrong.
        """
        if not self._items:
            raise SourceError(
                f"{self.name}: holds no post, only the interface of a page; "
                "if there are posts, say where they begin with --boundaries FILE."
            )
        return [item.stub for item in self._items]

    def items(self, stubs: Sequence[Stub]) -> Iterator[ReadyItem]:
        """The posts of these stubs."""
        for stub in stubs:
            yield self._items[stub.ordinal]

    def diagnostics(self) -> Sequence[Diagnostic]:
        """What concerns the dump as a whole: its characters, and lines outside any post."""
        return (*self._about_charset(), *self._about_outside())

    def close(self) -> None:
        """Nothing is held open."""

    @cached_property
    def _items(self) -> Sequence[ReadyItem]:
        zone = _zone(self._settings)
        return [
            self._item(ordinal, span, post_of(self.account, span, zone))
            for ordinal, span in enumerate(self.account.spans)
        ]

    @cached_property
    def _doubts(self) -> Mapping[int, Decision]:
        """The doubtful boundaries by line."""
        return {entry.line: entry for entry in self.account.doubtful()}

    def _item(self, ordinal: int, span: Span, post: Post) -> ReadyItem:
        stub = Stub(
            ordinal=ordinal,
            file=self.name,
            line=span.first,
            id=None,
            type=post.type,
            status=post.status,
            title=post.title,
            slug="",
            link=post.link,
            author=post.author,
            published=post.published,
        )
        lines = self.account.lines[span.first - 1 : span.last]
        digest = hashlib.sha256("\n".join(line.raw for line in lines).encode("utf-8", "replace"))
        numbers = range(span.first, span.last + 1)
        doubts = [self._doubts[number] for number in numbers if number in self._doubts]
        return ReadyItem(
            stub, post, digest.hexdigest(), tuple(_doubt(entry, stub.place) for entry in doubts)
        )

    def _about_charset(self) -> Iterator[Diagnostic]:
        place = Place(self.name)
        if self._decoded.guessed:
            yield Diagnostic(codes.DUMP_CHARSET_GUESSED, place, self._decoded.charset)
        if self._decoded.broken:
            yield Diagnostic(codes.DUMP_BYTES_UNREADABLE, place, self._decoded.charset)

    def _about_outside(self) -> Iterator[Diagnostic]:
        for entry in self.account.outside:
            place = Place(self.name, entry.line)
            yield Diagnostic(codes.DUMP_OUTSIDE_POSTS, place, f"{entry.what}: {entry.text}")


def _doubt(entry: Decision, place: Place) -> Diagnostic:
    says = f"line {entry.line} “{entry.text}” is a title with {entry.confidence:.0%} confidence"
    where = Place(place.file, entry.line, item=place.item)
    return Diagnostic(codes.DUMP_BOUNDARY_DOUBTFUL, where, says)


def _read(path: Path, name: str) -> Decoded:
    try:
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{name}: is over 256 MB, too large for the text of a page.")
        decoded = decode(path.read_bytes())
    except OSError as error:
        raise SourceError(f"{name}: can't be read ({error.strerror}).") from error
    if not decoded.text.strip():
        raise SourceError(f"{name}: is empty; give the text of a page with posts.")
    return decoded


def _zone(settings: Settings) -> tzinfo:
    """The zone the settings name, UTC where they name none."""
    try:
        return ZoneInfo(settings.timezone) if settings.timezone else UTC
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SourceError(
            f"The time zone “{settings.timezone}” is not known; write it as in Europe/Paris."
        ) from error
