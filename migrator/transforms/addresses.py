"""What the new site serves, and how a link to it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from posixpath import dirname, relpath
from urllib.parse import quote

_SAFE = "/!$&'()*+,;=:@-._~"
_NOWHERE: Mapping[str, str] = {}


class Form(Enum):
    """How an address of the new site is written in a link."""

    ROOTED = "rooted"
    """From the site's root, as a browser asks a server for it: `/2019/03/slug/`."""
    RELATIVE = "relative"
    """From one file to another: `../pages/about.md`."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the new site serves what the old one did; decoded, without the site's own folder.

    Attributes:
        form: How links are written.
        base: Folder that the new site lies in, as `/blog`; empty at the top of its host.
        items: Of items, by ordinal: `/2019/03/slug/`; where `form` is relative, the item's file.
        hidden: Ordinals of items that the built site does not show.
        terms: Of terms, by taxonomy and slug.
        authors: By login.
        dates: By `2019`, `2019/03` and `2019/03/10`.
        lists: Of the list of all items of a type, or of all terms of a taxonomy, by its name.
        home: Of the front page, empty where there is none.
        feed: Of the feed, empty where there is none.
        own: What the writer needs to know beside, of which nobody else makes anything.
    """

    form: Form = Form.ROOTED
    base: str = ""
    items: Mapping[int, str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    home: str = ""
    feed: str = ""
    own: object = None

    def link(self, address: str, at: str) -> str:
        """The address as a link on the page of the item that lies at `at`.

        Args:
            address: A value of this table.
            at: Address of the page the link stands on.
        """
        if self.form is Form.RELATIVE:
            return quote(relpath(address, dirname(at) or "."), safe=_SAFE)
        return quote(self.base + address, safe=f"{_SAFE}#")
