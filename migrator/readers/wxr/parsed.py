"""An element of WXR, parsed → its fields."""

from functools import lru_cache

from lxml import etree

from migrator.model import Meta
from migrator.readers.wxr.parts import Fields
from migrator.readers.wxr.terms import terms_of


class UnevenError(Exception):
    """A field holds elements: its text was not escaped."""


_META_KINDS = frozenset({"{wp}postmeta", "{wp}commentmeta", "{wp}termmeta"})
_KINDS = frozenset(
    {"image", *(f"{{wp}}{name}" for name in ("comment", "author", "category", "tag", "term"))}
)


def fields_of(element: etree._Element) -> Fields:
    """What a container holds.

    Raises:
        UnevenError: A field holds elements, or text stands between fields.
    """
    fields = Fields()
    values = fields.values
    categories: list[tuple[str, str, str]] = []
    _check_between(element.text)
    for child in element:
        tag = child.tag
        tail = child.tail
        if tail and not tail.isspace():
            _check_between(tail)
        if len(child):
            _add_container(fields, child)
        elif tag == "category":
            categories.append(
                (child.get("domain", ""), child.get("nicename", ""), child.text or "")
            )
        elif tag == "enclosure":
            fields.enclosures.append(child.get("url") or (child.text or "").strip())
        elif isinstance(tag, str):  # a comment has none
            name, text = _name(tag), child.text or ""
            if values.setdefault(name, text) != text:
                fields.repeated.append((name, text))
    fields.terms = terms_of(categories)
    return fields


def _check_between(text: str | None) -> None:
    """Text between fields is no part of an export."""
    if text and not text.isspace():
        raise UnevenError("text between fields")


def _add_container(fields: Fields, child: etree._Element) -> None:
    """Take a meta row, a comment, a term; anything else with elements in it is uneven."""
    if child.tag in _META_KINDS:
        fields.meta.append(_meta(child))
    elif child.tag in _KINDS:
        fields.children.append((_name(child.tag), fields_of(child)))
    else:
        raise UnevenError(_name(child.tag))


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    """`{wp}post_id` as the file writes it: `wp:post_id`."""
    return tag[1:].replace("}", ":", 1) if tag[0] == "{" else tag


def _meta(element: etree._Element) -> Meta:
    """A row of meta."""
    key = value = ""
    for child in element:
        tag = child.tag
        if len(child):
            raise UnevenError(_name(tag))
        if tag == "{wp}meta_value":
            value = child.text or ""
        elif tag == "{wp}meta_key":
            key = (child.text or "").strip()
    return Meta(key, value)
