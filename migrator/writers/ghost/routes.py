"""What is served where → `routes.yaml` and `redirects.json`, which Ghost takes as settings."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import orjson

from migrator.store.outcome import OutFile
from migrator.writers.ghost.addresses import POST, Served
from migrator.writers.json_bytes import json_bytes, text_bytes
from migrator.writers.redirects import TABLE as FORMS
from migrator.writers.writer import Plan
from migrator.writers.yaml_text import yaml_text

_SPECIAL = re.compile(r"[.*+?^$(){}|\[\]\\]")
_FEEDS = ("/feed", "/rss")
"""Where WordPress has its feed, and where Ghost has its own unless a page is the front page."""
_SAFE = "/!&'()*+,;=:@-._~"


def routes_yaml(plan: Plan, served: Served) -> bytes:
    """The addresses of posts, one collection for each type."""
    lists = plan.addresses.lists
    routes: dict[str, object] = {}
    if served.front:
        routes["/"] = {"data": f"page.{served.front}", "template": "page"}
    collections: dict[str, object] = {}
    for kind, permalink in served.permalinks.items():
        if kind != POST:
            tag = served.internal.get(kind, "")
            collections[lists[kind]] = {"permalink": permalink, "filter": f"tag:{tag}"}
    usual = {"permalink": served.permalinks.get(POST, "/{slug}/"), "template": "index"}
    collections[lists.get(POST, "/")] = usual
    taxonomies = {"tag": "/tag/{slug}/", "author": "/author/{slug}/"}
    tables = {"routes": routes, "collections": collections, "taxonomies": taxonomies}
    return yaml_text(tables).encode()


def redirects_json(plan: Plan) -> bytes:
    """From every path that something had before; each pattern means that one path alone."""
    rows = [
        {"from": f"^{_pattern(old)}/?$", "to": _address(new), "permanent": True}
        for old, new in _moved(plan)
    ]
    return orjson.dumps(orjson.loads(json_bytes(rows)), option=orjson.OPT_INDENT_2) + b"\n"


def server_redirects(plan: Plan) -> Iterator[OutFile]:
    """The forms that were asked for, for a server before Ghost: it alone can redirect `?p=12`."""
    for name in plan.settings.redirects:
        form = FORMS[name]
        text = form.write(plan.map.moved.redirects)
        yield OutFile(f"_wordpress/redirects/{form.path}", text_bytes(text))


def _moved(plan: Plan) -> Iterator[tuple[str, str]]:
    items, terms, moved = plan.addresses.items, plan.addresses.terms, plan.map.moved
    yield from ((old, plan.addresses.feed) for old in _FEEDS if f"{old}/" != plan.addresses.feed)
    if moved.redirects:
        rows = (one for one in moved.redirects if "?" not in one.source)
        yield from ((one.source, one.target) for one in rows if one.source != "/feed/")
        return
    for ordinal, paths in moved.items.items():
        yield from ((path, items[ordinal]) for path in paths)
    for key, paths in moved.terms.items():
        yield from ((path, terms[key]) for path in paths)


def _pattern(path: str) -> str:
    """A path as Ghost compares it: percent-encoded, and no letter of it a pattern."""
    return _SPECIAL.sub(r"\\\g<0>", quote(path.rstrip("/"), safe=_SAFE, errors="replace"))


def _address(address: str) -> str:
    """An address, in which `$1` would mean a piece of the pattern."""
    return address if "://" in address else quote(address, safe=_SAFE, errors="replace")
