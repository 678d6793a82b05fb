"""A feed as a `Source`: read once, whole, for feeds hold a few posts."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from functools import cached_property
from pathlib import Path
from typing import Final, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics import feed as codes
from migrator.model import Author, Post, Site, Term
from migrator.readers.feed.comments import blog_of, holds_comments, read_comments
from migrator.readers.feed.dates import read_date
from migrator.readers.feed.json_feed import parse_json
from migrator.readers.feed.parsing import parse_xml
from migrator.readers.feed.post import ReadEntry, read_entry
from migrator.readers.inline_html import shown_text
from migrator.readers.source import ReadyItem, SourceError, Stub
from migrator.settings import SettingError

_LARGEST: Final = 64 << 20


class FeedSource:
    """The posts of one feed."""

    reader = "feed"

    def __init__(self, path: Path, name: str, timezone: str) -> None:
        """Read the feed.

        Raises:
            SourceError: It can't be read, is too large, or is no feed.
            SettingError: The zone is not known.
        """
        self._name = name
        self._zone = _zone(timezone)
        data = _read(path, name)
        channel = parse_json(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else None
        channel = channel or parse_xml(data)
        if channel is None:
            raise SourceError(
                f"{name}: is no feed (RSS, Atom or JSON Feed); if it is a page that links to one, "
                "give the feed's own address."
            )
        self._channel = channel

    def __enter__(self) -> Self:
        """The source itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close it."""
        self.close()

    @property
    def site(self) -> Site:
        """What the feed says of its blog, with the authors and terms of its posts."""
        channel = blog_of(self._channel) if holds_comments(self._channel) else self._channel
        posts = [item.post for item in self._items]
        names = dict.fromkeys(post.author for post in posts if post.author)
        terms: dict[tuple[str, str], Term] = {}
        for term in (term for post in posts for term in post.terms):
            terms.setdefault((term.taxonomy, term.slug), term)
        return Site(
            title=channel.title,
            url=channel.link.rstrip("/"),
            description=shown_text(channel.description),
            language=channel.language,
            generator=channel.generator,
            published=read_date(channel.updated, self._zone),
            authors=tuple(Author(login=name, display_name=name) for name in names),
            terms=tuple(terms.values()),
        )

    def survey(self) -> Sequence[Stub]:
        """One stub for every post.

        Raises:
            SourceError: There is none.
        """
        if not self._items:
            raise SourceError(
                f"{self._name}: the feed holds no post; look whether the blog has any."
            )
        return [item.stub for item in self._items]

    def items(self, stubs: Sequence[Stub]) -> Iterator[ReadyItem]:
        """The posts of these stubs."""
        for stub in stubs:
            yield self._items[stub.ordinal]

    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was met in the feed as a whole."""
        place = Place(self._name)
        found = []
        if self._channel.fault:
            where = Place(self._name, self._channel.fault_line)
            found.append(Diagnostic(codes.FEED_NOT_WELL_FORMED, where, self._channel.fault))
        if holds_comments(self._channel):
            found.append(Diagnostic(codes.FEED_OF_COMMENTS, place))
        elif left := len(self._channel.entries) - len(self._items):
            found.append(Diagnostic(codes.FEED_ENTRY_EMPTY, place, count=left))
        return found

    def close(self) -> None:
        """Nothing is held open."""

    @cached_property
    def _items(self) -> Sequence[ReadyItem]:
        channel, zone = self._channel, self._zone
        if holds_comments(channel):
            reads = read_comments(channel, zone)
        else:
            entries = (
                each
                for each in channel.entries
                if each.title or each.link or each.content or each.summary
            )
            reads = [read_entry(entry, channel, zone) for entry in entries]
        return [self._item(number, read) for number, read in enumerate(reads)]

    def _item(self, number: int, read: ReadEntry) -> ReadyItem:
        stub = _stub(number, self._name, read.post)
        digest = hashlib.sha256(repr(read.post).encode("utf-8", "backslashreplace")).hexdigest()
        return ReadyItem(stub, read.post, digest, tuple(note.at(stub.place) for note in read.notes))


def _stub(number: int, file: str, post: Post) -> Stub:
    return Stub(
        ordinal=number,
        file=file,
        line=None,
        id=post.id,
        type=post.type,
        status=post.status,
        title=post.title,
        slug=post.slug,
        link=post.link,
        author=post.author,
        published=post.published,
        categories=tuple(term.slug for term in post.terms_of("category")),
        tags=tuple(term.slug for term in post.terms_of("post_tag")),
    )


def _read(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{name}: is over 64 MB, too large for a feed.")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{name}: can't be read ({error.strerror}); give the file of a feed."
        ) from error


def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingError(f"timezone: “{name}” is no IANA zone, as Europe/Paris is.") from error
