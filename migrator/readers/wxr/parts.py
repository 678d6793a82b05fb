"""An element of WXR → its fields, strings as they stand: what both passes read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from migrator.model import Meta
from migrator.readers.wxr.vocabulary import FIELDS


class UnevenError(Exception):
    """A field holds elements: its text was not escaped."""


class Category(NamedTuple):
    """A term that an item is in, as the item says it."""

    domain: str
    nicename: str
    name: str


_BLANK = {container: dict.fromkeys(names, "") for container, names in FIELDS.items()}


@dataclass(slots=True)
class Fields:
    """What a container holds. Mutable and bare: it lives only while an item is read.

    Attributes:
        values: Text of each simple field by its name with prefix; the first one counts.
        repeated: Names and values of fields that came again with another value.
    """

    values: dict[str, str] = field(default_factory=dict)
    categories: list[Category] = field(default_factory=list)
    enclosures: list[str] = field(default_factory=list)
    meta: list[Meta] = field(default_factory=list)
    children: list[tuple[str, "Fields"]] = field(default_factory=list)
    repeated: list[tuple[str, str]] = field(default_factory=list)

    def get(self, name: str) -> str:
        """A field's text without white space around it, empty where it is missing."""
        return self.values.get(name, "").strip()

    def texts(self, container: str) -> dict[str, str]:
        """As `get`, of all fields that a container of that name may have, at once."""
        return _BLANK[container] | {name: text.strip() for name, text in self.values.items()}

    def number(self, name: str) -> int | None:
        """A field's whole number, None where there is none."""
        return whole_number(self.values.get(name, ""))

    def children_of(self, name: str) -> Iterator["Fields"]:
        """The containers of that name, in order."""
        return (child for kind, child in self.children if kind == name)

    def meta_value(self, key: str) -> str:
        """The first meta value under a key, empty where there is none."""
        return next((row.raw for row in self.meta if row.key == key), "")


def whole_number(text: str) -> int | None:
    """A whole number as databases hold them, None for anything else."""
    text = text.strip()
    plain = text.isdecimal() or (text[:1] == "-" and text[1:].isdecimal())
    return int(text) if plain and len(text) <= 19 else None


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
    _check_between(element.text)
    for child in element:
        tag = child.tag
        tail = child.tail
        if tail and not tail.isspace():
            _check_between(tail)
        if len(child):
            _add_container(fields, child)
        elif tag == "category":
            fields.categories.append(
                Category(child.get("domain", ""), child.get("nicename", ""), child.text or "")
            )
        elif tag == "enclosure":
            fields.enclosures.append(child.get("url") or (child.text or "").strip())
        elif isinstance(tag, str):  # a comment has none
            name, text = _name(tag), child.text or ""
            if values.setdefault(name, text) != text:
                fields.repeated.append((name, text))
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
