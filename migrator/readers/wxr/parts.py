"""The fields of an element of WXR, strings as they stand: what both passes read."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from migrator.model import Meta, Term
from migrator.readers.wxr.vocabulary import FIELDS

_BLANK = {container: dict.fromkeys(names, "") for container, names in FIELDS.items()}


@dataclass(slots=True)
class Fields:
    """What a container holds. Mutable and bare: it lives only while an item is read.

    Attributes:
        values: Text of each simple field by its name with prefix; the first one counts.
        repeated: Names and values of fields that came again with another value.
    """

    values: dict[str, str] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    enclosures: list[str] = field(default_factory=list)
    meta: list[Meta] = field(default_factory=list)
    children: list[tuple[str, "Fields"]] = field(default_factory=list)
    repeated: list[tuple[str, str]] = field(default_factory=list)

    def get(self, name: str) -> str:
        """A field's text without white space around it, empty where it is missing."""
        return self.values.get(name, "").strip()

    def texts(self, container: str) -> dict[str, str]:
        """As `get`, of all fields that a container of that name may have, at once."""
        texts = _BLANK[container].copy()
        texts.update(zip(self.values, map(str.strip, self.values.values()), strict=True))
        return texts

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
