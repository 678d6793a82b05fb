"""Elements of the clean tree that HTML has no name for, on their way through HTML: as comments.

    <!--migrator:embed {"provider":"vimeo","id":"9","url":"https://vimeo.com/9","title":""}-->

Written so that nothing on the way reads what is inside, nor can end the comment.
"""

import re
from html import escape

import orjson

from migrator.content.tree import Element

_PREFIX = "migrator:"
_HIDDEN = {char: f"\\u{ord(char):04x}" for char in "-<>[]()$&"}
_TABLE = str.maketrans(_HIDDEN)
_TAGS = {"embed": "!embed", "math": "!math"}
_NAMES = {tag: name for name, tag in _TAGS.items()}
_MARKER = re.compile(r"<!--(migrator:(?:(block )([\w/-]+)|\w+) (.*?))-->", re.DOTALL)


def to_comment(element: Element) -> str:
    """The comment that stands for an element; the text in it goes along."""
    fields = {**element.attrs, "": "".join(map(str, element.children))}
    return (
        f"<!--{_PREFIX}{_NAMES[element.tag]} {orjson.dumps(fields).decode().translate(_TABLE)}-->"
    )


def from_comment(text: str) -> Element | None:
    """The element a comment stands for, None where it is a comment of the author's."""
    name, _, json = text.removeprefix(_PREFIX).partition(" ")
    tag = _TAGS.get(name)
    if tag is None or not text.startswith(_PREFIX):
        return None
    try:
        fields = orjson.loads(json)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        return None
    inner = fields.pop("", "")
    return Element(tag, fields, [inner] if inner else [])


def without_markers(html: str) -> str:
    """HTML that is kept as it stands, with what each marker in it stands for as HTML has it."""
    return _MARKER.sub(_restored, html) if f"<!--{_PREFIX}" in html else html


def _restored(found: re.Match[str]) -> str:
    if found[2]:
        return f"<!-- wp:{found[3]} {found[4]} /-->"
    element = from_comment(found[1])
    if element is None:
        return found[0]
    if element.tag == "!embed":
        address = escape(element.attrs.get("url", ""))
        return f'<a href="{address}">{element.attrs.get("title") or address}</a>'
    return f"<code>{''.join(map(str, element.children))}</code>"
