"""Zola: `content/` with a path in each front matter, terms as pages, the rest as data."""

from collections.abc import Iterator, Mapping

from migrator.store.outcome import OutFile
from migrator.writers.claims import fold
from migrator.writers.file_name import guard_reserved, safe_part
from migrator.writers.front_matter_form import toml_form
from migrator.writers.json_bytes import text_bytes
from migrator.writers.layout import Templates
from migrator.writers.post_types import post_types
from migrator.writers.site import entry
from migrator.writers.site.data_files import site_data
from migrator.writers.site.entry_terms import elsewhere, terms_by_folder
from migrator.writers.site.platform import Platform, Scaffold, TermEntry
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

_POSTS = "posts/_index.md"

_EXTRA: Mapping[str, entry.Field] = {
    "day": entry.day,
    "author": entry.author_name,
    "image": entry.image,
    "image_alt": entry.image_alt,
    "sticky": entry.sticky,
    "lang": entry.language,
    "translations": entry.translations,
    "seo_title": entry.seo_title,
    "canonical": entry.canonical,
    "noindex": entry.noindex,
    "summary": entry.excerpt,
    "wordpress": entry.wordpress,
}


def _extra(one: entry.Entry) -> Mapping[str, object]:
    """What Zola has no field for: it hands nothing else on to templates."""
    said = {name: field(one) for name, field in _EXTRA.items()}
    terms = terms_by_folder(one, PLATFORM.serving)
    return {name: value for name, value in {**said, "terms": terms}.items() if value}


def _term_extra(term: TermEntry) -> Mapping[str, object]:
    said = {"folder": term.folder, "term": term.name, "above": term.above}
    return {name: value for name, value in said.items() if value}


def _files(plan: Plan) -> Iterator[OutFile]:
    """Data, and what makes a section of each folder: it has no page of its own."""
    yield from site_data("data", plan, PLATFORM)
    folders: dict[str, str] = {}
    for folder, path in _sections(plan).items():
        folders.setdefault(path, folder)
    for path, folder in folders.items():
        said: dict[str, object] = {"title": folder, "render": False, "sort_by": "title"}
        if path == _POSTS:
            said |= {"sort_by": "date", "transparent": True}
        yield OutFile(f"content/{path}", text_bytes(toml_form(said)))


def _sections(plan: Plan) -> Mapping[str, str]:
    """The section of each type, by what the type is called in front matter."""
    folders = post_types().folders
    spelt = {fold(folder): folder for folder in map(_folder_of, plan.paths.values())}
    types = {
        PLATFORM.serving.folder(name): f"{spelt.setdefault(fold(folder), folder)}/_index.md"
        for name in sorted({"post", *plan.map.types})
        if (folder := guard_reserved(folders.get(name) or safe_part(name)))
    }
    return {**types, "undated": "undated/_index.md"}


def _folder_of(path: str) -> str:
    """The folder below `content` that a text lies in; types that differ by case alone share one."""
    return path.removeprefix("content/").partition("/")[0]


def _settings(plan: Plan) -> Iterator[OutFile]:
    """`config.toml`, with the site's name."""
    import tomli_w  # noqa: PLC0415  (only for a scaffold)

    site = plan.site
    config = {
        "base_url": site.url.rstrip("/") or "https://example.org",
        "title": site.title,
        "description": site.description,
        "generate_feed": True,
        "feed_filename": "atom.xml",
        "slugify": {"paths": "off", "taxonomies": "off"},
        "link_checker": {"internal_level": "warn"},
        "extra": {
            "base": plan.addresses.base,
            "language": site.language or "en",
            "menu": plan.map.main_menu,
            "sections": _sections(plan),
        },
    }
    yield OutFile("config.toml", text_bytes(tomli_w.dumps(config)))


PLATFORM = Platform(
    name="zola",
    help="Zola: content/ with front matter, terms as pages and data; a whole site if asked.",
    dialect="pulldown-cmark",
    template="zola",
    templates=Templates(
        other="{folder}/{slug}.md",
        undated="undated/{slug}.md",
        texts="content",
        front="_index.md",
        reserved=("index.md", "_index.md"),
    ),
    serving=Serving(
        dates="/archives/#{date}",
        feed="/atom.xml",
        taken=("/404.html", "/robots.txt", "/sitemap.xml", "/archives/", "/style.css"),
        files=False,
    ),
    fields={
        "title": entry.title,
        "description": entry.description,
        "date": entry.date,
        "updated": entry.changed,
        "draft": entry.draft,
        "path": entry.address,
        "aliases": entry.aliases,
        "weight": entry.order,
        "extra": _extra,
    },
    taxonomy=elsewhere,
    form="toml",
    term_page="content/terms/{folder}/{slug}.md",
    list_page="content/lists/{folder}.md",
    term_fields={
        "title": lambda term: term.title,
        "description": lambda term: term.description,
        "path": lambda term: term.address,
        "aliases": lambda term: list(term.aliases),
        "template": lambda term: "term.html" if term.term.slug else "list.html",
        "extra": _term_extra,
    },
    files=_files,
    scaffold=Scaffold("zola", {"style.css": "static/style.css"}, _settings, "content/_index.md"),
)
