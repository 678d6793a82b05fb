"""Jekyll: `_posts/`, pages and collections, each with its permalink; terms as pages."""

from collections.abc import Iterator

from migrator.store.outcome import OutFile
from migrator.transforms.media import MediaPlace
from migrator.writers.front_matter_form import yaml_form
from migrator.writers.json_bytes import text_bytes
from migrator.writers.layout import Templates
from migrator.writers.site import entry
from migrator.writers.site.data_files import site_data
from migrator.writers.site.platform import Platform, Scaffold
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

_PLUGINS = ("jekyll-redirect-from",)


def _layout(one: entry.Entry) -> str:
    return "post" if one.post.type == "post" else "page"


def _files(plan: Plan) -> Iterator[OutFile]:
    yield from site_data("_data", plan, PLATFORM)


def _settings(plan: Plan) -> Iterator[OutFile]:
    """`_config.yml`, with the site's name and a collection for each type of its own."""
    site = plan.site
    own = [name for name in plan.addresses.lists if name in plan.map.types - {"post", "page"}]
    config = {
        "title": site.title,
        "description": site.description,
        "lang": site.language or "en",
        "url": site.url[: len(site.url) - len(plan.addresses.base)].rstrip("/"),
        "baseurl": plan.addresses.base,
        "menu": plan.map.main_menu,
        "plugins": [*_PLUGINS],
        "collections": {name: {"output": True} for name in own},
        "markdown": "kramdown",
        "kramdown": {"input": "GFM", "smart_quotes": "apos,apos,quot,quot"},
        "excerpt_separator": "<!--more-->",
        "future": True,
        "strict_front_matter": True,
        "liquid": {"error_mode": "strict", "strict_filters": True},
        "exclude": ["_wordpress", ".migrator"],
    }
    yield OutFile("_config.yml", text_bytes(yaml_form(config).replace("---\n", "")))


PLATFORM = Platform(
    name="jekyll",
    help="Jekyll: _posts/, pages, collections and _data/; a whole site if asked.",
    dialect="kramdown",
    template="liquid",
    templates=Templates(
        post="_posts/{date}-{slug}.md",
        types="_{folder}/{ancestors}/{slug}.md",
        front="index.md",
        undated="undated/{slug}.md",
        passed_over="._#~",
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
        "last_modified_at": entry.changed,
        "published": entry.published,
        "permalink": entry.address,
        "redirect_from": entry.aliases,
        "author": entry.author_name,
        "categories": entry.term_names("category"),
        "tags": entry.term_names("post_tag"),
        "excerpt": entry.excerpt,
        "description": entry.description,
        "image": entry.image,
        "image_alt": entry.image_alt,
        "sticky": entry.sticky,
        "lang": entry.language,
        "translations": entry.translations,
        "seo_title": entry.seo_title,
        "canonical_url": entry.canonical,
        "noindex": entry.noindex,
        "wordpress": entry.wordpress,
    },
    taxonomy=entry.term_names,
    term_page="terms/{folder}/{slug}.md",
    list_page="lists/{folder}.md",
    term_fields={
        "layout": lambda term: "term" if term.term.slug else "list",
        "title": lambda term: term.title,
        "permalink": lambda term: term.address,
        "redirect_from": lambda term: list(term.aliases),
        "description": lambda term: term.description,
        "folder": lambda term: term.folder,
        "term": lambda term: term.name,
        "parent_url": lambda term: term.above,
    },
    comments="_data/comments.json",
    media=MediaPlace("assets/media", "/assets/media"),
    files=_files,
    scaffold=Scaffold("jekyll", {"style.css": "style.css"}, _settings, "index.html"),
)
