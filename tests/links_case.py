"""A case's `input.toml` → what each of its links leads to, a line each."""

import tomllib
from datetime import datetime
from pathlib import Path

from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic
from migrator.model import Author, Site, Term
from migrator.readers.source import Stub
from migrator.settings import Settings, merge
from migrator.transforms import Addresses, Form, LinkMap, Surveyed, make_link_map, relink


def link_map_of(case: dict) -> LinkMap:
    """The map of the site that a case describes; each item's `new` is its new address."""
    items = [dict(item) for item in case["items"]]
    new = {at: item.pop("new") for at, item in enumerate(items) if item.get("new")}
    hidden = {at for at, item in enumerate(items) if item.pop("hidden", False)}
    stubs = [_stub(at, item) for at, item in enumerate(items)]
    settings = merge(Settings(), case.get("settings", {}), "input.toml")
    served = dict(case.get("addresses", {}))
    terms = {
        tuple(name.split("/", 1)): address for name, address in served.pop("terms", {}).items()
    }
    form = Form(served.pop("form", "rooted"))
    addresses = Addresses(form, items=new, hidden=frozenset(hidden), terms=terms, **served)
    site = dict(case.get("site", {}))
    authors = tuple(Author(**author) for author in site.pop("authors", ()))
    known = tuple(Term(**term) for term in site.pop("terms", ()))
    whole = Site(**site, authors=authors, terms=known)
    return make_link_map(Surveyed(whole, stubs, stubs, settings), addresses)


def relinked(path: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    """Each link of the case with what became of it, and what was reported."""
    case = tomllib.loads(path.read_text("utf-8"))
    links = link_map_of(case)
    anchors = [Element("a", {"href": href}, ["x"]) for href in case["links"]]
    first = case["items"][0]
    stub = _stub(0, {name: first[name] for name in first if name not in {"new", "hidden"}})
    reports = relink(Element("body", {}, anchors), links, first["new"], stub.link, stub.place)
    width = max(map(len, case["links"]))
    lines = [
        f"{href:{width}}  {anchor.attrs['href'] if anchor.attrs['href'] != href else '='}\n"
        for href, anchor in zip(case["links"], anchors, strict=True)
    ]
    return "".join(lines), reports


def _stub(ordinal: int, item: dict) -> Stub:
    plain = {"id": None, "type": "post", "status": "publish", "title": "", "slug": "", "link": ""}
    if "published" in item:
        item = {**item, "published": datetime.fromisoformat(item["published"])}
    lists = ("categories", "tags", "old_slugs", "old_dates")
    tuples = {name: tuple(item[name]) for name in lists if name in item}
    return Stub(ordinal, "input.xml", None, **{**plain, **item, **tuples})
