"""A feed of comments → the posts they stand under, each with its comments and no text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Final
from urllib.parse import urlsplit

from migrator.model import Comment, Post
from migrator.readers.feed.body import read_comment
from migrator.readers.feed.dates import read_date
from migrator.readers.feed.entry import Channel, Entry
from migrator.readers.feed.post import ReadEntry
from migrator.readers.page.address import page_key, slug_of, without_fragment
from migrator.readers.title_phrases import inner_title

_MARK: Final = re.compile(r"#comment-(\d{1,18})$")


def holds_comments(channel: Channel) -> bool:
    """Whether every entry's address leads to a comment."""
    return bool(channel.entries) and all(_MARK.search(each.link) for each in channel.entries)


def blog_of(channel: Channel) -> Channel:
    """The feed as one of the blog: that of one post's comments has the post's title and address."""
    name = inner_title(channel.title, "comments-for")
    links = {page_key(without_fragment(entry.link)) for entry in channel.entries}
    if page_key(channel.link) not in links:
        return replace(channel, title=name or channel.title)
    return replace(channel, title=name or "", link=_root(channel.link), description="")


def _root(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def read_comments(channel: Channel, zone: tzinfo | None) -> list[ReadEntry]:
    """The posts, in the order in which the feed first comes to them."""
    threads: dict[str, list[Entry]] = {}
    for entry in channel.entries:
        threads.setdefault(page_key(without_fragment(entry.link)), []).append(entry)
    alone = len(threads) == 1
    return [
        ReadEntry(_post(entries, channel if alone else None, zone)) for entries in threads.values()
    ]


def _post(entries: Sequence[Entry], channel: Channel | None, zone: tzinfo | None) -> Post:
    """One post, of which only the comments are known; WordPress's feeds begin with the last."""
    link = without_fragment(entries[0].link)
    comments = [_comment(entry, zone) for entry in entries]
    if all(each.date for each in comments):
        comments.sort(key=lambda each: each.date.timestamp() if each.date else 0)
    return Post(
        id=None,
        type="post",
        status="publish",
        title=_title(entries, channel),
        body="",
        body_format="html",
        slug=slug_of(link),
        link=link,
        comments=tuple(comments),
        truncated=True,
        continue_url=link,
    )


def _title(entries: Sequence[Entry], channel: Channel | None) -> str:
    """The post's title, as the feed of its comments or one of these says it."""
    on = inner_title(channel.title, "comments-on") if channel is not None else None
    said = (inner_title(entry.title, "comment-on") for entry in entries)
    return on or next(filter(None, said), "")


def _comment(entry: Entry, zone: tzinfo | None) -> Comment:
    number = _MARK.search(entry.link)
    parent = _MARK.search(entry.answers)
    return Comment(
        id=int(number[1]) if number else None,
        author=entry.author,
        date=read_date(entry.published or entry.updated, zone),
        content=read_comment(entry),
        parent=int(parent[1]) if parent else None,
    )
