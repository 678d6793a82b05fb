"""The fields of an item → its stub: what the first pass keeps of it."""

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from migrator.model import Term
from migrator.readers.inline_html import shown_text
from migrator.readers.source import Stub
from migrator.readers.wxr.parts import Fields
from migrator.readers.wxr.terms import slug_of

_WPML_LANGUAGE = "_wpml_import_language_code"
_WPML_GROUP = "_wpml_import_translation_group"


class Spot(NamedTuple):
    """Where an item stands: the fields of `Stub` that say so."""

    ordinal: int
    file: str
    line: int
    part: int
    start: int
    end: int


def stub_of(fields: Fields, spot: Spot, published: datetime | None) -> Stub:
    """The stub of an item from its fields; comments are not needed."""
    get = fields.get
    kind = sys.intern(get("wp:post_type") or "post")
    is_file = kind == "attachment"
    categories, tags, language, translation = _sorted_slugs(fields.terms)
    return Stub(
        ordinal=spot.ordinal,
        file=spot.file,
        line=spot.line,
        id=fields.number("wp:post_id") or None,
        type=kind,
        status=sys.intern(get("wp:status") or "draft"),
        title=shown_text(get("title")),
        slug=slug_of(get("wp:post_name")),
        link=get("link"),
        author=sys.intern(get("dc:creator") or get("wp:author")),
        published=published,
        parent=fields.number("wp:post_parent") or None,
        categories=tuple(categories),
        tags=tuple(tags),
        attachment=get("wp:attachment_url") or get("guid") if is_file else "",
        alt=fields.meta_value("_wp_attachment_image_alt") if is_file else "",
        caption=get("excerpt:encoded") if is_file else "",
        menu_order=fields.number("wp:menu_order") or 0 if is_file else 0,
        protected=bool(get("wp:post_password")),
        old_slugs=_meta_values(fields, "_wp_old_slug"),
        old_dates=_meta_values(fields, "_wp_old_date"),
        language=language or fields.meta_value(_WPML_LANGUAGE),
        translation=translation or fields.meta_value(_WPML_GROUP),
        part=spot.part,
        start=spot.start,
        end=spot.end,
    )


def _meta_values(fields: Fields, key: str) -> tuple[str, ...]:
    if not fields.meta:  # as of most items: the first pass passes over it
        return ()
    return tuple([slug_of(row.raw.strip()) for row in fields.meta if row.key == key and row.raw])


def _sorted_slugs(terms: Sequence[Term]) -> tuple[list[str], list[str], str, str]:
    """The slugs of categories and tags, and those by which Polylang knows language and text."""
    categories: list[str] = []
    tags: list[str] = []
    language = translation = ""
    for term in terms:
        taxonomy = term.taxonomy
        if taxonomy == "category":
            categories.append(term.slug)
        elif taxonomy == "post_tag":
            tags.append(term.slug)
        elif taxonomy == "language":
            language = language or term.slug
        elif taxonomy == "post_translations":
            translation = translation or term.slug
    return categories, tags, language, translation
