"""The site → rows of Ghost's settings: what it is called, its time, its menus."""

from collections.abc import Iterator

from migrator.writers.ghost.addresses import Served
from migrator.writers.ghost.limits import SITE_DESCRIPTION, SITE_TITLE, cut
from migrator.writers.ghost.slugs import identity
from migrator.writers.json_bytes import json_bytes
from migrator.writers.record import Json
from migrator.writers.site.menus import Menu, MenuItem
from migrator.writers.writer import Plan

_MENUS = ("navigation", "secondary_navigation")
"""Ghost's two menus: above and below the page."""
_MOST_PAGES = 8


def setting_rows(plan: Plan, served: Served) -> list[dict[str, Json]]:
    """The settings; what the old site does not say stays as the new one has it."""
    site = plan.site
    told = {
        "title": cut(site.title, SITE_TITLE),
        "description": cut(site.description, SITE_DESCRIPTION),
        "locale": site.language,
        "timezone": served.zone,
        **dict(_menus(plan)),
    }
    return [_row(key, value) for key, value in told.items() if value]


def _menus(plan: Plan) -> Iterator[tuple[str, str]]:
    """The first two menus; a site without any showed its pages, as WordPress's themes do."""
    shown = [[*_lines(menu)] for menu in plan.map.menus if any(map(_leads, menu.items))]
    for key, items in zip(_MENUS, shown or [_pages(plan)], strict=False):
        lines = [{"label": item.title, "url": item.address} for item in items]
        yield key, json_bytes(lines).decode()


def _pages(plan: Plan) -> list[MenuItem]:
    pages = plan.map.filed.get(("type", "page"), ())
    listed = [("Home", "/")] + [(page.title, page.address) for page in pages if page.title]
    once = {address: title for title, address in reversed(listed)}
    rows = [(title, address) for title, address in listed if once[address] == title]
    return [MenuItem("", "", title, address, 0) for title, address in rows[:_MOST_PAGES]]


def _lines(menu: Menu) -> list[MenuItem]:
    """Lines that lead somewhere, each before those that hung under it: Ghost's menus are flat."""
    under: dict[str, list[MenuItem]] = {}
    for item in menu.items:
        under.setdefault(item.parent, []).append(item)
    todo = list(reversed(under.pop("", [])))
    lines: list[MenuItem] = []
    while todo:
        item = todo.pop()
        lines.append(item)
        todo += reversed(under.pop(item.id, []))
    return [item for item in lines if _leads(item)]


def _leads(item: MenuItem) -> bool:
    return bool(item.address)


def _row(key: str, value: str) -> dict[str, Json]:
    kind = "array" if key in _MENUS else "string"
    return {
        "id": identity("setting", key),
        "group": "site",
        "key": key,
        "value": value,
        "type": kind,
    }
