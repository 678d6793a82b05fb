"""JSONL: one line an item in `items.jsonl`, and the site in `site.json`."""

from dataclasses import dataclass

from migrator.store.outcome import Collection, OutFile, Row
from migrator.transforms import Surveyed
from migrator.writers.json_bytes import json_line, line_collection
from migrator.writers.layout import lay_out_rows
from migrator.writers.record import record, site_record
from migrator.writers.writer import Converted, Layout, PlainWriter, Plan, Written

ITEMS = "items.jsonl"
SITE = "site.json"


@dataclass(frozen=True, slots=True)
class JsonlWriter(PlainWriter):
    """One JSON record a line, for tools that read a stream."""

    name: str = "jsonl"
    help: str = "items.jsonl, one JSON record a line, and site.json."

    def layout(self, surveyed: Surveyed) -> Layout:
        """All items are rows of one file."""
        return lay_out_rows(surveyed.kept, ITEMS)

    def collections(self, plan: Plan) -> tuple[Collection, ...]:  # noqa: ARG002  (every writer's signature)
        """The file of all items."""
        return (line_collection(ITEMS),)

    def site_files(self, plan: Plan) -> tuple[OutFile, ...]:
        """The site, its authors and terms."""
        return (OutFile(SITE, json_line(site_record(plan.site))),)

    def write(self, converted: Converted, plan: Plan) -> Written:
        """The item's line."""
        return Written(rows=(Row(ITEMS, json_line(record(converted, plan))),))
