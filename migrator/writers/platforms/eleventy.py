"""Eleventy: `content/` with permalinks, terms as pages, the rest as global data."""

from collections.abc import Iterator

from migrator.store.outcome import OutFile
from migrator.writers.json_bytes import json_line
from migrator.writers.layout import Templates
from migrator.writers.site import entry
from migrator.writers.site.data_files import redirects_file, site_data
from migrator.writers.site.platform import Platform, Scaffold
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

_DATA = "content/_data"


def _layout(one: entry.Entry) -> str:
    return "post.njk" if one.post.type == "post" else "page.njk"


def _permalink(one: entry.Entry) -> object:
    """The address; `false` keeps a page from being written, whatever the configuration says."""
    return one.address if entry.is_public(one) else False


def _files(plan: Plan) -> Iterator[OutFile]:
    yield from site_data(_DATA, plan, PLATFORM)
    yield redirects_file(f"{_DATA}/redirects.json", plan)


def _settings(plan: Plan) -> Iterator[OutFile]:
    """What templates and configuration need to know of the site, as global data."""
    site, base = plan.site, plan.addresses.base
    facts = {
        "title": site.title,
        "description": site.description,
        "language": site.language or "en",
        "url": site.url[: len(site.url) - len(base)].rstrip("/"),
        "base": f"{base}/",
        "menu": plan.map.main_menu,
    }
    yield OutFile(f"{_DATA}/site.json", json_line(facts))


PLATFORM = Platform(
    name="eleventy",
    help="Eleventy: content/ with front matter and global data; a whole site if asked.",
    dialect="markdown-it",
    template="nunjucks",
    templates=Templates(
        texts="content",
        front="index.md",
    ),
    serving=Serving(
        dates="/archives/#{date}",
        feed="/feed.xml",
        taken=("/404.html", "/robots.txt", "/sitemap.xml", "/archives/", "/style.css"),
    ),
    fields={
        "layout": _layout,
        "title": entry.title,
        "date": entry.date,
        "day": entry.day,
        "modified": entry.changed,
        "draft": entry.draft,
        "permalink": _permalink,
        "eleventyExcludeFromCollections": entry.draft,
        "author": entry.author_name,
        "categories": entry.term_names("category"),
        "topics": entry.term_names("post_tag"),
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
        "wordpress": entry.wordpress,
    },
    taxonomy=entry.term_names,
    term_page="content/terms/{folder}/{slug}.md",
    list_page="content/lists/{folder}.md",
    term_fields={
        "layout": lambda term: "term.njk" if term.term.slug else "list.njk",
        "title": lambda term: term.title,
        "permalink": lambda term: term.address,
        "eleventyExcludeFromCollections": lambda _term: True,
        "description": lambda term: term.description,
        "folder": lambda term: term.folder,
        "term": lambda term: term.name,
        "parentUrl": lambda term: term.above,
    },
    comments=f"{_DATA}/comments.json",
    files=_files,
    scaffold=Scaffold(
        "eleventy", {"style.css": "content/style.css"}, _settings, "content/index.njk"
    ),
)
