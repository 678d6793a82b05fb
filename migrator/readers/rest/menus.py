"""A row of the list of menu items → what an export says of one: meta, and the menu as a term."""

from collections.abc import Mapping
from typing import Final

from migrator.model import Meta, Term
from migrator.readers.rest.fields import Row
from migrator.readers.rest.names import Names

_KEYS: Final[Mapping[str, str]] = {
    "type": "_menu_item_type",
    "parent": "_menu_item_menu_item_parent",
    "object_id": "_menu_item_object_id",
    "object": "_menu_item_object",
    "target": "_menu_item_target",
    "url": "_menu_item_url",
}
"""Field → key of the meta that WordPress keeps it in."""
_MENU: Final = "nav_menu"


def menu_meta(row: Row) -> tuple[Meta, ...]:
    """What the item leads to."""
    return tuple(Meta(key, row.text(name)) for name, key in _KEYS.items())


def menu_term(row: Row, names: Names) -> tuple[Term, ...]:
    """The menu it is in."""
    found = (names.terms.get((_MENU, number)) for number in row.numbers("menus"))
    return tuple(Term(term.taxonomy, term.slug, term.name) for term in found if term)
