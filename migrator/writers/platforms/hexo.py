"""Hexo: `source/_posts` and pages with their permalinks, drafts apart, the rest as data."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from migrator.model import Term
from migrator.store.outcome import OutFile
from migrator.transforms.media import MediaPlace
from migrator.writers.dates import rfc3339
from migrator.writers.front_matter_form import yaml_form
from migrator.writers.json_bytes import text_bytes
from migrator.writers.layout import Templates
from migrator.writers.site import entry
from migrator.writers.site.addresses import ancestors_of
from migrator.writers.site.data_files import site_data
from migrator.writers.site.entry_terms import elsewhere, terms_by_folder
from migrator.writers.site.platform import NEEDED, Platform, Scaffold
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

_DATA = "source/_data"
_BRACES = re.compile(r"\{[{%#]")
_OWN = frozenset(("categories", "tags"))


def _layout(one: entry.Entry) -> str:
    """`page` where a page lies among the drafts, which Hexo takes for posts."""
    return "" if one.post.type == "post" or entry.is_public(one) else "page"


def _wall_clock(moment: datetime | None) -> datetime | None:
    """A date without its zone, which Hexo would lose: it takes any date for one of the site's."""
    return moment.replace(tzinfo=None) if moment else None


def _offset(one: entry.Entry) -> str:
    """How far the site's clock was from UTC, as `+05:30`; empty where it was not."""
    published = one.post.published
    offset = rfc3339(published)[-6:] if published and published.utcoffset() else ""
    return offset if offset != "+00:00" else ""


def _categories(one: entry.Entry) -> list[list[str]]:
    """Each category behind its parents: a plain list would be one line of descent to Hexo."""
    terms = one.plan.map.terms
    return [
        _line(term, terms, one.plan.map.names)
        for term in one.post.terms
        if term.taxonomy == "category"
    ]


def _line(
    term: Term,
    terms: Mapping[tuple[str, str], Term],
    names: Mapping[tuple[str, str], str],
) -> list[str]:
    slugs = [*ancestors_of(terms.get((term.taxonomy, term.slug), term), terms), term.slug]
    line = [names.get((term.taxonomy, slug), slug) for slug in slugs[:-1]]
    return [*line, names.get((term.taxonomy, term.slug), term.name)]


def _terms(one: entry.Entry) -> Mapping[str, object]:
    """Terms of taxonomies that Hexo has no word for."""
    found = terms_by_folder(one, PLATFORM.serving)
    return {folder: names for folder, names in found.items() if folder not in _OWN}


def _no_nunjucks(one: entry.Entry) -> bool | None:
    """`true` where braces stand in the body: Nunjucks would run over them, in code as well."""
    return True if _BRACES.search(one.markdown) else None


def _files(plan: Plan) -> Iterator[OutFile]:
    yield from site_data(_DATA, plan, PLATFORM)


def _settings(plan: Plan) -> Iterator[OutFile]:
    """`_config.yml`, with the site's name, and the old addresses of terms and authors."""
    site, base = plan.site, plan.addresses.base
    config = {
        "title": site.title,
        "description": site.description,
        "language": site.language or "en",
        "url": site.url.rstrip("/") or "https://example.org",
        "root": f"{base}/",
        "timezone": "UTC",
        "theme": "plain",
        "menu": plan.map.main_menu,
        "permalink": ":year/:month/:title/",
        "pretty_urls": {"trailing_index": False, "trailing_html": True},
        "per_page": 10,
        "updated_option": "empty",
        "category_dir": "category",
        "category_map": _slugs("category", plan),
        "tag_dir": "tag",
        "tag_map": _slugs("post_tag", plan),
        "alias": dict(_moved(plan)),
        "include": ["media/**"],
        "skip_render": ["media/**"],
        "external_link": {"enable": False},
        "meta_generator": False,
        "syntax_highlighter": "",
        "marked": {
            "breaks": False,
            "smartypants": False,
            "mangle": False,
            "prependRoot": False,
            "descriptionLists": False,
        },
    }
    yield OutFile("_config.yml", text_bytes(yaml_form(config).replace("---\n", "")))


def _moved(plan: Plan) -> Iterator[tuple[str, str]]:
    """Old paths of terms and authors, which have no front matter to say them, and the new ones."""
    moved, addresses = plan.map.moved, plan.addresses
    for key, paths in moved.terms.items():
        yield from ((path, addresses.terms[key]) for path in paths)
    for login, paths in moved.authors.items():
        yield from ((path, addresses.authors[login]) for path in paths)


def _slugs(taxonomy: str, plan: Plan) -> Mapping[str, str]:
    """What Hexo itself calls the terms of a taxonomy in addresses."""
    return {
        plan.map.names[key]: entry.last_part(address)
        for key, address in plan.addresses.terms.items()
        if key[0] == taxonomy
    }


PLATFORM: Platform = Platform(
    name="hexo",
    help="Hexo: source/ with posts, pages, drafts and data; a whole site if asked.",
    dialect="marked",
    template="none",
    templates=Templates(
        post="_posts/{date}-{slug}.md",
        undated="undated/{slug}.md",
        hidden="_drafts/{folder}/{slug}.md",
        texts="source",
        front="index.md",
        passed_over="_",
    ),
    serving=Serving(
        dates="/archives/#{date}",
        feed="/atom.xml",
        taken=("/404.html", "/robots.txt", "/sitemap.xml", "/archives/", "/css/style.css"),
    ),
    fields={
        "title": entry.title,
        "layout": _layout,
        "date": lambda one: _wall_clock(one.post.published),
        "utc_offset": _offset,
        "day": entry.day,
        "updated": lambda one: _wall_clock(entry.changed(one)),
        "permalink": lambda one: one.address.removeprefix("/"),
        "alias": entry.aliases,
        "author": entry.author_name,
        "categories": _categories,
        "tags": entry.term_names("post_tag"),
        "terms": _terms,
        "excerpt": entry.excerpt,
        "description": entry.description,
        "image": entry.image,
        "image_alt": entry.image_alt,
        "sticky": entry.sticky,
        "lang": entry.language,
        "translations": entry.translations,
        "seo_title": entry.seo_title,
        "canonical": entry.canonical,
        "noindex": entry.noindex,
        "disableNunjucks": _no_nunjucks,
        "wordpress": entry.wordpress,
    },
    taxonomy=elsewhere,
    needed=NEEDED | {"alias", "layout", "disableNunjucks"},
    comments=f"{_DATA}/comments.json",
    files=_files,
    media=MediaPlace("source/media", "/media"),
    scaffold=Scaffold("hexo", {"style.css": "themes/plain/source/css/style.css"}, _settings),
)
