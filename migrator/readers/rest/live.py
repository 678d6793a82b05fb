"""What a site's API has to offer to be read as a source: one class for each API."""

from collections.abc import Iterator
from typing import Protocol

from migrator.diagnostics import Diagnostic
from migrator.model import Post, Site
from migrator.readers.rest.fields import Row
from migrator.readers.rest.post import ReadPost
from migrator.readers.rest.spool import Kept


class LiveSite(Protocol):
    """A site that answers. The methods are called in this order, the last two any time after."""

    @property
    def notes(self) -> list[Diagnostic]:
        """What was met outside any item, so far."""

    def prepare(self) -> None:
        """Ask for what items name: people, terms, kinds.

        Raises:
            WebError: The network, or the server, is gone.
        """

    def items(self) -> Iterator[tuple[str, Row]]:
        """Every item with its post type.

        Raises:
            WebError: The network, or the server, is gone.
        """

    def outline(self, kind: str, row: Row) -> Post:
        """The post of a row, without its text."""

    def comments(self) -> Iterator[tuple[int, Row]]:
        """Every comment with the id of its post.

        Raises:
            WebError: The network, or the server, is gone.
        """

    def site(self) -> Site:
        """The site, with its people and terms."""

    def read(self, kept: Kept) -> ReadPost:
        """The post of an item, without asking anybody."""
