"""A row of a list of WordPress's API → a post, and what there is to say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import orjson

from migrator.diagnostics import rest as codes
from migrator.model import Attachment, BodyFormat, Meta, Post, Term
from migrator.readers.inline_html import shown_text
from migrator.readers.rest.comment import read_comment
from migrator.readers.rest.fields import Row
from migrator.readers.rest.menus import menu_meta, menu_term
from migrator.readers.rest.names import Names
from migrator.readers.rest.texts import (
    own_excerpt,
    plain_caption,
    plain_description,
    read_shown,
)
from migrator.readers.source import Note, Stub, stub_of_post
from migrator.readers.wxr.terms import slug_of

ATTACHMENT: Final = "attachment"
MENU_ITEM: Final = "nav_menu_item"
_HIDDEN: Final = "protected"
"""Status of a post whose text stands behind a password that is not known."""


@dataclass(frozen=True, slots=True)
class ReadPost:
    """A post, and what there is to say of it."""

    post: Post
    notes: tuple[Note, ...] = ()


def read_post(kind: str, row: Row, comments: Sequence[Row], names: Names) -> ReadPost:
    """The post of a row.

    Args:
        kind: Its post type, as the list it is from says.
        comments: The rows of its comments.
    """
    post = outline(kind, row, names)
    made = tuple(read_comment(each, names.clock) for each in comments)
    if made:
        post = replace(post, comments=made)
    if kind == MENU_ITEM:
        post = replace(post, meta=menu_meta(row), terms=menu_term(row, names))
    elif kind != ATTACHMENT:
        post = _with_text(post, row)
    return ReadPost(post, tuple(_notes(post, row, names)))


def outline(kind: str, row: Row, names: Names) -> Post:
    """The post of a row without its text and comments: what the survey needs of it."""
    post = _post(kind, row, names)
    if kind == ATTACHMENT:
        return _file(post, row)
    if _is_hidden(row) and post.status == "publish":
        return replace(post, status=_HIDDEN)
    return post


def stub_of(ordinal: int, site: str, post: Post) -> Stub:
    """What the survey keeps of a post."""
    file = post.attachment
    return replace(
        stub_of_post(ordinal, site, post),
        parent=post.parent,
        alt=file.alt if file else "",
        caption=file.caption if file else "",
        menu_order=post.menu_order if file else 0,
        protected=bool(post.password),
    )


def _post(kind: str, row: Row, names: Names) -> Post:
    """All fields but those that differ from type to type."""
    return Post(
        id=row.number("id"),
        type=kind,
        status=row.text("status") or "publish",
        title=shown_text(row.stored("title")),
        body="",
        body_format="html",
        slug=slug_of(row.text("slug")),
        link=row.text("link"),
        guid=row.stored("guid"),
        author=author_of(row, names),
        published=names.clock.aware(row.text("date"), row.text("date_gmt")),
        modified=names.clock.aware(row.text("modified"), row.text("modified_gmt")),
        terms=(*_terms(row, names), *_format(row)),
        parent=row.number("parent") or row.number("post") or None,
        menu_order=row.number("menu_order") or 0,
        sticky=row.flag("sticky"),
        password=row.text("password"),
        comment_status=row.text("comment_status"),
        ping_status=row.text("ping_status"),
        meta=tuple(_meta(row)),
    )


def author_of(row: Row, names: Names) -> str:
    """The login of a row's author; the number where no more is known."""
    number = row.number("author")
    if not number:
        return ""
    author = names.authors.get(number)
    return author.login if author else str(number)


def _is_hidden(row: Row) -> bool:
    """Whether the text stands behind a password."""
    return row.flag("content", "protected") and not row.has_raw("content")


def _with_text(post: Post, row: Row) -> Post:
    if _is_hidden(row):
        return replace(post, truncated=True, continue_url=post.link)
    if row.has_raw("content"):
        form: BodyFormat = "wordpress"
        excerpt = row.text("excerpt", "raw")
        return replace(post, body=row.text("content", "raw"), body_format=form, excerpt=excerpt)
    shown = read_shown(row.text("content", "rendered"), post.link)
    excerpt = own_excerpt(row.text("excerpt", "rendered"), shown.html)
    return replace(post, body=shown.html, removed=shown.removed, excerpt=excerpt)


def _file(post: Post, row: Row) -> Post:
    caption, description = row.text("caption", "raw"), row.text("description", "raw")
    if not row.has_raw("caption"):
        caption = plain_caption(row.text("caption", "rendered"))
        description = plain_description(row.text("description", "rendered"))
    attachment = Attachment(
        url=row.text("source_url") or post.guid,
        id=post.id,
        file=row.text("media_details", "file"),
        alt=row.text("alt_text"),
        title=post.title,
        caption=caption,
        description=description,
    )
    form: BodyFormat = "wordpress" if row.has_raw("description") else "html"
    return replace(post, attachment=attachment, excerpt=caption, body=description, body_format=form)


def _terms(row: Row, names: Names) -> Iterator[Term]:
    """The terms of a post as an item of an export says them: no more than taxonomy, slug, name."""
    for name, taxonomy in names.taxonomies.items():
        for number in row.numbers(name):
            if term := names.terms.get((taxonomy, number)):
                yield Term(term.taxonomy, term.slug, term.name)


def _format(row: Row) -> Iterator[Term]:
    form = row.text("format")
    if form and form != "standard":
        yield Term("post_format", f"post-format-{form}", form.capitalize())


def _meta(row: Row) -> Iterator[Meta]:
    """What an export has as post meta: the picture, the template, and what plugins register."""
    if featured := row.number("featured_media"):
        yield Meta("_thumbnail_id", str(featured))
    if template := row.text("template"):
        yield Meta("_wp_page_template", template)
    for key, value in row.row("meta").data.items():
        for each in value if isinstance(value, list) else [value]:
            if each not in (None, "", {}):
                yield Meta(key, _as_stored(each))


def _as_stored(value: object) -> str:
    """A value of meta as a text: WordPress stores true as 1 and false as nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else ""
    return orjson.dumps(value).decode()


def _notes(post: Post, row: Row, names: Names) -> Iterator[Note]:
    if post.id is None:
        yield Note(codes.REST_ITEM_NAMELESS)
    if post.status == _HIDDEN:
        yield Note(codes.REST_POST_PROTECTED)
    number = row.number("author")
    if number and number not in names.authors:
        yield Note(codes.REST_AUTHOR_UNKNOWN, str(number))
    for name, taxonomy in names.taxonomies.items():
        for term in row.numbers(name):
            if (taxonomy, term) not in names.terms:
                yield Note(codes.REST_TERM_UNKNOWN, f"{taxonomy} {term}")
