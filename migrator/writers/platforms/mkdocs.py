"""MkDocs with Material's blog: posts with a slug, pages by their place, the rest as data."""

import re
from collections.abc import Iterator
from html import escape

from migrator.readers.source import Stub
from migrator.store.outcome import OutFile
from migrator.transforms.media import MediaPlace
from migrator.writers.front_matter_form import yaml_form
from migrator.writers.json_bytes import json_line, text_bytes
from migrator.writers.layout import Templates
from migrator.writers.site import entry
from migrator.writers.site.addresses import front_page, is_shown
from migrator.writers.site.data_files import redirects_file, site_data
from migrator.writers.site.entry_terms import elsewhere, terms_by_folder
from migrator.writers.site.platform import Platform, Scaffold
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

_DATA = "_data"
_POSTS = "@posts"
"""Material takes every file whose path begins so for a post: no address can begin with the sign."""

_INDEX = re.compile(r"(?:.*/)?(?:index|README)")
_MARKS = re.compile(r"(&\w+;)|[\\`*\[{~^$#]|(?<!\w)_|_(?!\w)|:(?=[\w+-]+:)|=(?==)|\+(?=\+)")
_MARKUP = re.compile('[<"]')
_LANGUAGES = frozenset(
    (
        *("af", "ar", "az", "be", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "eo"),
        *("es", "et", "eu", "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is"),
        *("it", "ja", "ka", "kn", "ko", "ku-IQ", "lb", "lt", "lv", "mk", "mn", "ms", "my"),
        *("nb", "nl", "nn", "pl", "pt", "pt-BR", "ro", "ru", "sa", "sh", "si", "sk", "sl"),
        *("sq", "sr", "sv", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh"),
        *("zh-Hant", "zh-TW"),
    )
)
"""Those that Material speaks."""


def _place(stub: Stub, address: str) -> str:
    """A page's folder is its address; what is not public lies beside the site.

    Material keeps drafts of posts to itself, but knows none of pages.
    """
    if stub.type == "post" and stub.published is not None:
        return ""
    folder = "docs" if is_shown(stub) else "drafts"
    return f"{folder}{address}index.md"


def _is_post(one: entry.Entry) -> bool:
    return one.post.type == "post" and one.post.published is not None


def _html(text: str) -> str:
    """A text as HTML, also in an attribute between double quotes: MkDocs escapes nothing."""
    return escape(text, quote=False).replace('"', "&quot;")


def _title(one: entry.Entry) -> str:
    """The title as HTML in which Markdown finds nothing: themes show it as the one or the other."""
    return _MARKS.sub(lambda mark: mark[1] or f"&#{ord(mark[0])};", _html(one.post.title))


def _names(taxonomy: str) -> entry.Field:
    """Names of terms; as HTML where they would be some: addresses are made of them."""
    names = entry.term_names(taxonomy)

    def said(one: entry.Entry) -> list[str]:
        found = names(one)
        assert isinstance(found, list)
        return [_html(name) if _MARKUP.search(name) else name for name in found]

    return said


def _slug(one: entry.Entry) -> str:
    """A post's whole address, for `post_url_format: "{slug}"`."""
    path = one.address.strip("/") if _is_post(one) else ""
    return f"{path}/index" if _INDEX.fullmatch(path) else path


def _template(one: entry.Entry) -> str:
    """The front page is where Material lists posts, unless it is told otherwise."""
    return "main.html" if one.address == PLATFORM.serving.home else ""


def _pin(one: entry.Entry) -> bool | None:
    return entry.sticky(one) if _is_post(one) else None


def _files(plan: Plan) -> Iterator[OutFile]:
    yield from site_data(_DATA, plan, PLATFORM)
    yield redirects_file(f"{_DATA}/redirects.json", plan)


def _language(tag: str) -> str:
    """The language that Material speaks, of those that are the site's."""
    names = (tag.replace("_", "-"), tag.replace("_", "-").partition("-")[0].lower())
    return next((name for name in names if name in _LANGUAGES), "en")


def _settings(plan: Plan) -> Iterator[OutFile]:
    """`mkdocs.yml`, and what the hook reads of the site."""
    site = plan.site
    fronted = front_page(plan.addresses) is not None
    lists = [f"{address.strip('/')}/index.md" for address in plan.addresses.lists.values()]
    config = {
        "site_name": _html(site.title or "Untitled"),
        "site_description": _html(site.description),
        "site_url": f"{site.url.rstrip('/')}/" if site.url else "https://example.org/",
        "theme": {
            "name": "material",
            "custom_dir": "overrides",
            "language": _language(site.language),
            "font": False,
            "palette": [
                {"media": "(prefers-color-scheme: light)", "scheme": "default"},
                {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
            ],
        },
        "exclude_docs": "!/templates/",
        "nav": ["index.md", "archives/index.md", *lists],
        "plugins": [
            "search",
            {
                "blog": {
                    "blog_dir": ".",
                    "post_dir": _POSTS,
                    "post_url_format": "{slug}",
                    "post_readtime": False,
                    "pagination": not fronted,
                    "pagination_keep_content": True,
                    "archive": False,
                    "authors": False,
                    "categories": False,
                }
            },
        ],
        "hooks": ["hooks/old_site.py"],
        "markdown_extensions": ["extra"],
        "extra_css": ["assets/site.css"],
        "extra": {"generator": False},
        "validation": {
            "nav": {"omitted_files": "ignore", "not_found": "warn", "absolute_links": "warn"},
            "links": {"not_found": "warn", "absolute_links": "ignore", "anchors": "info"},
        },
    }
    facts = {
        "title": site.title or "Untitled",
        "language": site.language or "en",
        "base": plan.addresses.base,
        "menu": plan.map.main_menu,
    }
    yield OutFile("mkdocs.yml", text_bytes(yaml_form(config).replace("---\n", "")))
    yield OutFile(f"{_DATA}/site.json", json_line(facts))


PLATFORM: Platform = Platform(
    name="mkdocs",
    help="MkDocs with Material's blog: docs/ with metadata, and data; a whole site if asked.",
    dialect="python-markdown",
    template="none",
    templates=Templates(
        post=f"{_POSTS}/{{date}}-{{slug}}.md",
        texts="docs",
        place=_place,
        front="index.md",
    ),
    serving=Serving(
        dates="/archives/#{date}",
        numbered="/page/",
        feed="/feed.xml",
        taken=("/404.html", "/robots.txt", "/sitemap.xml", "/archives/", "/assets/"),
        files=False,
    ),
    fields={
        "title": _title,
        "date": entry.date,
        "updated": entry.changed,
        "slug": _slug,
        "draft": entry.draft,
        "pin": _pin,
        "template": _template,
        "categories": _names("category"),
        "tags": _names("post_tag"),
        "author": lambda one: _html(entry.author_name(one)),
        "address": entry.address,
        "folder": lambda one: PLATFORM.serving.folder(one.post.type),
        "day": entry.day,
        "terms": lambda one: terms_by_folder(one, PLATFORM.serving),
        "excerpt": entry.excerpt,
        "description": lambda one: _html(entry.description(one)),
        "image": entry.image,
        "image_alt": entry.image_alt,
        "language": entry.language,
        "translations": entry.translations,
        "seo_title": entry.seo_title,
        "canonical": entry.canonical,
        "noindex": entry.noindex,
        "wordpress": entry.wordpress,
    },
    taxonomy=elsewhere,
    comments=f"{_DATA}/comments.json",
    files=_files,
    divider="more",
    media=MediaPlace("docs/media", "/media"),
    scaffold=Scaffold("mkdocs", {}, _settings, "docs/index.md"),
)
