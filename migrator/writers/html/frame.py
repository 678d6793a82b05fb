"""The frame of every page: policy, style, the way to all other pages; nothing of another place."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from migrator.writers.html.files import FEED, HOME, POSTS, SEARCH
from migrator.writers.site.menus import Menu, MenuItem
from migrator.writers.writer import Plan

_ABSOLUTE = ("http://", "https://", "mailto:", "tel:", "#")


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        path: Where it lies.
        title: In plain text; empty for the front page.
        main: HTML of what it shows.
        language: As in `en-GB`; empty for the site's.
        description: For its head, in plain text.
        script: The one script that it may run.
    """

    path: str
    title: str
    main: str
    language: str = ""
    description: str = ""
    script: str = ""


def page_text(page: Page, plan: Plan) -> str:
    """The whole page."""
    site = plan.site
    name = site.title or "Posts"
    title = f"{page.title} · {name}" if page.title else name
    told = f'<meta name="description" content="{escape(page.description)}">\n'
    return (
        f'<!doctype html>\n<html lang="{escape(page.language or site.language or "en")}">\n<head>\n'
        f'<meta charset="utf-8">\n{_policy(page.script)}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n{told if page.description else ''}"
        f'<link rel="alternate" type="application/atom+xml" href="{link(FEED, page.path, plan)}">\n'
        f"<style>{style()}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#content">To the text</a>\n'
        f"{_head(page.path.rpartition('/')[0], plan)}"
        f'<main id="content">\n{page.main}</main>\n'
        f'<footer class="site-foot"><p>{escape(name)}</p></footer>\n'
        f"{f'<script>{page.script}</script>' if page.script else ''}</body>\n</html>\n"
    )


def link(address: str, at: str, plan: Plan) -> str:
    """An address of the site or of another place, fit for an attribute of the page at `at`."""
    if address.startswith(_ABSOLUTE):
        return escape(address)
    path, mark, anchor = address.partition("#")
    return escape(plan.addresses.link(path, at) + mark + anchor)


@cache
def style() -> str:
    """The style of every page: that of the scaffolds, and what is this site's own."""
    data = files("migrator") / "data"
    parts = (data / "scaffolds" / "shared" / "style.css", data / "html_site" / "style.css")
    return "\n".join(part.read_text("utf-8") for part in parts)


@cache
def _policy(script: str) -> str:
    """A page may show its own style, pictures beside it, and run its own script: nothing else."""
    run = f" script-src {_hash(script)};" if script else ""
    return (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src {_hash(style())};{run} img-src 'self' file: data:; media-src 'self' file:; "
        "base-uri 'none'; form-action 'none'\">\n"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _head(folder: str, plan: Plan) -> str:
    """Name of the site and its menu; the same for all pages of a folder."""
    return _site_head(_Kept(plan), folder)


class _Kept:
    """A plan that is equal to itself alone."""

    __slots__ = ("plan",)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.plan is self.plan


@lru_cache(maxsize=256)
def _site_head(kept: _Kept, folder: str) -> str:
    plan, at = kept.plan, f"{folder}/index.html"
    site = plan.site
    tagline = f'<p class="site-tagline">{escape(site.description)}</p>\n'
    own = ((POSTS, "Posts"), (SEARCH, "Search"))
    rows = "".join(f'<li><a href="{link(path, at, plan)}">{name}</a></li>' for path, name in own)
    menus = [menu for menu in plan.map.menus if menu.items]
    shown = _menu(menus[0], at, plan) if menus else _pages(at, plan)
    return (
        f'<header class="site-head"><p class="site-title"><a href="{link(HOME, at, plan)}">'
        f"{escape(site.title or 'Posts')}</a></p>\n{tagline if site.description else ''}"
        f'<nav class="site-menu" aria-label="Menu"><ul>{shown}{rows}</ul></nav></header>\n'
    )


def _pages(at: str, plan: Plan) -> str:
    """The pages of a site without a menu."""
    pages = plan.map.filed.get(("type", "page"), ())[:_MOST_PAGES]
    return "".join(
        f'<li><a href="{link(page.address, at, plan)}">{escape(page.title)}</a></li>'
        for page in pages
        if page.title and page.address != HOME
    )


_MOST_PAGES = 12


def _menu(menu: Menu, at: str, plan: Plan) -> str:
    under: dict[str, list[MenuItem]] = {}
    for item in menu.items:
        under.setdefault(item.parent, []).append(item)
    return _lines(under.get("", ()), under, at, plan)


def _lines(
    items: Sequence[MenuItem], under: Mapping[str, Sequence[MenuItem]], at: str, plan: Plan
) -> str:
    """Lines of a menu with those under them; menus end ten levels down."""
    out = []
    for item in items:
        said = escape(item.title)
        if item.address:
            said = f'<a href="{link(item.address, at, plan)}">{said}</a>'
        inner = under.get(item.id, ())
        below = f"<ul>{_lines(inner, under, at, plan)}</ul>" if inner else ""
        out.append(f"<li>{said}{below}</li>")
    return "".join(out)
