"""The bytes of an RSS or Atom feed → channel and entries, by feedparser, strictly or loosely."""

import io
import warnings
from dataclasses import dataclass
from email.utils import parseaddr
from time import strftime, struct_time
from typing import Any, Final
from xml.sax import SAXParseException

import feedparser

from migrator.readers.feed.dates import read_date
from migrator.readers.feed.entry import Channel, Entry, Tag
from migrator.readers.inline_html import shown_text

_Fields = Any  # feedparser's dictionaries have attributes and spellings of their own
_PLAIN: Final = "text/plain"
_AVATAR: Final = "gravatar.com/avatar"


def parse_xml(data: bytes) -> Channel | None:
    """The feed; None where these bytes are none.

    Nothing in it is made safe or whole here: that is done once, for every kind of feed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version") and not found.get("entries"):
        return None
    feed, fault = found.feed, _fault(found)
    return Channel(
        title=_title(feed),
        link=_text(feed, "link"),
        address=next((_text(each, "href") for each in _list(feed, "links") if _is_own(each)), ""),
        description=_text(feed, "subtitle"),
        language=_text(feed, "language"),
        generator=_generator(feed),
        updated=_date(feed, "updated") or _date(feed, "published"),
        entries=tuple(_entry(each) for each in found.entries),
        fault=fault.reason,
        fault_line=fault.line,
    )


def _title(fields: _Fields) -> str:
    """A title as text: most are HTML, Atom may say that one is not."""
    title = _text(fields, "title")
    if _text(fields.get("title_detail") or {}, "type") != _PLAIN:
        title = shown_text(title)
    return " ".join(title.split())


def _is_own(link: _Fields) -> bool:
    return bool(_text(link, "rel") == "self")


def _generator(feed: _Fields) -> str:
    """Name, version and address of what made the feed, which each kind spells in its own way."""
    detail = feed.get("generator_detail") or {}
    parts = (_text(feed, "generator"), _text(detail, "version"), _text(detail, "href"))
    return " ".join(dict.fromkeys(filter(None, parts)))


@dataclass(frozen=True, slots=True)
class _Fault:
    reason: str = ""
    line: int | None = None


def _fault(found: _Fields) -> _Fault:
    """Why the strict parser gave up; a wrong declaration of the character set is no reason."""
    error = found.get("bozo_exception")
    harmless = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    if not found.bozo or error is None or isinstance(error, harmless):
        return _Fault()
    if isinstance(error, SAXParseException):
        return _Fault(error.getMessage(), error.getLineNumber())
    return _Fault(" ".join(str(error).split()) or type(error).__name__)


def _entry(entry: _Fields) -> Entry:
    content = next((each for each in _list(entry, "content") if _text(each, "value")), None)
    summary = entry.get("summary_detail")
    return Entry(
        title=_title(entry),
        link=_text(entry, "link"),
        guid=_text(entry, "id"),
        number=_text(entry, "post-id"),
        author=_author(entry),
        published=_date(entry, "published"),
        updated=_date(entry, "updated"),
        content=_html(content),
        summary=_html(summary),
        base=_text(content or summary or {}, "base"),
        tags=tuple(
            Tag(name, _text(tag, "scheme"))
            for tag in _list(entry, "tags")
            if (name := _text(tag, "label") or _text(tag, "term"))
        ),
        files=_files(entry),
        image=next((_text(each, "url") for each in _list(entry, "media_thumbnail")), ""),
        answers=_answers(entry),
        comment_feed=_comment_feed(entry),
        comment_count=_text(entry, "slash_comments") or _text(entry, "thr_total"),
    )


def _author(entry: _Fields) -> str:
    """The author's name; RSS's own element holds an address of mail with the name behind it."""
    said = _text(entry, "author")
    if "@" in said.partition(" ")[0]:
        name, address = parseaddr(said)
        return name or address.partition("@")[0]
    return _text(entry.get("author_detail") or {}, "name") or said


def _files(entry: _Fields) -> tuple[str, ...]:
    """What is enclosed, then what Media RSS lists; the writer's portrait is no part of a post."""
    enclosed = [_text(each, "href") for each in _list(entry, "enclosures")]
    media = [_text(each, "url") for each in _list(entry, "media_content")]
    return tuple(dict.fromkeys(url for url in (*enclosed, *media) if url and _AVATAR not in url))


def _answers(entry: _Fields) -> str:
    """What `thr:in-reply-to` refers to: Atom says it in attributes, RSS as text."""
    said = entry.get("thr_in-reply-to")
    if isinstance(said, str):
        return said.strip()
    return _text(said, "ref") or _text(said, "href") if said else ""


def _comment_feed(entry: _Fields) -> str:
    """Where the entry's comments are: RSS's `wfw:commentRss`, Atom's link to replies."""
    replies = (
        _text(each, "href")
        for each in _list(entry, "links")
        if _text(each, "rel") == "replies" and "xml" in _text(each, "type")
    )
    return _text(entry, "wfw_commentrss") or next(replies, "")


def _date(fields: _Fields, name: str) -> str:
    """A date as it is written; in UTC, as feedparser reads it, where its form is an odd one."""
    if not dict.__contains__(fields, name):  # feedparser would take one date for another
        return ""
    text, read = _text(fields, name), fields.get(f"{name}_parsed")
    if read_date(text, None) is not None or not isinstance(read, struct_time):
        return text
    return strftime("%Y-%m-%dT%H:%M:%SZ", read)


def _html(detail: _Fields | None) -> str:
    """A text as HTML; plain text as Atom may have it is escaped."""
    if not detail:
        return ""
    value = _text(detail, "value")
    return plain_to_html(value) if _text(detail, "type") == _PLAIN else value


def plain_to_html(text: str) -> str:
    """Plain text as HTML: a paragraph for each block between blank lines."""
    from html import escape  # noqa: PLC0415  (few feeds need it)

    blocks = [block.strip() for block in text.replace("\r\n", "\n").split("\n\n")]
    return "\n".join(f"<p>{escape(block, quote=False)}</p>" for block in blocks if block)


def _text(fields: _Fields, name: str) -> str:
    """A field that is text, and nothing where feedparser made something else of a broken one."""
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def _list(fields: _Fields, name: str) -> list[_Fields]:
    value = fields.get(name)
    return [each for each in value if hasattr(each, "get")] if isinstance(value, list) else []
