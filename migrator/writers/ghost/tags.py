"""Terms, types, languages and states → Ghost's tags, of which there is one kind and no hierarchy.

A post has the tags of its terms' parents too, so that a parent's page lists what it did. Tags that
readers don't see (“internal” to Ghost) have names that begin with `#`.
"""

from collections.abc import Iterator, Sequence

from migrator.model import Post
from migrator.writers.front_matter import plain_text
from migrator.writers.ghost.addresses import (
    PAGE,
    POST,
    Served,
    language_tag,
    main_category,
    state_tag,
    tag_name,
)
from migrator.writers.ghost.limits import TAG_DESCRIPTION, TAG_NAME, cut
from migrator.writers.ghost.slugs import identity
from migrator.writers.record import Json
from migrator.writers.site.addresses import ancestors_of
from migrator.writers.writer import Plan


def tag_id(slug: str) -> str:
    """The id by which posts name a tag."""
    return identity("tag", slug)


def tag_rows(plan: Plan, served: Served) -> list[dict[str, Json]]:
    """Every tag once, the hidden ones at the end."""
    found: dict[str, dict[str, Json]] = {}
    for key, slug in served.tags.items():
        term = plan.map.terms[key]
        row = found.setdefault(slug, _row(slug, tag_name(term)))
        if not row.get("description") and (told := plain_text(term.description)):
            row["description"] = cut(told, TAG_DESCRIPTION)
    for name, slug in served.internal.items():
        found[slug] = {**_row(slug, f"#{name}"), "visibility": "internal"}
    return [*found.values()]


def tags_of(post: Post, language: str, plan: Plan, served: Served) -> list[str]:
    """Slugs of an item's tags, each once; the first is the one that counts.

    Args:
        language: The item's, where the site has several.
    """
    categories = [term.slug for term in post.terms_of("category")]
    main = main_category(categories, post.link)
    own = [key for key in (("category", main), *_keys(post)) if key in served.tags]
    terms = plan.map.terms
    above = [(key[0], slug) for key in own for slug in reversed(ancestors_of(terms[key], terms))]
    seen = [served.tags[key] for key in (*own, *above) if key in served.tags]
    hidden = [served.internal[name] for name in _hidden(post, language) if name in served.internal]
    return [*dict.fromkeys((*seen, *hidden))]


def _keys(post: Post) -> Iterator[tuple[str, str]]:
    """Categories, tags, then terms of other taxonomies."""
    kinds: Sequence[str] = ("category", "post_tag")
    for kind in kinds:
        yield from ((kind, term.slug) for term in post.terms_of(kind))
    yield from ((term.taxonomy, term.slug) for term in post.terms if term.taxonomy not in kinds)


def _hidden(post: Post, language: str) -> Iterator[str]:
    if post.type not in {POST, PAGE}:
        yield post.type
    if language:
        yield language_tag(language)
    yield state_tag(post.status, protected=bool(post.password))


def _row(slug: str, name: str) -> dict[str, Json]:
    return {"id": tag_id(slug), "name": cut(name, TAG_NAME), "slug": slug}
