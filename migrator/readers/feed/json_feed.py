"""A JSON Feed (jsonfeed.org, 1.0 and 1.1), as a WordPress plugin makes it → channel and entries."""

from collections.abc import Iterator, Mapping
from typing import Final

import orjson

from migrator.readers.feed.entry import Channel, Entry, Tag
from migrator.readers.feed.parsing import plain_to_html

VERSION: Final = "://jsonfeed.org/version/"


def parse_json(data: bytes) -> Channel | None:
    """The feed; None where these bytes are none."""
    try:
        feed = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return None
    if not isinstance(feed, dict) or VERSION not in _text(feed, "version"):
        return None
    return Channel(
        title=_text(feed, "title"),
        link=_text(feed, "home_page_url"),
        address=_text(feed, "feed_url"),
        description=_text(feed, "description"),
        language=_text(feed, "language"),
        generator=_text(feed, "generator"),
        entries=tuple(_entry(item) for item in _maps(feed, "items")),
    )


def _entry(item: Mapping[str, object]) -> Entry:
    files = [_text(each, "url") for each in _maps(item, "attachments")]
    return Entry(
        title=_text(item, "title"),
        link=_text(item, "url") or _text(item, "external_url"),
        guid=_text(item, "id"),
        author=next(filter(None, _authors(item)), ""),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        content=_text(item, "content_html") or plain_to_html(_text(item, "content_text")),
        summary=plain_to_html(_text(item, "summary")),
        tags=tuple(Tag(name) for name in _texts(item, "tags")),
        files=tuple(dict.fromkeys(filter(None, files))),
        image=_text(item, "image") or _text(item, "banner_image"),
    )


def _authors(item: Mapping[str, object]) -> Iterator[str]:
    """Names, as 1.1 lists them and as 1.0 has the one."""
    for author in (*_maps(item, "authors"), item.get("author")):
        if isinstance(author, dict):
            yield _text(author, "name")


def _text(fields: Mapping[str, object], name: str) -> str:
    """A field that is text; ids may be numbers."""
    value = fields.get(name)
    return str(value).strip() if isinstance(value, str | int) else ""


def _texts(fields: Mapping[str, object], name: str) -> list[str]:
    value = fields.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _maps(fields: Mapping[str, object], name: str) -> list[dict[str, object]]:
    value = fields.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
