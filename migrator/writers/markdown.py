"""Markdown: a file with front matter for each text, and `data/` for all that a file can't hold."""

from dataclasses import dataclass, replace
from typing import Literal

from migrator.content.tree import Element
from migrator.store.outcome import Collection, OutFile, Row
from migrator.transforms import Addresses, Form, Surveyed
from migrator.writers import leftovers
from migrator.writers.field_rules import Needs
from migrator.writers.front_matter import NAMES, front_matter
from migrator.writers.front_matter_form import FORMS
from migrator.writers.json_bytes import json_line, line_collection, text_bytes
from migrator.writers.layout import Templates, lay_out_files
from migrator.writers.record import record, site_record
from migrator.writers.writer import Converted, Layout, Plan, Written

SITE = "data/site.json"
COMMENTS = f"data/{leftovers.COMMENTS}"
META = f"data/{leftovers.META}"

TEMPLATES = Templates(
    "{state}/{folder}/{date}-{slug}.md", "{state}/{folder}/{ancestors}/{slug}.md", "data"
)

NEEDS = Needs(fields=NAMES, undroppable=frozenset(("draft",)))


@dataclass(frozen=True, slots=True)
class MarkdownWriter:
    """Plain Markdown files in folders, as most generators take them.

    It says for itself what other writers have from `PlainWriter`: a class that is compiled can't
    stand on one that is not.
    """

    name: str = "markdown"
    help: str = "A folder of Markdown files with front matter; comments and the like in data/."
    links: Literal["keep", "rewrite"] = "keep"
    serves_site: bool = False
    dialect: str = "gfm"
    template: str = "none"
    raw_bodies: bool = False
    needs: Needs = NEEDS

    def layout(self, surveyed: Surveyed) -> Layout:
        """A file for a text, a row for a record; links lead from file to file."""
        layout = lay_out_files(surveyed, TEMPLATES, (SITE, COMMENTS, META))
        files = {at: path for at, path in layout.paths.items() if path not in layout.shared}
        return replace(layout, addresses=Addresses(Form.RELATIVE, items=files))

    def collections(self, plan: Plan) -> tuple[Collection, ...]:
        """Records by type, comments, and what the front matter has no place for."""
        return tuple(line_collection(path) for path in (*plan.shared, COMMENTS, META))

    def site_files(self, plan: Plan) -> tuple[OutFile, ...]:
        """The site, its authors and terms."""
        return (OutFile(SITE, json_line(site_record(plan.site))),)

    def prepare(self, root: Element) -> None:
        """Nothing: it is written as it is."""

    def scaffold(self, plan: Plan) -> tuple[OutFile, ...]:  # noqa: ARG002  (every writer's signature)
        """None: what is written is no site."""
        return ()

    def write(self, converted: Converted, plan: Plan) -> Written:
        """The item's file with rows for its comments and the rest of it, or its record."""
        path = plan.paths[converted.ordinal]
        if path in plan.shared:
            return Written(rows=(Row(path, json_line(record(converted, plan))),))
        post = converted.post
        said = front_matter(post, plan, path)
        form = FORMS[plan.settings.front_matter]
        head = form(said if plan.fields is None else plan.fields.apply(said))
        body = converted.markdown.strip("\n")
        text = f"{head}\n{body}\n" if body else head
        file = OutFile(path, text_bytes(text))
        return Written((file,), leftovers.leftovers(converted, path, "data"))
