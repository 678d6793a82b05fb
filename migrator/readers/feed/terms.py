"""The categories of an entry → terms.

RSS names categories and tags in one list and does not say which is which: they are categories,
unless the address they come with leads to an archive of tags.
"""

import re
from collections.abc import Iterable
from typing import Final

from migrator.model import Term
from migrator.readers.feed.entry import Tag
from migrator.readers.inline_html import shown_text
from migrator.readers.page.address import slug_of

_TAG_ARCHIVE: Final = re.compile(r"/tag/|[?&]tag=|post_tag")
_ARCHIVE: Final = re.compile(r"/(?:tag|category)/[^?#]+")
_WORD: Final = re.compile(r"\w+")


def read_terms(tags: Iterable[Tag]) -> tuple[Term, ...]:
    """Each term once, in the feed's order."""
    found: dict[tuple[str, str], Term] = {}
    for tag in tags:
        name = " ".join(shown_text(tag.name).split())
        taxonomy = "post_tag" if _TAG_ARCHIVE.search(tag.scheme) else "category"
        slug = slug_of(tag.scheme) if _ARCHIVE.search(tag.scheme) else _as_slug(name)
        if name and slug:
            found.setdefault((taxonomy, slug), Term(taxonomy, slug, name))
    return tuple(found.values())


def _as_slug(name: str) -> str:
    """What WordPress would make of a name, near enough to tell terms apart."""
    return "-".join(_WORD.findall(name.lower()))
