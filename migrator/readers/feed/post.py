"""An entry of a feed → a post, and what there is to say of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final
from urllib.parse import parse_qs, urlsplit

from migrator.diagnostics import feed as codes
from migrator.model import Meta, Post
from migrator.readers.feed.body import Text, read_text
from migrator.readers.feed.dates import read_date
from migrator.readers.feed.entry import Channel, Entry
from migrator.readers.feed.terms import read_terms
from migrator.readers.page.address import slug_of
from migrator.readers.source import Note
from migrator.readers.title_phrases import without_prefix

_NUMBER: Final = re.compile(r"\d{1,18}", re.ASCII)
_TYPE: Final = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """A post, and what there is to say of it."""

    post: Post
    notes: tuple[Note, ...] = ()


def read_entry(entry: Entry, channel: Channel, zone: tzinfo | None) -> ReadEntry:
    """The post of an entry.

    Args:
        zone: Where its dates are to be shown, None for as they are written.
    """
    text = read_text(entry, channel)
    identity = identity_of(entry)
    published = read_date(entry.published or entry.updated, zone)
    slug = slug_of(entry.link)
    post = Post(
        id=identity.number,
        type=identity.type,
        status="protected" if text.protected else "publish",
        title=without_prefix(entry.title, "protected") if text.protected else entry.title,
        body=text.html,
        body_format="html",
        slug="" if slug == str(identity.number) else slug,
        link=entry.link,
        guid=entry.guid,
        author=entry.author,
        published=published,
        modified=read_date(entry.updated, zone) if entry.published else None,
        excerpt=text.excerpt,
        terms=read_terms(entry.tags),
        meta=tuple(_threads(entry)),
        enclosures=entry.files,
        featured_image=entry.image,
        truncated=text.cut,
        continue_url=text.continue_url,
        removed=text.removed,
    )
    return ReadEntry(post, tuple(_notes(entry, text, post)))


def _threads(entry: Entry) -> Iterator[Meta]:
    """Where its comments are and how many, as meta that is for programs and not for readers."""
    if entry.comment_feed:
        yield Meta("_comment_feed", entry.comment_feed)
    if _NUMBER.fullmatch(entry.comment_count):
        yield Meta("_comment_count", entry.comment_count)


@dataclass(frozen=True, slots=True)
class Identity:
    """A post's number and type, as far as a feed says them."""

    number: int | None
    type: str = "post"


def identity_of(entry: Entry) -> Identity:
    """By WordPress.com's `post-id`, else by the address `?p=12` that WordPress gives as guid."""
    if _NUMBER.fullmatch(entry.number):
        return Identity(int(entry.number))
    try:
        query = parse_qs(urlsplit(entry.guid).query)
    except ValueError:
        return Identity(None)
    for name, kind in (("p", "post"), ("page_id", "page")):
        value = query.get(name, [""])[0]
        if _NUMBER.fullmatch(value):
            said = query.get("post_type", [kind])[0]
            return Identity(int(value), said if _TYPE.fullmatch(said) else kind)
    return Identity(None)


def _notes(entry: Entry, text: Text, post: Post) -> Iterator[Note]:
    if text.protected:
        yield Note(codes.FEED_POST_PROTECTED)
    elif text.cut:
        yield Note(codes.FEED_POST_CUT, post.continue_url)
    if entry.published and post.published is None:
        yield Note(codes.FEED_DATE_UNREADABLE, entry.published)
