"""An item's terms by what a platform calls their taxonomies, for front matter in one field."""

from collections.abc import Mapping

from migrator.writers.site import entry
from migrator.writers.site.serving import Serving


def terms_by_folder(one: entry.Entry, serving: Serving) -> Mapping[str, object]:
    """`{"categories": ["Rye"]}`: names, each of one term only, of the terms that have a page."""
    pages = one.plan.addresses.terms
    taxonomies = dict.fromkeys(
        term.taxonomy for term in one.post.terms if (term.taxonomy, term.slug) in pages
    )
    return {serving.folder(name): entry.term_names(name)(one) for name in taxonomies}


def elsewhere(_taxonomy: str) -> entry.Field:
    """What front matter says of a taxonomy whose terms are in that field: nothing."""
    return lambda _one: None
