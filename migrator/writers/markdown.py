"""Markdown: a file with front matter for each text, and `data/` for all that a file can't hold."""

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal

from migrator.model import Post
from migrator.store.outcome import Collection, OutFile, Row
from migrator.transforms import Addresses, Form, Surveyed
from migrator.writers.front_matter import front_matter
from migrator.writers.front_matter_form import FORMS
from migrator.writers.json_bytes import json_line, line_collection, text_bytes
from migrator.writers.layout import Templates, lay_out_files
from migrator.writers.record import (
    Json,
    comment_record,
    meta_records,
    record,
    removed_records,
    site_record,
    term_record,
)
from migrator.writers.writer import Converted, Layout, Plan, Written

SITE = "data/site.json"
COMMENTS = "data/comments.jsonl"
META = "data/meta.jsonl"

TEMPLATES = Templates(
    "{state}/{folder}/{date}-{slug}.md", "{state}/{folder}/{ancestors}/{slug}.md", "data"
)

_REST = (
    *("guid", "author", "password", "comment_status", "ping_status", "description"),
    "enclosures",
)
_rest_of = attrgetter(*_REST)


@dataclass(frozen=True, slots=True)
class MarkdownWriter:
    """Plain Markdown files in folders, as most generators take them."""

    name: str = "markdown"
    help: str = "A folder of Markdown files with front matter; comments and the like in data/."
    links: Literal["keep", "rewrite"] = "keep"
    dialect: str = "gfm"
    template: str = "none"

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

    def write(self, converted: Converted, plan: Plan) -> Written:
        """The item's file with rows for its comments and the rest of it, or its record."""
        path = plan.paths[converted.ordinal]
        if path in plan.shared:
            return Written(rows=(Row(path, json_line(record(converted, plan))),))
        post = converted.post
        head = FORMS[plan.settings.front_matter](front_matter(post, plan))
        body = converted.markdown.strip("\n")
        text = f"{head}\n{body}\n" if body else head
        file = OutFile(path, text_bytes(text))
        return Written((file,), (*_comments(post, path), *_rest(converted, path)))


def _comments(post: Post, path: str) -> list[Row]:
    return [
        Row(COMMENTS, json_line({"post": post.id, "path": path, **comment_record(comment)}))
        for comment in post.comments
    ]


def _rest(converted: Converted, path: str) -> list[Row]:
    """What the file has no place for, so that nothing is lost."""
    post = converted.post
    said = zip(_REST, _rest_of(post), strict=True)
    rest: dict[str, Json] = {name: value for name, value in said if value}
    if post.terms:
        rest["terms"] = [term_record(term) for term in post.terms]
    if post.meta:
        rest["meta"] = meta_records(post.meta)
    if post.confidence:
        rest["confidence"] = post.confidence
    if post.removed or converted.removed:
        rest["removed"] = removed_records(converted)
    return [Row(META, json_line({"post": post.id, "path": path, **rest}))] if rest else []
