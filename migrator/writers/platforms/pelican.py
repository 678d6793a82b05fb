"""Pelican: `content/` with an address in each head, terms as pages, the rest as data."""

import re
from collections.abc import Iterator, Sequence

from migrator.store.outcome import OutFile
from migrator.transforms.media import MediaPlace
from migrator.writers.json_bytes import json_line
from migrator.writers.layout import Templates
from migrator.writers.site import entry
from migrator.writers.site.addresses import front_page
from migrator.writers.site.data_files import redirects_file, site_data
from migrator.writers.site.entry_terms import elsewhere, terms_by_folder
from migrator.writers.site.platform import Platform, Scaffold, TermEntry
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

_WORD = re.compile(r"\w")


def _status(one: entry.Entry) -> str:
    """`skip`, since Pelican writes what is a draft to it."""
    return "" if entry.is_public(one) else "skip"


def _url(address: str) -> str:
    return address.removeprefix("/") or "./"


def _file(address: str) -> str:
    """The file that is served at an address."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def _slug(address: str) -> str:
    """What no other text has: Pelican stops where two share one."""
    return address.strip("/") or "front"


def _native(names: Sequence[str]) -> str:
    """Names as Pelican lists them; it can make no address of one without a letter."""
    fit = [name.replace(";", ",") for name in names if _WORD.search(name)]
    return "".join([f"{name}; " for name in fit]).strip()


def _category(one: entry.Entry) -> str:
    """The first: Pelican has room for one."""
    return _native([*_names("category", one)[:1]]).removesuffix(";")


def _tags(one: entry.Entry) -> str:
    return _native(_names("post_tag", one))


def _authors(one: entry.Entry) -> str:
    return _native([entry.author_name(one)])


def _names(taxonomy: str, one: entry.Entry) -> list[str]:
    return [term.name for term in one.post.terms if term.taxonomy == taxonomy]


def _template(one: entry.Entry) -> str:
    return "article" if one.post.type == "post" and one.post.published else "page"


def _term_template(term: TermEntry) -> str:
    return "term" if term.term.slug else "list"


def _files(plan: Plan) -> Iterator[OutFile]:
    yield from site_data("data", plan, PLATFORM)
    yield redirects_file("data/redirects.json", plan)


def _settings(plan: Plan) -> Iterator[OutFile]:
    """What `pelicanconf.py` reads of the site."""
    site, base = plan.site, plan.addresses.base
    facts = {
        "title": site.title or "Untitled",
        "description": site.description,
        "language": site.language or "en",
        "url": site.url.rstrip("/") or "https://example.org",
        "base": base,
        "menu": plan.map.main_menu,
        "front": front_page(plan.addresses) is not None,
    }
    yield OutFile("data/site.json", json_line(facts))


PLATFORM: Platform = Platform(
    name="pelican",
    help="Pelican: content/ with metadata, terms as pages and data; a whole site if asked.",
    dialect="python-markdown",
    template="pelican",
    templates=Templates(
        post="posts/{date}-{slug}.md",
        other="pages/{ancestors}/{slug}.md",
        types="pages/{folder}/{ancestors}/{slug}.md",
        undated="pages/undated/{slug}.md",
        texts="content",
        front="pages/index.md",
    ),
    serving=Serving(
        dates="/archives/#{date}",
        feed="/feed.xml",
        taken=("/404.html", "/robots.txt", "/sitemap.xml", "/archives/", "/theme/style.css"),
    ),
    fields={
        "title": entry.title,
        "date": entry.date,
        "modified": entry.changed,
        "status": _status,
        "slug": lambda one: _slug(one.address),
        "url": lambda one: _url(one.address),
        "save_as": lambda one: _file(one.address),
        "template": _template,
        "address": entry.address,
        "folder": lambda one: PLATFORM.serving.folder(one.post.type),
        "day": entry.day,
        "category": _category,
        "tags": _tags,
        "authors": _authors,
        "author_name": entry.author_name,
        "terms": lambda one: terms_by_folder(one, PLATFORM.serving),
        "summary": entry.excerpt,
        "description": entry.description,
        "image": entry.image,
        "image_alt": entry.image_alt,
        "sticky": entry.sticky,
        "language": entry.language,
        "translated": entry.translations,
        "seo_title": entry.seo_title,
        "canonical": entry.canonical,
        "noindex": entry.noindex,
        "wordpress": entry.wordpress,
    },
    taxonomy=elsewhere,
    form="meta",
    term_page="content/terms/{folder}/{slug}.md",
    list_page="content/lists/{folder}.md",
    term_fields={
        "title": lambda term: term.title,
        "slug": lambda term: _slug(term.address),
        "url": lambda term: _url(term.address),
        "save_as": lambda term: _file(term.address),
        "template": _term_template,
        "address": lambda term: term.address,
        "description": lambda term: term.description,
        "of": lambda term: term.folder,
        "term": lambda term: term.name,
        "above": lambda term: term.above,
    },
    files=_files,
    media=MediaPlace("content/media", "/media"),
    scaffold=Scaffold("pelican", {"style.css": "theme/static/style.css"}, _settings),
)
