"""Hugo: `content/` with an address in each front matter, terms as pages, menus as configuration."""

from collections.abc import Iterator, Mapping

from migrator.store.outcome import OutFile
from migrator.writers.json_bytes import text_bytes
from migrator.writers.layout import Templates
from migrator.writers.site import entry
from migrator.writers.site.platform import Platform, Scaffold, TermEntry
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

TERMS: Mapping[str, str] = {"category": "categories", "post_tag": "tags"}

SERVING = Serving(
    dates="/archives/#{date}",
    feed="/index.xml",
    taken=("/404.html", "/robots.txt", "/sitemap.xml", "/archives/", "/style.css"),
)


def _url(one: entry.Entry) -> str:
    return _literal(one.address)


def _term_url(term: TermEntry) -> str:
    return _literal(term.address)


def _parent(term: TermEntry) -> str:
    """The parent as Hugo finds it: by its place in `content/`."""
    return f"/{term.folder}/{entry.last_part(term.above)}" if term.above else ""


def _literal(address: str) -> str:
    """An address in which nothing is a token: `:year` would be one."""
    return address.replace(":", "\\:")


def _images(one: entry.Entry) -> list[str]:
    """What Hugo's own templates show on cards."""
    return [picture] if (picture := one.seo.image or entry.image(one)) else []


def _weight(one: entry.Entry) -> int:
    """Hugo puts what has a weight first: sticky posts, and pages in their order."""
    return 1 if one.post.sticky else one.post.menu_order if one.post.type != "post" else 0


def _menus(plan: Plan) -> Iterator[OutFile]:
    """`menus.toml`: Hugo's own form, in the folder that is merged with a site's configuration."""
    import tomli_w  # noqa: PLC0415  (only for sites with menus)

    menus = {
        menu.slug: [
            {
                "identifier": item.id,
                "name": item.title,
                "url": item.address,
                "weight": item.weight,
                **({"parent": item.parent} if item.parent else {}),
            }
            for item in menu.items
        ]
        for menu in plan.map.menus
        if menu.items
    }
    if menus:
        yield OutFile("config/_default/menus.toml", text_bytes(tomli_w.dumps(menus)))


def _settings(plan: Plan) -> Iterator[OutFile]:
    """`hugo.toml`, with the site's name and its taxonomies."""
    import tomli_w  # noqa: PLC0415  (only for a scaffold)

    site = plan.site
    others = dict.fromkeys(
        taxonomy for taxonomy, _ in plan.addresses.terms if taxonomy not in TERMS
    )
    config = {
        "baseURL": f"{site.url.rstrip('/')}/" if site.url else "https://example.org/",
        "title": site.title,
        "locale": site.language or "en",
        "buildFuture": True,
        "enableRobotsTXT": True,
        "disablePathToLower": True,
        "pagination": {"pagerSize": 10},
        "taxonomies": {
            "category": "categories",
            "tag": "tags",
            "author": "authors",
            **{name: name for name in others},
        },
        "markup": {
            "goldmark": {
                "renderer": {"unsafe": True},
                "parser": {"autoHeadingIDType": "github"},
                "extensions": {"typographer": {"disable": True}},
            },
            "highlight": {"noClasses": False},
        },
        "params": {
            "description": site.description,
            "language": site.language or "en",
            "mainSections": ["posts"],
            "menu": plan.map.main_menu,
        },
    }
    yield OutFile("hugo.toml", text_bytes(tomli_w.dumps(config)))


PLATFORM = Platform(
    name="hugo",
    help="Hugo: content/ with front matter, terms, menus and comments; a whole site if asked.",
    dialect="goldmark",
    template="hugo",
    templates=Templates(
        texts="content",
        front="_index.md",
        reserved=("index.md", "_index.md"),
    ),
    serving=SERVING,
    fields={
        "title": entry.title,
        "date": entry.date,
        "lastmod": entry.changed,
        "draft": entry.draft,
        "url": _url,
        "aliases": entry.aliases,
        "authors": entry.author_slugs,
        "categories": entry.term_slugs("category"),
        "tags": entry.term_slugs("post_tag"),
        "summary": entry.excerpt,
        "description": entry.description,
        "images": _images,
        "featured_image": entry.image,
        "featured_image_alt": entry.image_alt,
        "weight": _weight,
        "sticky": entry.sticky,
        "language": entry.language,
        "translations": entry.translations,
        "seo_title": entry.seo_title,
        "canonical": entry.canonical,
        "noindex": entry.noindex,
        "wordpress": entry.wordpress,
    },
    taxonomy=entry.term_slugs,
    form="",
    term_page="content/{folder}/{slug}/_index.md",
    list_page="content/{folder}/_index.md",
    term_fields={
        "title": lambda term: term.title,
        "url": _term_url,
        "aliases": lambda term: list(term.aliases),
        "description": lambda term: term.description,
        "parent": _parent,
    },
    embeds={"youtube": "{{{{< youtube {id} >}}}}", "vimeo": "{{{{< vimeo {id} >}}}}"},
    files=_menus,
    scaffold=Scaffold("hugo", {"style.css": "static/style.css"}, _settings),
)
