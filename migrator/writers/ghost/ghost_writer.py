"""Ghost: `data.json` for Ghost's importer, with what it needs beside, and the archive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from migrator.diagnostics.output import FIELD_CUT
from migrator.readers.source import Note
from migrator.store.outcome import Collection, OutFile, Row
from migrator.transforms import Surveyed
from migrator.transforms.media import MediaPlace
from migrator.writers.ghost.addresses import Served, serve
from migrator.writers.ghost.limits import shortened
from migrator.writers.ghost.post_rows import (
    author_relations,
    fitted,
    meta_fields,
    post_fields,
    tag_relations,
)
from migrator.writers.ghost.routes import redirects_json, routes_yaml, server_redirects
from migrator.writers.ghost.site_rows import setting_rows
from migrator.writers.ghost.tables import tables
from migrator.writers.ghost.tags import tag_rows
from migrator.writers.ghost.users import user_rows
from migrator.writers.json_bytes import json_bytes, json_line, line_collection
from migrator.writers.layout import Templates, lay_out_files
from migrator.writers.post_types import post_types
from migrator.writers.record import Json, picture_address, record, site_record
from migrator.writers.site.entry import entry_of
from migrator.writers.site.id_map import id_map
from migrator.writers.site.seo import seo_of
from migrator.writers.writer import Converted, Layout, PlainWriter, Plan, Written

DATA = "data.json"
ROUTES = "routes.yaml"
REDIRECTS = "redirects.json"
ARCHIVE = "_wordpress"
VERSION = "6.65.0"
"""The Ghost that reads this in CI; any since 5.60 knows the form."""
_SITE = f"{ARCHIVE}/site.json"
_IDS = f"{ARCHIVE}/id-map.json"
_TEXTS = f"{ARCHIVE}/texts.jsonl"
"""Everything that is known of each text, comments too, for which Ghost wants members."""
_RELATIONS = ("posts_meta", "posts_tags", "posts_authors")


@dataclass(frozen=True, slots=True)
class GhostWriter(PlainWriter):
    """What Ghost imports."""

    name: str = "ghost"
    help: str = (
        "Ghost: data.json to import, with media, routes and redirects; cards for its editor."
    )
    links: Literal["keep", "rewrite"] = "rewrite"
    serves_site: bool = True

    def layout(self, surveyed: Surveyed) -> Layout:
        """A row of the import for a text, a row of the archive for a record."""
        addresses, served = serve(surveyed)
        rows = post_types().records | post_types().parts
        taken = (DATA, ROUTES, REDIRECTS, _SITE, _IDS, _TEXTS)
        templates = Templates(records=ARCHIVE, rows=rows)
        records = [stub for stub in surveyed.kept if stub.type in rows]
        layout = lay_out_files(replace(surveyed, kept=records), templates, taken)
        paths = {**layout.paths, **dict.fromkeys(addresses.items, DATA)}
        return Layout(
            paths,
            (*layout.shared, DATA),
            replace(addresses, own=served),
            MediaPlace("content", "/content", tables().folders, "files", tables().data, plain=True),
        )

    def collections(self, plan: Plan) -> tuple[Collection, ...]:
        """The import, its posts first; and the archive."""
        served = _served(plan)
        site = {
            "users": user_rows(plan, served.authors),
            "tags": tag_rows(plan, served),
            "settings": setting_rows(plan, served),
        }
        kept = map(line_collection, (*(path for path in plan.shared if path != DATA), _TEXTS))
        return (*kept, _document(plan, site), *map(_part, _RELATIONS))

    def site_files(self, plan: Plan) -> tuple[OutFile, ...]:
        """Where things are served, and the account of ids."""
        return (
            OutFile(_SITE, json_line(site_record(plan.site))),
            OutFile(_IDS, id_map(plan)),
            OutFile(ROUTES, routes_yaml(plan, _served(plan))),
            OutFile(REDIRECTS, redirects_json(plan)),
            *server_redirects(plan),
        )

    def write(self, converted: Converted, plan: Plan) -> Written:
        """The rows of one item."""
        post, path = converted.post, plan.paths[converted.ordinal]
        if path != DATA:
            return Written(rows=(Row(path, json_line(record(converted, plan))),))
        served = _served(plan)
        seo = seo_of(post, plan.site, plan.author_name(post.author))
        seo = replace(seo, image=picture_address(seo.image, plan)) if seo.image else seo
        entry = entry_of(post, plan, converted.ordinal, seo)
        fields, meta = post_fields(entry, converted, served), meta_fields(entry)
        relations: dict[str, Sequence[dict[str, Json]]] = {
            "posts_meta": [fitted(meta)] if meta else [],
            "posts_tags": [*tag_relations(entry, served)],
            "posts_authors": [*author_relations(entry)],
        }
        own = Row(DATA, json_bytes(fitted(fields)))
        notes = tuple(Note(FIELD_CUT, name) for name in shortened({**fields, **meta}))
        kept = Row(_TEXTS, json_line(record(converted, plan)))
        return Written(rows=(own, *_rows(relations), kept), notes=notes)


def _served(plan: Plan) -> Served:
    served = plan.addresses.own
    assert isinstance(served, Served)
    return served


def _document(plan: Plan, site: dict[str, list[dict[str, Json]]]) -> Collection:
    """The import, with posts as its rows; the tables of relations follow as its parts."""
    at = plan.site.published
    meta = {"exported_on": int(at.timestamp() * 1000) if at else 0, "version": VERSION}
    head = b'{"db":[{"meta":' + json_bytes(meta) + b',"data":{\n'
    for name, rows in site.items():
        head += b'"%s":[\n%s\n],\n' % (name.encode(), b",\n".join(map(json_bytes, rows)))
    return Collection(DATA, head + b'"posts":[\n', b",\n", b"\n]}}]}\n")


def _part(name: str) -> Collection:
    return Collection(_path_of(name), b'\n],\n"%s":[\n' % name.encode(), b",\n", b"", DATA)


def _path_of(name: str) -> str:
    return f"{DATA}.{name}"


def _rows(relations: dict[str, Sequence[dict[str, Json]]]) -> Iterator[Row]:
    for name, rows in relations.items():
        yield from (Row(_path_of(name), json_bytes(row)) for row in rows)
