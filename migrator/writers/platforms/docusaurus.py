"""Docusaurus: `blog/` and `src/pages/` with slugs, its own files of tags and authors, and data."""

from collections.abc import Iterator, Mapping

from migrator.store.outcome import OutFile
from migrator.writers.front_matter import plain_text
from migrator.writers.front_matter_form import yaml_form
from migrator.writers.json_bytes import json_line, text_bytes
from migrator.writers.layout import Templates
from migrator.writers.site import entry
from migrator.writers.site.addresses import front_page
from migrator.writers.site.data_files import redirects_file, site_data
from migrator.writers.site.entry_terms import elsewhere, terms_by_folder
from migrator.writers.site.platform import Platform, Scaffold
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

_DATA = "data"
_TAGS = "/tag"
_AUTHORS = "/author"


def _last_update(one: entry.Entry) -> Mapping[str, object]:
    changed = entry.changed(one)
    return {"date": changed} if changed else {}


def _tags(one: entry.Entry) -> list[str]:
    """Keys of `tags.yml`, of the terms that have a page."""
    pages = one.plan.addresses.terms
    slugs = [term.slug for term in one.post.terms if term.taxonomy == "post_tag"]
    return [_tag_key(pages["post_tag", slug]) for slug in slugs if ("post_tag", slug) in pages]


def _tag_key(address: str) -> str:
    return _below(address, _TAGS).strip("/")


def _tag_file(plan: Plan) -> Iterator[OutFile]:
    """`blog/tags.yml`: what each tag is called, and its address below the one of all tags."""
    found = {}
    for key, address in plan.addresses.terms.items():
        if key[0] != "post_tag":
            continue
        term = plan.map.terms[key]
        said = {"label": term.name or term.slug, "permalink": _below(address, _TAGS)}
        if term.description:
            said["description"] = plain_text(term.description)
        found[_tag_key(address)] = said
    if found:
        yield OutFile("blog/tags.yml", _yaml(found))


def _author_file(plan: Plan) -> Iterator[OutFile]:
    """`blog/authors.yml`: their names, and the addresses of their pages."""
    found = {
        entry.last_part(address): {
            "name": plan.author_name(login),
            "page": {"permalink": _below(address, _AUTHORS)},
        }
        for login, address in plan.addresses.authors.items()
    }
    if found:
        yield OutFile("blog/authors.yml", _yaml(found))


def _below(address: str, base: str) -> str:
    return address.removeprefix(base) if address.startswith(f"{base}/") else address


def _yaml(fields: Mapping[str, object]) -> bytes:
    return text_bytes(yaml_form(fields).replace("---\n", ""))


def _files(plan: Plan) -> Iterator[OutFile]:
    yield from _tag_file(plan)
    yield from _author_file(plan)
    yield from site_data(_DATA, plan, PLATFORM)
    yield redirects_file(f"{_DATA}/redirects.json", plan)


def _settings(plan: Plan) -> Iterator[OutFile]:
    """What configuration and theme need to know of the site."""
    site, base = plan.site, plan.addresses.base
    facts = {
        "title": site.title,
        "description": site.description,
        "language": site.language or "en",
        "url": site.url[: len(site.url) - len(base)].rstrip("/") or "https://example.org",
        "base": base,
        "menu": plan.map.main_menu,
        "front": front_page(plan.addresses) is not None,
    }
    yield OutFile(f"{_DATA}/site.json", json_line(facts))


PLATFORM: Platform = Platform(
    name="docusaurus",
    help="Docusaurus: blog/ and src/pages/ with tags, authors and data; a whole site if asked.",
    dialect="docusaurus",
    template="none",
    templates=Templates(
        post="blog/{date}-{slug}.md",
        other="src/pages/{ancestors}/{slug}.md",
        types="src/pages/{folder}/{ancestors}/{slug}.md",
        undated="src/pages/undated/{slug}.md",
        front="src/pages/index.md",
        passed_over="_",
    ),
    serving=Serving(
        term="/{base}/{ancestors}/{slug}/",
        author=f"{_AUTHORS}/{{slug}}/",
        dates="/archives/#{date}",
        feed="/atom.xml",
        taken=("/404.html", "/robots.txt", "/sitemap.xml", "/archives/", "/assets/"),
        files=False,
    ),
    fields={
        "title": entry.title,
        "slug": entry.address,
        "date": entry.date,
        "day": entry.day,
        "last_update": _last_update,
        "draft": entry.draft,
        "authors": entry.author_slugs,
        "tags": _tags,
        "terms": lambda one: terms_by_folder(one, PLATFORM.serving),
        "folder": lambda one: PLATFORM.serving.folder(one.post.type),
        "author_name": entry.author_name,
        "excerpt": entry.excerpt,
        "description": entry.description,
        "image": entry.image,
        "image_alt": entry.image_alt,
        "sticky": entry.sticky,
        "lang": entry.language,
        "translations": entry.translations,
        "title_meta": entry.seo_title,
        "canonical": entry.canonical,
        "noindex": entry.noindex,
        "wordpress": entry.wordpress,
    },
    taxonomy=elsewhere,
    comments=f"{_DATA}/comments.json",
    files=_files,
    scaffold=Scaffold("docusaurus", {}, _settings),
)
