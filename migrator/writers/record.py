"""A converted item → its record: the form of docs/schema/item.schema.json."""

from collections.abc import Mapping, Sequence

from migrator.model import Attachment, Author, Comment, Meta, Post, Site, Term
from migrator.php_value import PhpValue
from migrator.writers.dates import rfc3339_or_none
from migrator.writers.writer import Converted, Plan

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

_DEEPEST = 50
"""Levels of arrays in a meta value; what nests deeper stays as PHP wrote it."""


def record(converted: Converted, plan: Plan) -> dict[str, Json]:
    """Everything that is known of an item, in the schema's order; nothing is left out.

    `html` and `text` are there where they were made. Texts are as the source has them: only
    `markdown`, `html` and `text` are the tool's work.
    """
    post = converted.post
    made: dict[str, Json] = {"markdown": converted.markdown}
    if converted.html is not None:
        made["html"] = converted.html
    if converted.text is not None:
        made["text"] = converted.text
    return {
        **_head(post, plan),
        **_terms(post),
        **_place(post),
        "excerpt": post.excerpt,
        "description": post.description,
        "truncated": post.truncated,
        "continue_url": post.continue_url or None,
        "confidence": post.confidence,
        "removed": removed_records(converted),
        "meta": meta_records(post.meta),
        "comments": [comment_record(comment) for comment in post.comments],
        "attachments": [_attachment(file, plan) for file in attachments_of(post, plan)],
        "featured_image": _maybe(featured_image(post, plan), plan),
        "attachment": _maybe(post.attachment, plan),
        "enclosures": post.enclosures,
        **made,
    }


def _head(post: Post, plan: Plan) -> dict[str, Json]:
    return {
        "id": post.id,
        "type": post.type,
        "status": post.status,
        "title": post.title,
        "slug": post.slug,
        "link": post.link,
        "guid": post.guid,
        "published": rfc3339_or_none(post.published),
        "modified": rfc3339_or_none(post.modified),
        "author": post.author or None,
        "author_name": plan.author_name(post.author) or None,
    }


def _terms(post: Post) -> dict[str, Json]:
    return {
        "categories": [term.name for term in post.terms if term.taxonomy == "category"],
        "tags": [term.name for term in post.terms if term.taxonomy == "post_tag"],
        "terms": [term_record(term) for term in post.terms],
        "format": post_format(post),
    }


def _place(post: Post) -> dict[str, Json]:
    return {
        "parent": post.parent,
        "menu_order": post.menu_order,
        "sticky": post.sticky,
        "password": post.password or None,
        "comment_status": post.comment_status,
        "ping_status": post.ping_status,
    }


def site_record(site: Site) -> dict[str, Json]:
    """The site with its authors and terms."""
    return {
        "title": site.title,
        "url": site.url,
        "base_url": site.base_url,
        "description": site.description,
        "language": site.language,
        "generator": site.generator,
        "wxr_version": site.wxr_version,
        "published": rfc3339_or_none(site.published),
        "utc_offset": site.utc_offset,
        "authors": [_author(author) for author in site.authors],
        "terms": [term_record(term) for term in site.terms],
    }


def term_record(term: Term) -> dict[str, Json]:
    """A term; what it does not have is not named."""
    row: dict[str, Json] = {"taxonomy": term.taxonomy, "slug": term.slug, "name": term.name}
    if term.id is not None:
        row["id"] = term.id
    if term.parent:
        row["parent"] = term.parent
    if term.description:
        row["description"] = term.description
    if term.meta:
        row["meta"] = meta_records(term.meta)
    return row


def comment_record(comment: Comment) -> dict[str, Json]:
    """A comment, with what is private about its author."""
    return {
        "id": comment.id,
        "parent": comment.parent,
        "type": comment.type,
        "approved": comment.approved,
        "author": comment.author,
        "author_email": comment.author_email,
        "author_url": comment.author_url,
        "author_ip": comment.author_ip,
        "user_id": comment.user_id,
        "date": rfc3339_or_none(comment.date),
        "content": comment.content,
        "meta": meta_records(comment.meta),
    }


def meta_records(meta: Sequence[Meta]) -> list[Json]:
    """Meta rows in order, keys as often as they stand there.

    A PHP-serialised value is decoded, and stands beside it as it was, under `raw`.
    """
    rows: list[Json] = []
    for row in meta:
        value = meta_value(row)
        if value is row.raw:
            rows.append({"key": row.key, "value": value})
        else:
            rows.append({"key": row.key, "value": value, "raw": row.raw})
    return rows


def meta_value(meta: Meta) -> PhpValue:
    """The decoded value, or the raw one where it nests too deep for what it is written to."""
    if ":" not in meta.raw and ";" not in meta.raw:  # as most: no more needs to be looked at
        return meta.raw
    value = meta.value
    if not isinstance(value, dict | list):
        return value
    level: list[PhpValue] = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return value
    return meta.raw


def removed_records(converted: Converted) -> list[Json]:
    """What the reader took out of the text, then what was taken out after it."""
    return [
        {"what": piece.what, "text": piece.text, "line": piece.line}
        for piece in (*converted.post.removed, *converted.removed)
    ]


def post_format(post: Post) -> str | None:
    """The post's format (`aside`, `quote`, …), None for the standard one."""
    for term in post.terms:
        if term.taxonomy == "post_format":
            return term.slug.removeprefix("post-format-")
    return None


def featured_image(post: Post, plan: Plan) -> Attachment | None:
    """The picture that stands for a post: its `_thumbnail_id`, or the address a page gives."""
    thumbnail = post.meta_value("_thumbnail_id").strip() if post.meta else ""
    if thumbnail and thumbnail.isascii() and thumbnail.isdecimal() and len(thumbnail) < 19:
        found = plan.attachments.get(int(thumbnail))
        if found is not None:
            return found
    return Attachment(url=post.featured_image) if post.featured_image else None


def picture_address(url: str, plan: Plan, at: str = "") -> str:
    """The address by which a page shows a picture: the output's own, where it has it.

    Args:
        at: Path of the file that says so, where addresses are relative.
    """
    return plan.media.shown(url, at) if plan.media else url


def attachments_of(post: Post, plan: Plan) -> tuple[Attachment, ...]:
    """The files whose parent the post is, in the source's order."""
    ids = plan.attached.get(post.id, ()) if post.id is not None else ()
    return tuple(plan.attachments[identity] for identity in ids)


def _maybe(file: Attachment | None, plan: Plan) -> Json:
    return None if file is None else _attachment(file, plan)


def _attachment(file: Attachment, plan: Plan) -> dict[str, Json]:
    path = plan.media.path(file.url) if plan.media else ""
    row = _file_record(file)
    return {**row, "path": path} if path else row


def _file_record(file: Attachment) -> dict[str, Json]:
    return {
        "id": file.id,
        "url": file.url,
        "file": file.file,
        "alt": file.alt,
        "title": file.title,
        "caption": file.caption,
        "description": file.description,
    }


def _author(author: Author) -> dict[str, Json]:
    return {
        "id": author.id,
        "login": author.login,
        "email": author.email,
        "display_name": author.display_name,
        "first_name": author.first_name,
        "last_name": author.last_name,
    }
