"""Bytes of an item written as WordPress writes it → its fields, by two expressions and no parser.

Plain is an item whose fields are `<name>…</name>` with text or one CDATA section inside, or empty
`<name/>`, none of them twice, under names that WXR has, with white space between them and nothing
else. That is what nearly all items are. Anything beyond it, right or wrong, is left to the parser
in `element`, whose answer for a plain item is the same (a law of the tests).
"""

import re
from functools import lru_cache
from operator import add

from migrator.model import Meta, Term
from migrator.readers.wxr import entities
from migrator.readers.wxr.parts import Fields
from migrator.readers.wxr.terms import term_of
from migrator.readers.wxr.vocabulary import FIELDS

_OPENING, _CLOSING = "<item>", b"</item>"
_INNER = r"[^\]]*+(?:\](?!\]>)[^\]]*+)*+"
_SECTION = rf"<!\[CDATA\[{_INNER}\]\]>"
_BARE = rf"(?:<!\[CDATA\[({_INNER})\]\]>|([^<]*+))"
_INSIDE = slice(len("<![CDATA["), -len("]]>"))
_SPACE = r"[ \t\n]*+"
_PASSED = rf"(?:{_SECTION}|[^<&\]]*+)"
_COMMENT_PASSED = rf"(?:[^<]*+(?:{_SECTION}|<(?!!|/wp:comment>)))*+[^<]*+"
_TERM = rf'domain="[^"<&\s]++"[ ]nicename="[^"<&\s]++">{_PASSED}'
_TOKEN = re.compile(
    rf"""
    {_SPACE}
    (?: <category[ ]({_TERM})</category>
      | <(wp:(?:post|comment)meta)>
        {_SPACE}<wp:meta_key>({_PASSED})</wp:meta_key>
        {_SPACE}<wp:meta_value>({_PASSED})</wp:meta_value>
        {_SPACE}</\2>
      | <([a-zA-Z_:]++)(?: [ ]isPermaLink="[a-z]*+" )?(?: />|>({_PASSED})</\5> )
      | <wp:comment>({_COMMENT_PASSED})</wp:comment>
      | .+
    )
    """,
    re.VERBOSE | re.DOTALL,
)
"""A term, a row of meta, a field, a comment; or else, without a group, all the rest of an item that
turns out not to be plain."""
_HEAD_FIELDS = (
    *("title", "link", "pubDate", "dc:creator", "guid", "description", "content:encoded"),
    *("excerpt:encoded", "wp:post_id", "wp:post_date", "wp:post_date_gmt", "wp:post_modified"),
    *("wp:post_modified_gmt", "wp:comment_status", "wp:ping_status", "wp:post_name", "wp:status"),
    *("wp:post_parent", "wp:menu_order", "wp:post_type", "wp:post_password", "wp:is_sticky"),
)
_SINCE_5_7 = {
    name: 2 * _HEAD_FIELDS.index(name) + 1 for name in ("wp:post_modified", "wp:post_modified_gmt")
}
"""Fields that may be missing, and the first of their two groups in `_HEAD`."""
_ATTRIBUTES = {"guid": '(?: isPermaLink="[a-z]*+")?'}
_HEAD = re.compile(
    _OPENING
    + "".join(
        rf"(?:{_SPACE}<{name}{_ATTRIBUTES.get(name, '')}>"
        rf"{_BARE}</{name}>){'?' if name in _SINCE_5_7 else ''}"
        for name in _HEAD_FIELDS
    )
)
"""The fields that every item begins with, in WordPress's order: one step instead of twenty-two."""
_COMMENT_FIELDS = (
    *("wp:comment_id", "wp:comment_author", "wp:comment_author_email", "wp:comment_author_url"),
    *("wp:comment_author_IP", "wp:comment_date", "wp:comment_date_gmt", "wp:comment_content"),
    *("wp:comment_approved", "wp:comment_type", "wp:comment_parent", "wp:comment_user_id"),
)
_COMMENT = re.compile(
    "".join(rf"(?:{_SPACE}<{name}>({_PASSED})</{name}>)?" for name in _COMMENT_FIELDS) + _SPACE
)
"""The fields of a comment, in WordPress's order."""
_STUB_FIELDS = (
    *("title", "link", "pubDate", "dc:creator", "guid", "wp:post_id", "wp:post_date"),
    *("wp:post_date_gmt", "wp:post_name", "wp:status", "wp:post_parent", "wp:post_type"),
    "wp:post_password",
)
_TOLD = r"(?:<!\[CDATA\[)?\s*+_wp(?:_old_|ml_import_)"
"""How the keys of meta begin that a stub of any type needs."""
_STUB_HEAD = re.compile(
    _OPENING
    + "".join(
        rf"(?:{_SPACE}<{name}{_ATTRIBUTES.get(name, '')}>"
        rf"{_BARE if name in _STUB_FIELDS else _PASSED}</{name}>)"
        rf"{'?' if name in _SINCE_5_7 else ''}"
        for name in _HEAD_FIELDS
    )
)
"""As `_HEAD`, keeping only what a stub needs."""
_STUB_TOKEN = re.compile(
    rf"""
    {_SPACE}
    (?: <category[ ]({_TERM})</category>
      | (?: {_SPACE}(<)wp:postmeta>
            {_SPACE}<wp:meta_key>(?!{_TOLD}){_PASSED}</wp:meta_key>
            {_SPACE}<wp:meta_value>{_PASSED}</wp:meta_value>
            {_SPACE}</wp:postmeta> )++
      | (?: {_SPACE}(<)wp:comment>{_COMMENT_PASSED}</wp:comment> )++
      | .+
    )
    """,
    re.VERBOSE | re.DOTALL,
)
"""A term, or what is passed over; or else all the rest, as in `_TOKEN`."""
_NAMES = (FIELDS["item"] | FIELDS["wp:comment"]) - {"category", "enclosure"}
_SAFE_REFERENCES = re.compile(
    r"[^&]*+(?:&(?:amp|lt|gt|quot|apos|\#0?(?:3[2-9]|[4-9]\d|[1-9]\d{2,3}));[^&]*+)*+", re.ASCII
)
_CONTROLS = bytes(0 if code < 32 and code not in b"\t\n\r" else code for code in range(256))


def plain_fields(data: bytes, known: bool = False) -> Fields | None:  # noqa: FBT001, FBT002  (a fact about the item)
    """The fields of an item in UTF-8, None where it is not plain.

    Args:
        data: The item.
        known: `brief_fields` took it for plain: its characters were looked at.
    """
    text, fields = _known_text(data) if known else _text(data), Fields()
    comments = None if text is None else _read(text, fields)
    if comments is None:
        return None
    for comment in comments:
        child = _comment_fields(comment)
        if child is None:
            return None
        fields.children.append(("wp:comment", child))
    return fields


def brief_fields(data: bytes) -> Fields | None:
    """As `plain_fields`, but maybe no more than a stub needs, and without comments."""
    text = _text(data)
    if text is None:
        return None
    if stub := _stub_fields(text):
        return stub
    fields = Fields()
    return fields if _read(text, fields) is not None else None


def _stub_fields(text: str) -> Fields | None:
    """What a stub needs of an item in WordPress's order; None for others, and for files."""
    head = _STUB_HEAD.match(text)
    if head is None:
        return None
    values = _head_values(_STUB_FIELDS, head.groups(""))
    if values is None or values["wp:post_type"].strip() == "attachment":
        return None
    fields, start, stop = Fields(values), head.end(), len(text) - len(_CLOSING)
    for term, row, comment in _STUB_TOKEN.findall(text, start, stop):
        if term:
            fields.terms.append(_term(term))
        elif not (row or comment):
            return None
    return fields


def _read(text: str, fields: Fields) -> list[str] | None:
    """Fill the fields of an item, all but its comments, which come back; None: it is not plain."""
    start = len(_OPENING)
    if head := _HEAD.match(text):
        values = _head_values(_HEAD_FIELDS, head.groups(""))
        if values is None:
            return None
        for name, group in _SINCE_5_7.items():
            if not values[name] and head[group] is None and head[group + 1] is None:
                del values[name]
        fields.values, start = values, head.end()
    return _take(fields, _TOKEN.findall(text, start, len(text) - len(_CLOSING)))


def _text(data: bytes) -> str | None:
    """The item as text, its line ends as XML has them; None where XML would not have it at all."""
    marked = data.startswith(_OPENING.encode()) and data.endswith(_CLOSING)
    if not marked or b"\0" in data.translate(_CONTROLS):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return None if "\r" in text or "\ufffe" in text or "\uffff" in text else text


def _known_text(data: bytes) -> str:
    """As `_text`, of an item of which that gave one before."""
    text = data.decode()
    return text.replace("\r\n", "\n") if "\r" in text else text


def _head_values(names: tuple[str, ...], groups: tuple[str, ...]) -> dict[str, str] | None:
    """The values of the first fields, of which each has two groups: for CDATA and for text."""
    sections, texts = groups[::2], groups[1::2]
    joined = "\n".join(texts)
    if "]]>" in joined or ("&" in joined and not _SAFE_REFERENCES.fullmatch(joined)):
        return None
    if "&" in joined:
        texts = tuple([entities.decode(text)[0] for text in texts])
    return dict(zip(names, map(add, sections, texts), strict=True))  # one of the two is empty


def _take(fields: Fields, tokens: list[tuple[str, ...]]) -> list[str] | None:
    """Add what the tokens hold but comments, which come back; None: they are not plain."""
    comments = []
    terms, meta = fields.terms, fields.meta
    for term, kind, key, row, name, value, comment in tokens:
        if term:
            terms.append(_term(term))
        elif kind:
            bare = key[_INSIDE] if "<" in key else key
            meta.append(Meta(bare.strip(), row[_INSIDE] if "<" in row else row))
        elif name in _NAMES:
            if name in fields.values:
                return None
            fields.values[name] = _bare(value)
        elif comment:
            comments.append(comment)
        else:
            return None
    return comments


@lru_cache(maxsize=4096)
def _term(said: str) -> Term:
    """A term from what stands between `<category` and `</category>`."""
    _, domain, _, nicename, name = said.split('"', 4)
    return term_of(domain, nicename, _bare(name[1:]))


def _bare(value: str) -> str:
    """A value without the marks of CDATA."""
    return value[_INSIDE] if "<" in value else value


def _comment_fields(text: str) -> Fields | None:
    """The fields of a comment, None where it is not plain."""
    fields = Fields()
    if match := _COMMENT.fullmatch(text):
        fields.values = {
            name: value[_INSIDE] if "<" in value else value
            for name, value in zip(_COMMENT_FIELDS, match.groups(), strict=True)
            if value is not None
        }
    elif _take(fields, _TOKEN.findall(text)) != []:
        return None
    return fields if fields.values else None
