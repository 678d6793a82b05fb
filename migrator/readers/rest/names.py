"""What posts name by number: people and terms, and the zone their dates are in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from migrator.model import Author, Term
from migrator.readers.inline_html import shown_text
from migrator.readers.rest.fields import Row
from migrator.readers.wxr.dates import Clock
from migrator.readers.wxr.terms import slug_of

TermKey = tuple[str, int]
"""Taxonomy and id."""


@dataclass(slots=True)  # mutable: it grows while lists are read
class Names:
    """What is known of people and terms.

    Attributes:
        clock: The zone of the site's dates.
        taxonomies: By the field of a post that holds a taxonomy's ids: `categories` → `category`.
    """

    clock: Clock = field(default_factory=Clock)
    taxonomies: Mapping[str, str] = field(default_factory=dict)
    authors: dict[int, Author] = field(default_factory=dict)
    terms: dict[TermKey, Term] = field(default_factory=dict)

    def add_author(self, row: Row) -> None:
        """Learn of someone: a row of `users`, or one that a post brings with it."""
        number, login = row.number("id"), row.text("username") or row.text("slug")
        if number is None or not login or number in self.authors:
            return
        self.authors[number] = Author(
            login=login,
            id=number,
            email=row.text("email"),
            display_name=shown_text(row.text("name")),
            first_name=shown_text(row.text("first_name")),
            last_name=shown_text(row.text("last_name")),
        )

    def add_terms(self, rows: Iterable[Row], taxonomy: str = "") -> None:
        """Learn of terms of one taxonomy, or of each row's own."""
        several = list(rows)
        slugs = {row.number("id"): slug_of(row.text("slug")) for row in several}
        for row in several:
            number, kind = row.number("id"), taxonomy or row.text("taxonomy")
            if number is not None and kind:
                self.terms.setdefault((kind, number), _term(row, kind, slugs))

    def add_embedded(self, row: Row) -> None:
        """Learn from what an answer brings along with a post (`_embed`)."""
        brought = row.row("_embedded")
        for author in brought.rows("author"):
            self.add_author(author)
        lists = brought.data.get("wp:term")
        for terms in lists if isinstance(lists, list) else ():
            if isinstance(terms, list):
                self.add_terms(Row(each) for each in terms if isinstance(each, dict))


def _term(row: Row, taxonomy: str, slugs: Mapping[int | None, str]) -> Term:
    return Term(
        taxonomy=taxonomy,
        slug=slug_of(row.text("slug")),
        name=shown_text(row.text("name")),
        id=row.number("id"),
        parent=slugs.get(row.number("parent") or None, ""),
        description=row.text("description"),
    )
