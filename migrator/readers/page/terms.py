"""The terms of a post: links to archives, then WordPress's classes, then what the head says."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from migrator.model import Term
from migrator.readers.page.address import Addresses, slug_of
from migrator.readers.page.dom import Node, attribute, classes, select, text_of
from migrator.readers.page.facts import Facts
from migrator.readers.page.selectors import any_of

_CLASS = re.compile(r"^(category|tag|format)-(.+)$")
_TAXONOMIES = {"category": "category", "tag": "post_tag", "format": "post_format"}
_CATEGORY_PATH = re.compile(r"/category/|[?&]cat=")
_TAG_PATH = re.compile(r"/tag/|[?&]tag=")


def archive_of(body: Node, name: str) -> Term | None:
    """The term whose archive a page is, by the body's classes; its name is the page's.

    WordPress writes `category category-a-slug category-7` there, and of other taxonomies
    `tax-place term-a-slug term-7`.
    """
    words = classes(body)
    taxonomy = next((word[4:] for word in words if word.startswith("tax-")), "")
    kind = taxonomy or next((each for each in ("category", "tag") if each in words), "")
    prefix = "term-" if taxonomy else f"{kind}-"
    slugs = (word.removeprefix(prefix) for word in words if word.startswith(prefix))
    slug = next((unquote(each) for each in slugs if not each.isdigit()), "")
    if not kind or not slug or "archive" not in words:
        return None
    return Term(_TAXONOMIES.get(kind, kind), slug, name if "paged" not in words and name else slug)


def read_terms(
    node: Node,
    owns: Callable[[Node], bool],
    addresses: Addresses,
    facts: Facts | None,
    archive: Term | None,
) -> tuple[Term, ...]:
    """The terms of a post, categories first, each once.

    Args:
        owns: Whether a link is the post's own.
        facts: What the head says, where the post is the one the page is about.
        archive: The term whose archive the page is: of its taxonomy the classes are known.
    """
    found: dict[tuple[str, str], Term] = {}
    linked = [*_linked(node, "category", owns, addresses), *_linked(node, "tag", owns, addresses)]
    for term in linked:
        found.setdefault((term.taxonomy, term.slug), term)
    for taxonomy, names in _from_head(facts):
        if not any(key[0] == taxonomy for key in found):
            for name in names:
                found[taxonomy, _as_slug(name)] = Term(taxonomy, _as_slug(name), name)
    for term in _unnamed(_from_classes(node, archive), list(found.values())):
        found.setdefault((term.taxonomy, term.slug), term)
    return in_order(found.values())


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms sorted by their taxonomy: categories, tags, formats, then others."""
    order = {"category": 0, "post_tag": 1, "post_format": 2}
    return tuple(sorted(terms, key=lambda term: order.get(term.taxonomy, len(order))))


def _linked(
    node: Node, part: str, owns: Callable[[Node], bool], addresses: Addresses
) -> list[Term]:
    """Terms by the links to their archives; an address says best of which taxonomy they are."""
    found = []
    for link in select(node, any_of(part)):
        name, href = text_of(link), addresses.absolute(attribute(link, "href"))
        if not name or not owns(link):
            continue
        taxonomy = _TAXONOMIES[part]
        if part == "tag" and _CATEGORY_PATH.search(href):
            taxonomy = "category"
        if part == "category" and _TAG_PATH.search(href):
            taxonomy = "post_tag"
        found.append(Term(taxonomy, _slug(href) or _as_slug(name), name))
    return found


def _slug(href: str) -> str:
    """The slug in an archive's address; none where the address is a query."""
    slug = "" if "?" in href else slug_of(href)
    return _as_slug(slug) if re.search(r"[\s/]", slug) else slug


def _from_classes(node: Node, archive: Term | None) -> list[Term]:
    """Terms by WordPress's post classes, which have slugs but no names: the slug stands for it.

    Where the slug has no letters it is only a number.
    """
    found = []
    for word in classes(node):
        match = _CLASS.match(word)
        if match and word != "format-standard" and not match[2].isdigit():
            slug = unquote(match[2])
            full = f"post-format-{slug}" if match[1] == "format" else slug
            found.append(Term(_TAXONOMIES[match[1]], full, slug))
        elif archive and word.startswith(f"{archive.taxonomy}-"):
            slug = unquote(word.removeprefix(f"{archive.taxonomy}-"))
            found.append(Term(archive.taxonomy, slug, slug))
    return [archive if archive and _is_same(term, archive) else term for term in found]


def _is_same(one: Term, other: Term) -> bool:
    return (one.taxonomy, one.slug) == (other.taxonomy, other.slug)


def _unnamed(by_class: list[Term], named: list[Term]) -> Iterator[Term]:
    """The terms that only a class gives; where as many have a name, each of these is one of them.

    A slug may have been made of another name than the one that is shown, so slugs alone don't tell.
    """
    for taxonomy in dict.fromkeys(term.taxonomy for term in by_class):
        terms = [term for term in by_class if term.taxonomy == taxonomy]
        names = [term for term in named if term.taxonomy == taxonomy]
        known = {word for term in names for word in (term.slug, _as_slug(term.name))}
        if len(names) < len(terms):
            yield from (term for term in terms if term.slug not in known)


def _from_head(facts: Facts | None) -> list[tuple[str, tuple[str, ...]]]:
    return [("category", facts.sections), ("post_tag", facts.keywords)] if facts else []


def _as_slug(name: str) -> str:
    """What WordPress would make of a name, near enough to tell terms apart."""
    return "-".join(re.findall(r"\w+", name.lower()))
