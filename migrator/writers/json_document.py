"""JSON: one document, `items.json`, with the site and all items."""

from dataclasses import dataclass

from migrator.store.outcome import Collection, OutFile, Row
from migrator.transforms import Surveyed
from migrator.writers.json_bytes import json_bytes
from migrator.writers.layout import lay_out_rows
from migrator.writers.record import record, site_record
from migrator.writers.writer import Converted, Layout, PlainWriter, Plan, Written

ITEMS = "items.json"


@dataclass(frozen=True, slots=True)
class JsonWriter(PlainWriter):
    """`{"site": {…}, "items": [{…}, …]}`, an item a line."""

    name: str = "json"
    help: str = "items.json, one JSON document with the site and all items."

    def layout(self, surveyed: Surveyed) -> Layout:
        """All items are rows of one file."""
        return lay_out_rows(surveyed.kept, ITEMS)

    def collections(self, plan: Plan) -> tuple[Collection, ...]:
        """The document; it begins with the site."""
        head = b'{"site":' + json_bytes(site_record(plan.site)) + b',"items":[\n'
        return (Collection(ITEMS, head, b",\n", b"\n]}\n"),)

    def site_files(self, plan: Plan) -> tuple[OutFile, ...]:  # noqa: ARG002  (every writer's signature)
        """None: the site stands in the document."""
        return ()

    def write(self, converted: Converted, plan: Plan) -> Written:
        """The item's element of the array."""
        return Written(rows=(Row(ITEMS, json_bytes(record(converted, plan))),))
