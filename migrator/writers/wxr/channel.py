"""The site → what stands in an export before its items: the channel's head, people and terms."""

from collections.abc import Iterable, Iterator, Sequence
from email.utils import format_datetime

from migrator.model import Author, Meta, Site, Term
from migrator.writers.wxr.xml_text import cdata, plain, shown, slug, xml_bytes

VERSION = "1.2"
"""The form of WXR that WordPress has written since 2012."""

TAIL = b"</channel>\n</rss>\n"

_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:wfw="http://wellformedweb.org/CommentAPI/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
"""
_OWN_KINDS = ("category", "post_tag")
"""Taxonomies that WXR has elements of their own for."""


def channel_head(site: Site) -> bytes:
    """The beginning of a file. Parents stand before their children, which importers count on."""
    terms = parents_first(site.terms)
    own = [[term for term in terms if term.taxonomy == kind] for kind in _OWN_KINDS]
    others = (term for term in terms if term.taxonomy not in _OWN_KINDS)
    pieces = (
        _HEAD,
        *_facts(site),
        *map(_author, site.authors),
        *map(_category, own[0]),
        *map(_tag, own[1]),
        *map(_term, others),
    )
    return xml_bytes("".join(pieces))


def meta_rows(kind: str, rows: Iterable[Meta]) -> str:
    """Rows of meta, values as they stood: of a `postmeta`, `commentmeta` or `termmeta`."""
    return "".join(
        f"<wp:{kind}>\n<wp:meta_key>{cdata(row.key)}</wp:meta_key>\n"
        f"<wp:meta_value>{cdata(row.raw)}</wp:meta_value>\n</wp:{kind}>\n"
        for row in rows
    )


def parents_first(terms: Sequence[Term]) -> list[Term]:
    """Terms in their order, but none before its parent; a circle of parents is cut where it is."""
    by_slug = {(term.taxonomy, term.slug): term for term in reversed(terms)}
    placed: dict[int, Term] = {}
    for term in terms:
        line: dict[int, Term] = {}
        at: Term | None = term
        while at is not None and id(at) not in placed and id(at) not in line:
            line[id(at)] = at
            at = by_slug.get((at.taxonomy, at.parent)) if at.parent else None
        placed.update(reversed(line.items()))
    return [*placed.values()]


def _facts(site: Site) -> Iterator[str]:
    yield f"<title>{shown(site.title)}</title>\n"
    yield f"<link>{plain(site.url)}</link>\n"
    yield f"<description>{shown(site.description)}</description>\n"
    if site.published:
        yield f"<pubDate>{format_datetime(site.published)}</pubDate>\n"
    yield f"<language>{plain(site.language)}</language>\n"
    yield f"<wp:wxr_version>{VERSION}</wp:wxr_version>\n"
    yield f"<wp:base_site_url>{plain(site.base_url)}</wp:base_site_url>\n"
    yield f"<wp:base_blog_url>{plain(site.url)}</wp:base_blog_url>\n"
    if site.generator:
        yield f"<generator>{plain(site.generator)}</generator>\n"


def _author(author: Author) -> str:
    number = "" if author.id is None else f"<wp:author_id>{author.id}</wp:author_id>"
    return (
        f"<wp:author>{number}<wp:author_login>{cdata(author.login)}</wp:author_login>"
        f"<wp:author_email>{cdata(author.email)}</wp:author_email>"
        f"<wp:author_display_name>{shown(author.display_name)}</wp:author_display_name>"
        f"<wp:author_first_name>{shown(author.first_name)}</wp:author_first_name>"
        f"<wp:author_last_name>{shown(author.last_name)}</wp:author_last_name></wp:author>\n"
    )


def _category(term: Term) -> str:
    return (
        f"<wp:category>{_number(term)}"
        f"<wp:category_nicename>{cdata(slug(term.slug))}</wp:category_nicename>"
        f"<wp:category_parent>{cdata(slug(term.parent))}</wp:category_parent>"
        f"<wp:cat_name>{shown(term.name)}</wp:cat_name>"
        f"{_said('category_description', term)}"
        f"{meta_rows('termmeta', term.meta)}</wp:category>\n"
    )


def _tag(term: Term) -> str:
    return (
        f"<wp:tag>{_number(term)}<wp:tag_slug>{cdata(slug(term.slug))}</wp:tag_slug>"
        f"<wp:tag_name>{shown(term.name)}</wp:tag_name>{_said('tag_description', term)}"
        f"{meta_rows('termmeta', term.meta)}</wp:tag>\n"
    )


def _term(term: Term) -> str:
    return (
        f"<wp:term>{_number(term)}<wp:term_taxonomy>{cdata(term.taxonomy)}</wp:term_taxonomy>"
        f"<wp:term_slug>{cdata(slug(term.slug))}</wp:term_slug>"
        f"<wp:term_parent>{cdata(slug(term.parent))}</wp:term_parent>"
        f"<wp:term_name>{shown(term.name)}</wp:term_name>{_said('term_description', term)}"
        f"{meta_rows('termmeta', term.meta)}</wp:term>\n"
    )


def _number(term: Term) -> str:
    return "" if term.id is None else f"<wp:term_id>{term.id}</wp:term_id>"


def _said(name: str, term: Term) -> str:
    return f"<wp:{name}>{cdata(term.description)}</wp:{name}>" if term.description else ""
