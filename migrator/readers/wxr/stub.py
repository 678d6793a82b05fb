"""Bytes of an item → its stub, without parsing the body.

An item as WordPress writes it is walked with one expression that takes a whole field, or a whole
run of meta rows, at each step. Whatever does not fit is read as the second pass reads it.
"""

import re
import sys
from datetime import datetime
from typing import NamedTuple

from migrator.readers.source import Stub
from migrator.readers.wxr.parts import Category, Fields
from migrator.readers.wxr.post import categories_of, slug_of, term_of

_CDATA = rb"<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]>"
_STEP = re.compile(
    rb"(?:\s*+<wp:(postmeta|comment)>(?:[^<]++|" + _CDATA + rb"|<(?!!|/wp:\1>))*+</wp:\1>)++\s*+"
    rb"|\s*+<([a-zA-Z_:]++)((?:\s[^<>]*+)?)(?:/>|>\s*+(?:"
    rb"<!\[CDATA\[([^\]]*+(?:\](?!\]>)[^\]]*+)*+)\]\]>\s*+|([^<&]*+))</\2>)\s*+"
)
_OPENING = re.compile(rb"<item(?:\s[^<>]*+)?>")
_ATTRIBUTE = re.compile(rb"(domain|nicename)=\"([^\"&]*+)\"")
_WANTED = {
    b"title": "title",
    b"link": "link",
    b"pubDate": "pubDate",
    b"guid": "guid",
    b"dc:creator": "dc:creator",
    b"wp:author": "wp:author",
    b"wp:post_id": "wp:post_id",
    b"wp:post_date": "wp:post_date",
    b"wp:post_date_gmt": "wp:post_date_gmt",
    b"wp:post_name": "wp:post_name",
    b"wp:post_parent": "wp:post_parent",
    b"wp:post_password": "wp:post_password",
    b"wp:post_type": "wp:post_type",
    b"wp:status": "wp:status",
    b"wp:attachment_url": "wp:attachment_url",
}
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_ALT = b"_wp_attachment_image_alt"


def quick_fields(data: bytes) -> Fields | None:
    """The fields that a stub needs; None where the item is not written as WordPress does."""
    opening = _OPENING.match(data)
    if opening is None or _ALT in data:
        return None
    fields = Fields()
    position, end = opening.end(), len(data) - len(b"</item>")
    try:
        while position < end:
            step = _STEP.match(data, position)
            if step is None:
                return None
            position = step.end()
            _, name, attributes, section, plain = step.groups()
            if name is None:
                continue
            if wanted := _WANTED.get(name):
                if wanted in fields.values:
                    return None
                fields.values[wanted] = _text(section, plain)
            elif name == b"category":
                fields.categories.append(_category(attributes, section, plain))
    except (ValueError, KeyError):
        return None
    return fields


def _category(attributes: bytes, section: bytes | None, plain: bytes) -> Category:
    """A term of the item; KeyError where its attributes are not as WordPress writes them."""
    pairs = dict(_ATTRIBUTE.findall(attributes))
    return Category(
        pairs[b"domain"].decode(), pairs[b"nicename"].decode(), _text(section, plain).strip()
    )


def _text(section: bytes | None, plain: bytes | None) -> str:
    """The text of a field; ValueError where it needs a closer look."""
    text = (section if plain is None else plain or b"") or b""
    if _FORBIDDEN.search(text):
        raise ValueError
    return text.decode()


class Spot(NamedTuple):
    """Where an item stands: the fields of `Stub` that say so."""

    ordinal: int
    file: str
    line: int
    part: int
    start: int
    end: int


def stub_of(fields: Fields, spot: Spot, published: datetime | None) -> Stub:
    """The stub of an item from its fields, at least those that `quick_fields` gives."""
    get = fields.get
    kind = sys.intern(get("wp:post_type") or "post")
    terms = [term_of(category) for category in categories_of(fields)]
    return Stub(
        ordinal=spot.ordinal,
        file=spot.file,
        line=spot.line,
        id=fields.number("wp:post_id") or None,
        type=kind,
        status=sys.intern(get("wp:status") or "draft"),
        title=get("title"),
        slug=slug_of(get("wp:post_name")),
        link=get("link"),
        author=sys.intern(get("dc:creator") or get("wp:author")),
        published=published,
        parent=fields.number("wp:post_parent") or None,
        categories=tuple(term.slug for term in terms if term.taxonomy == "category"),
        tags=tuple(term.slug for term in terms if term.taxonomy == "post_tag"),
        attachment=get("wp:attachment_url") or get("guid") if kind == "attachment" else "",
        alt=fields.meta_value("_wp_attachment_image_alt") if kind == "attachment" else "",
        protected=bool(get("wp:post_password")),
        part=spot.part,
        start=spot.start,
        end=spot.end,
    )
