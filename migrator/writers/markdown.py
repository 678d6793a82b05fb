"""Markdown: a file with front matter for each text, and `data/` for all that a file can't hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from migrator.model import Post
from migrator.readers.source import Stub
from migrator.settings import Settings
from migrator.store.outcome import Collection, OutFile, Row
from migrator.writers.front_matter import front_matter
from migrator.writers.front_matter_form import FORMS
from migrator.writers.json_bytes import json_line, line_collection, text_bytes
from migrator.writers.layout import lay_out_files
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


@dataclass(frozen=True, slots=True)
class MarkdownWriter:
    """Plain Markdown files in folders, as most generators take them."""

    name: str = "markdown"
    help: str = "A folder of Markdown files with front matter; comments and the like in data/."

    def layout(self, stubs: Sequence[Stub], kept: Sequence[Stub], settings: Settings) -> Layout:
        """A file for a text, a row for a record."""
        return lay_out_files(stubs, kept, settings, (SITE, COMMENTS, META))

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
    of: dict[str, Json] = {"post": post.id, "path": path}
    return [
        Row(COMMENTS, json_line({**of, **comment_record(comment)})) for comment in post.comments
    ]


def _rest(converted: Converted, path: str) -> list[Row]:
    """What the file has no place for, so that nothing is lost."""
    post = converted.post
    rest: dict[str, Json] = {
        "guid": post.guid,
        "author": post.author,
        "password": post.password,
        "comment_status": post.comment_status,
        "ping_status": post.ping_status,
        "description": post.description,
        "enclosures": post.enclosures,
        "terms": [term_record(term) for term in post.terms],
        "meta": meta_records(post.meta),
        "confidence": post.confidence,
        "removed": removed_records(converted),
    }
    said = {key: value for key, value in rest.items() if value}
    return [Row(META, json_line({"post": post.id, "path": path, **said}))] if said else []
