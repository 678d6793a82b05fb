"""Menus, terms and redirects → JSON files, for platforms whose templates read data so."""

from collections.abc import Iterator

import orjson

from migrator.store.outcome import OutFile
from migrator.writers.front_matter import plain_text
from migrator.writers.json_bytes import json_bytes
from migrator.writers.site.addresses import AUTHORS
from migrator.writers.site.menus import Menu, MenuItem
from migrator.writers.site.platform import Platform
from migrator.writers.site.term_pages import list_title
from migrator.writers.writer import Plan


def site_data(folder: str, plan: Plan, platform: Platform) -> Iterator[OutFile]:
    """What templates read of a site, as files of a folder: archives, menus, lists and terms."""
    yield _archives_file(f"{folder}/archives.json", plan)
    yield _menus_file(f"{folder}/menus.json", plan)
    yield _lists_file(f"{folder}/lists.json", plan, platform)
    yield _terms_file(f"{folder}/terms.json", plan, platform)


def redirects_file(path: str, plan: Plan) -> OutFile:
    """`[{"from", "to"}]`: the old path of each item, term and author that has another now."""
    items, moved = plan.addresses.items, plan.map.moved
    rows = [(old, items[at]) for at, paths in moved.items.items() for old in paths]
    rows += [
        (old, plan.addresses.terms[key]) for key, paths in moved.terms.items() for old in paths
    ]
    rows += [
        (old, plan.addresses.authors[login])
        for login, paths in moved.authors.items()
        for old in paths
    ]
    base = plan.addresses.base
    return OutFile(path, _pretty([{"from": _page(old), "to": base + new} for old, new in rows]))


def _menus_file(path: str, plan: Plan) -> OutFile:
    """`{"main": [{"title", "url", "children": […]}]}`, each menu under its slug."""
    menus = {menu.slug: _tree(menu, plan) for menu in plan.map.menus if menu.items}
    return OutFile(path, _pretty(menus))


def _terms_file(path: str, plan: Plan, platform: Platform) -> OutFile:
    """`{"categories": {"Rye": {"title", "url", "parent"}}}`: terms as front matter names them."""
    found: dict[str, dict[str, object]] = {}
    for key, address in plan.addresses.terms.items():
        term = plan.map.terms[key]
        row = {
            "title": term.name or term.slug,
            "url": address,
            "description": plain_text(term.description),
            "parent": plan.map.names.get((term.taxonomy, term.parent), ""),
        }
        folder = found.setdefault(platform.serving.folder(term.taxonomy), {})
        folder[plan.map.names[key]] = {name: value for name, value in row.items() if value}
    authors = {
        plan.author_name(login): {"title": plan.author_name(login), "url": address}
        for login, address in plan.addresses.authors.items()
    }
    return OutFile(path, _pretty({**found, AUTHORS: authors}))


def _lists_file(path: str, plan: Plan, platform: Platform) -> OutFile:
    """`[{"title", "url", "folder"}]`: the lists of types and taxonomies."""
    rows = [
        {
            "title": list_title(platform, name),
            "url": url,
            "folder": platform.serving.folder(name),
        }
        for name, url in plan.addresses.lists.items()
    ]
    return OutFile(path, _pretty(rows))


def _archives_file(path: str, plan: Plan) -> OutFile:
    """`[{"year", "months": [{"month", "posts": [{"day", "title", "url"}]}]}]`, the newest first."""
    years: dict[str, dict[str, list[dict[str, str]]]] = {}
    for day, title, address in plan.map.posts:
        months = years.setdefault(day[:4], {})
        months.setdefault(day[:7], []).append({"day": day, "title": title, "url": address})
    listed = [
        {
            "year": year,
            "months": [{"month": month, "posts": posts} for month, posts in rows.items()],
        }
        for year, rows in years.items()
    ]
    return OutFile(path, _pretty(listed))


def _page(path: str) -> str:
    """The path of a page's folder, or of its file."""
    return path if path.endswith(("/", ".html", ".htm")) else f"{path}/"


def _tree(menu: Menu, plan: Plan) -> list[dict[str, object]]:
    """The lines at the top, each with those under it."""
    top: list[dict[str, object]] = []
    under: dict[str, list[dict[str, object]]] = {"": top}
    rows = [(item, _line(item, plan)) for item in menu.items]
    for item, row in rows:
        row["children"] = under[item.id] = []
    for item, row in rows:
        under.get(item.parent, top).append(row)
    for _, row in rows:
        if not row["children"]:
            del row["children"]
    return top


def _line(item: MenuItem, plan: Plan) -> dict[str, object]:
    line: dict[str, object] = {"title": item.title}
    if item.address:
        rooted = item.address.startswith("/")
        line["url"] = plan.addresses.base + item.address if rooted else item.address
    return line


def _pretty(value: object) -> bytes:
    return orjson.dumps(orjson.loads(json_bytes(value)), option=orjson.OPT_INDENT_2) + b"\n"
