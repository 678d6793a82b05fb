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

_CDATA = r"<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]>"
_PASSED_FIELDS = (
    "content:encoded",
    "excerpt:encoded",
    "description",
    "wp:post_modified",
    "wp:post_modified_gmt",
    "wp:comment_status",
    "wp:ping_status",
    "wp:menu_order",
    "wp:is_sticky",
)
# No group captures inside a possessive repeat: Python 3.11 trips over that, so each name is spelled
# out instead of being referred back to.
_PASSED = "|".join(
    [
        *(
            rf"{name}>(?:[^<]++|{_CDATA}|<(?!!|/{name}>))*+</{name}>"
            for name in ("wp:postmeta", "wp:comment")
        ),
        *(rf"{name}(?:/>|>\s*+(?:{_CDATA}\s*+|[^<&]*+)</{name}>)" for name in _PASSED_FIELDS),
    ]
)
_STEP = re.compile(
    (
        rf"(?:\s*+<(?:{_PASSED}))++\s*+"
        r"|\s*+<([a-zA-Z_:]++)"
        r"(?:\sdomain=\"([^\"&]*+)\"\snicename=\"([^\"&]*+)\"|(?:\s[^<>]*+)?)(?:/>|>\s*+(?:"
        r"<!\[CDATA\[([^\]]*+(?:\](?!\]>)[^\]]*+)*+)\]\]>\s*+|([^<&]*+))</\1>)\s*+"
    ).encode()
)
"""One or more elements that a stub does not need, or one that it may need."""
_LAYOUT = (
    *("title", "link", "pubDate", "dc:creator", "guid", "wp:post_id", "wp:post_date"),
    *("wp:post_date_gmt", "wp:post_name", "wp:status", "wp:post_parent", "wp:post_type"),
    "wp:post_password",
)
_HEAD = re.compile(
    (
        r"<item>\s*+"
        + rf"(?:(?:\s*+<(?:{_PASSED}))*+\s*+)".join(
            rf"<{name}(?:\s[^<>]*+)?>(?:<!\[CDATA\[([^\]]*+)\]\]>|([^<&]*+))</{name}>\s*+"
            for name in _LAYOUT
        )
    ).encode()
)
"""The fields before an item's terms in the order in which WordPress writes them."""
_OPENING = re.compile(rb"<item(?:\s[^<>]*+)?>")
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
_SEPARATOR = "\x1f"
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1e]|\xef\xbf[\xbe\xbf]")
_ALT = b"_wp_attachment_image_alt"


def quick_fields(data: bytes) -> Fields | None:
    """The fields that a stub needs; None where the item is not written as WordPress does."""
    head = _HEAD.match(data)
    opening = head or _OPENING.match(data)
    if opening is None or _ALT in data:
        return None
    names = [*_LAYOUT] if head else []
    values = _chosen(head.groups()) if head else []
    match, wanted = _STEP.match, _WANTED.get
    position, end = opening.end(), len(data) - len(b"</item>")
    while position < end:
        step = match(data, position)
        if step is None:
            return None
        position = step.end()
        name, domain, nicename, section, plain = step.groups()
        if name is None:
            continue
        value = section or plain or b""
        if name == b"category":
            if domain is None:
                return None
            names += ("domain", "nicename", "category")
            values += (domain, nicename, value)
        elif known := wanted(name):
            names.append(known)
            values.append(value)
    return _decoded(names, values)


def _chosen(groups: tuple[bytes | None, ...]) -> list[bytes]:
    """Of each two groups, CDATA and plain, the one that matched."""
    pairs = zip(groups[::2], groups[1::2], strict=True)
    return [section or plain or b"" for section, plain in pairs]


def _decoded(names: list[str], values: list[bytes]) -> Fields | None:
    """The fields as text; None where they need a closer look."""
    joined = _SEPARATOR.encode().join(values)
    if _FORBIDDEN.search(joined):
        return None
    try:
        texts = joined.decode().split(_SEPARATOR)
    except UnicodeDecodeError:
        return None
    if len(texts) != len(names):
        return None
    fields = Fields(values=dict(zip(names, texts, strict=True)))
    if "category" in fields.values:
        fields.categories = [
            Category(texts[at - 2], texts[at - 1], texts[at])
            for at, name in enumerate(names)
            if name == "category"
        ]
    alone = len(names) - 3 * len(fields.categories) + 3 * bool(fields.categories)
    return fields if alone == len(fields.values) else None


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
