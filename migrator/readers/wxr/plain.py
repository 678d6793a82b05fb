"""Bytes of an item written as WordPress writes it → its fields, by two expressions and no parser.

Plain is an item whose fields are `<name>…</name>` with text or one CDATA section inside, or empty
`<name/>`, none of them twice, under names that WXR has, with white space between them and nothing
else. That is what nearly all items are. Anything beyond it, right or wrong, is left to the parser
in `element`, whose answer for a plain item is the same (a law of the tests).
"""

import re

from migrator.model import Meta
from migrator.readers.wxr import entities
from migrator.readers.wxr.parts import Category, Fields
from migrator.readers.wxr.vocabulary import FIELDS

_OPENING, _CLOSING = "<item>", b"</item>"
_SECTION = r"<!\[CDATA\[([^\]]*+(?:\](?!\]>)[^\]]*+)*+)\]\]>"
_VALUE = rf"(?:{_SECTION}|([^<&\]]*+))"
_SPACE = r"[ \t\n]*+"
_PASSED_SECTION = r"<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]>"
_COMMENT_PASSED = rf"<(wp:comment>)(?:[^<]++|{_PASSED_SECTION}|<(?!!|/wp:comment>))*+</wp:comment>"
_COMMENT_ENTERED = "<(/?wp:comment)>"
_TOKEN = rf"""
    {_SPACE}
    (?: <(wp:(?:post|comment)meta)>
        {_SPACE}<wp:meta_key>{_VALUE}</wp:meta_key>
        {_SPACE}<wp:meta_value>{_VALUE}</wp:meta_value>
        {_SPACE}</\1>
      | <([a-zA-Z_:]++)
        (?: [ ]domain="([^"<&\s]++)"[ ]nicename="([^"<&\s]++)" | [ ]isPermaLink="[a-z]*+" )?
        (?: />|>{_VALUE}</\6> )
      | %s
      | .+
    )
    """
"""A row of meta, a field, the beginning or end of a comment; or else, without a group, all the rest
of an item that turns out not to be plain."""
_WHOLE, _BRIEF = (
    re.compile(_TOKEN % comment, re.VERBOSE | re.DOTALL)
    for comment in (_COMMENT_ENTERED, _COMMENT_PASSED)
)
_HEAD_FIELDS = (
    *("title", "link", "pubDate", "dc:creator", "guid", "description", "content:encoded"),
    *("excerpt:encoded", "wp:post_id", "wp:post_date", "wp:post_date_gmt", "wp:post_modified"),
    *("wp:post_modified_gmt", "wp:comment_status", "wp:ping_status", "wp:post_name", "wp:status"),
    *("wp:post_parent", "wp:menu_order", "wp:post_type", "wp:post_password", "wp:is_sticky"),
)
_SINCE_5_7 = {"wp:post_modified", "wp:post_modified_gmt"}
_ATTRIBUTES = {"guid": '(?: isPermaLink="[a-z]*+")?'}
_HEAD = re.compile(
    _OPENING
    + "".join(
        rf"(?:{_SPACE}<{name}{_ATTRIBUTES.get(name, '')}>"
        rf"(?:{_SECTION}|([^<]*+))</{name}>){'?' if name in _SINCE_5_7 else ''}"
        for name in _HEAD_FIELDS
    )
)
"""The fields that every item begins with, in WordPress's order: one step instead of twenty-two."""
_NAMES = (FIELDS["item"] | FIELDS["wp:comment"]) - {"category", "enclosure"}
_SAFE_REFERENCES = re.compile(
    r"[^&]*+(?:&(?:amp|lt|gt|quot|apos|\#0?(?:3[2-9]|[4-9]\d|[1-9]\d{2,3}));[^&]*+)*+", re.ASCII
)
_CONTROLS = bytes(0 if code < 32 and code not in b"\t\n\r" else code for code in range(256))


def plain_fields(data: bytes) -> Fields | None:
    """The fields of an item in UTF-8, None where it is not plain."""
    return _fields(data, _WHOLE)


def brief_fields(data: bytes) -> Fields | None:
    """As `plain_fields`, but comments are passed over: a stub does not need them."""
    return _fields(data, _BRIEF)


def _fields(data: bytes, token: re.Pattern[str]) -> Fields | None:
    text = _text(data)
    if text is None or not text.startswith(_OPENING):
        return None
    fields, start = Fields(), len(_OPENING)
    if head := _HEAD.match(text):
        values = _head_values(head.groups())
        if values is None:
            return None
        fields.values, start = values, head.end()
    tokens = token.findall(text, start, len(text) - len(_CLOSING))
    return fields if _take(fields, tokens) else None


def _text(data: bytes) -> str | None:
    """The item as text, its line ends as XML has them; None where XML would not have it at all."""
    if b"\0" in data.translate(_CONTROLS) or not data.endswith(_CLOSING):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return None if "\r" in text or "\ufffe" in text or "\uffff" in text else text


def _head_values(groups: tuple[str | None, ...]) -> dict[str, str] | None:
    """The values of the first fields, of which each has two groups: for CDATA and for text."""
    sections, texts = groups[::2], groups[1::2]
    joined = "\n".join(filter(None, texts))
    if "]]>" in joined or ("&" in joined and not _SAFE_REFERENCES.fullmatch(joined)):
        return None
    if "&" in joined:
        texts = tuple(text and entities.decode(text)[0] for text in texts)
    chosen = [
        text if section is None else section for section, text in zip(sections, texts, strict=True)
    ]
    named = zip(_HEAD_FIELDS, chosen, strict=True)
    return {name: value for name, value in named if value is not None}


def _take(fields: Fields, tokens: list[tuple[str, ...]]) -> bool:
    """Add what the tokens hold; False where they are not those of a plain item."""
    at = fields
    for (
        kind,
        key,
        key_text,
        value,
        value_text,
        name,
        domain,
        nicename,
        section,
        text,
        mark,
    ) in tokens:
        if name in _NAMES:
            if name in at.values:
                return False
            at.values[name] = section or text
        elif domain and name == "category":
            at.categories.append(Category(domain, nicename, section or text))
        elif kind:
            at.meta.append(Meta((key or key_text).strip(), value or value_text))
        elif mark == "wp:comment" and at is fields:
            at = Fields()
            fields.children.append((mark, at))
        elif mark == "/wp:comment" and at.values and at is not fields:
            at = fields
        elif mark != "wp:comment>":
            return False
    return at is fields
