"""Feeds as a `Source`: read once, whole, for feeds hold a few posts."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import cached_property, reduce
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics import feed as codes
from migrator.model import Author, Site, Term
from migrator.readers.feed.comments import blog_of, holds_comments, read_comments
from migrator.readers.feed.dates import read_date
from migrator.readers.feed.entry import Channel
from migrator.readers.feed.files import Feed, read_feeds
from migrator.readers.feed.merging import Seen, merge
from migrator.readers.feed.post import ReadEntry, read_entry
from migrator.readers.inline_html import shown_text
from migrator.readers.page.merging import merge_sites
from migrator.readers.source import ReadyItem, SourceError, Stub, stub_of_post
from migrator.readers.wxr.dates import require_zone


class FeedSource:
    """The posts of one feed, or of a folder of them."""

    reader = "feed"

    def __init__(self, path: Path, name: str, timezone: str) -> None:
        """Read the feeds.

        Raises:
            SourceError: One can't be read, is too large, or is no feed.
            SettingError: The zone is not known.
        """
        self._name = name
        self._zone = _zone(timezone)
        found = read_feeds(path, name)
        self._feeds, self._unread = found.feeds, found.unread

    def __enter__(self) -> Self:
        """The source itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close it."""
        self.close()

    @property
    def site(self) -> Site:
        """What the feeds say of their blog, with the authors and terms of its posts."""
        posts = [item.post for item in self._items]
        names = dict.fromkeys(post.author for post in posts if post.author)
        terms: dict[tuple[str, str], Term] = {}
        for term in (term for post in posts for term in post.terms):
            terms.setdefault((term.taxonomy, term.slug), term)
        told = [_site(feed.channel, self._zone) for feed in self._feeds]
        return replace(
            reduce(merge_sites, told),
            published=max((each.published for each in told if each.published), default=None),
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
        """What was met in the feeds as a whole."""
        unread = (
            Diagnostic(codes.FEED_FILE_UNREADABLE, Place(each.name), each.reason)
            for each in self._unread
        )
        return [*unread, *(entry for feed in self._feeds for entry in _about(feed))]

    def close(self) -> None:
        """Nothing is held open."""

    @cached_property
    def _items(self) -> Sequence[ReadyItem]:
        seen = [Seen(feed.name, read) for feed in self._feeds for read in _posts(feed, self._zone)]
        return [_item(number, each) for number, each in enumerate(merge(seen))]


def _site(channel: Channel, zone: tzinfo | None) -> Site:
    """What one feed says of its blog."""
    if holds_comments(channel):
        channel = blog_of(channel)
    return Site(
        title=channel.title,
        url=channel.link.rstrip("/"),
        description=shown_text(channel.description),
        language=channel.language,
        generator=channel.generator,
        published=read_date(channel.updated, zone),
    )


def _posts(feed: Feed, zone: tzinfo | None) -> list[ReadEntry]:
    channel = feed.channel
    if holds_comments(channel):
        return read_comments(channel, zone)
    entries = (each for each in channel.entries if each.says_something)
    return [read_entry(entry, channel, zone) for entry in entries]


def _about(feed: Feed) -> Iterator[Diagnostic]:
    """What there is to say of one feed."""
    channel, place = feed.channel, Place(feed.name)
    if channel.fault:
        where = Place(feed.name, channel.fault_line)
        yield Diagnostic(codes.FEED_NOT_WELL_FORMED, where, channel.fault)
    if holds_comments(channel):
        yield Diagnostic(codes.FEED_OF_COMMENTS, place)
    elif empty := sum(not each.says_something for each in channel.entries):
        yield Diagnostic(codes.FEED_ENTRY_EMPTY, place, count=empty)


def _item(number: int, seen: Seen) -> ReadyItem:
    read = seen.read
    stub = stub_of_post(number, seen.file, read.post)
    digest = hashlib.sha256(repr(read.post).encode("utf-8", "backslashreplace")).hexdigest()
    return ReadyItem(stub, read.post, digest, tuple(note.at(stub.place) for note in read.notes))


def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    require_zone(name)
    return ZoneInfo(name)
