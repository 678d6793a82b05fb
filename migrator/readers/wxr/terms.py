"""The `category` elements of an item → its terms: no more than taxonomy, slug and name."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote

from migrator.model import Term
from migrator.readers.inline_html import shown_text

_TAXONOMIES = {"tag": "post_tag", "": "category"}


def terms_of(categories: Sequence[tuple[str, str, str]]) -> list[Term]:
    """The terms of an item. WXR 1.0 says each a second time without its taxonomy: not here.

    Args:
        categories: As `term_of` takes them.
    """
    named = {name.strip() for _, nicename, name in categories if nicename}
    return [
        term_of(domain, nicename, name)
        for domain, nicename, name in categories
        if nicename or name.strip() not in named
    ]


def term_of(domain: str, nicename: str, name: str) -> Term:
    """The term of an element `category` with these attributes and this text."""
    name = name.strip()
    slug = slug_of(nicename) or _slug_from(name)
    return Term(_TAXONOMIES.get(domain, domain), slug, shown_text(name))


def slug_of(name: str) -> str:
    """A `post_name` with its percent-encoding taken off, where it is UTF-8."""
    if "%" not in name:
        return name
    try:
        return unquote(name, errors="strict")
    except UnicodeDecodeError:
        return name


@lru_cache(maxsize=4096)
def _slug_from(name: str) -> str:
    from slugify import slugify  # noqa: PLC0415  (few terms are without a slug)

    return slugify(name, allow_unicode=True)
