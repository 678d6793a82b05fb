"""Astro: content collections with an address in each front matter, terms and the rest as data."""

from collections.abc import Iterator

from migrator.store.outcome import OutFile
from migrator.transforms.media import MediaPlace
from migrator.writers.json_bytes import json_line
from migrator.writers.layout import Templates
from migrator.writers.site import entry
from migrator.writers.site.data_files import redirects_file, site_data
from migrator.writers.site.entry_terms import elsewhere, terms_by_folder
from migrator.writers.site.platform import Platform, Scaffold
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

_DATA = "src/data"


def _files(plan: Plan) -> Iterator[OutFile]:
    yield from site_data(_DATA, plan, PLATFORM)
    yield redirects_file(f"{_DATA}/redirects.json", plan)


def _settings(plan: Plan) -> Iterator[OutFile]:
    """What configuration and layouts need to know of the site."""
    site, base = plan.site, plan.addresses.base
    facts = {
        "title": site.title,
        "description": site.description,
        "language": site.language or "en",
        "url": site.url[: len(site.url) - len(base)].rstrip("/") or "https://example.org",
        "base": base,
        "menu": plan.map.main_menu,
    }
    yield OutFile(f"{_DATA}/site.json", json_line(facts))


PLATFORM: Platform = Platform(
    name="astro",
    help="Astro: content collections with a strict schema, and data; a whole site if asked.",
    dialect="remark",
    template="none",
    templates=Templates(
        texts="src/content/texts",
        front="pages/index.md",
    ),
    serving=Serving(
        dates="/archives/#{date}",
        feed="/feed.xml",
        taken=("/404.html", "/robots.txt", "/sitemap.xml", "/archives/", "/style.css"),
        files=False,
    ),
    fields={
        "title": entry.title,
        "date": entry.date,
        "day": entry.day,
        "modified": entry.changed,
        "draft": entry.draft,
        "address": entry.address,
        "folder": lambda one: PLATFORM.serving.folder(one.post.type),
        "author": entry.author_name,
        "terms": lambda one: terms_by_folder(one, PLATFORM.serving),
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
    taxonomy=elsewhere,
    comments=f"{_DATA}/comments.json",
    files=_files,
    schema="src/content.config.ts",
    media=MediaPlace("public/media", "/media"),
    scaffold=Scaffold("astro", {"style.css": "public/style.css"}, _settings),
)
