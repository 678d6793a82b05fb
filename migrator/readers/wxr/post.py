"""The fields of an item → a post, and what there is to say of it."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from urllib.parse import unquote

from slugify import slugify

from migrator.diagnostics import Code
from migrator.diagnostics.wxr import (
    DATE_MISSING,
    DATE_UNREADABLE,
    ELEMENT_UNKNOWN,
    FIELD_REPEATED,
    ID_MISSING,
    NAMELESS,
    STATUS_MISSING,
    TYPE_MISSING,
)
from migrator.model import Attachment, Comment, Post, Term
from migrator.readers.inline_html import shown_text
from migrator.readers.wxr.dates import Clock, feed_date, naive
from migrator.readers.wxr.mend import Fault
from migrator.readers.wxr.parts import Category, Fields
from migrator.readers.wxr.vocabulary import FIELDS, KNOWN_UNUSED

_KNOWN = FIELDS["item"] | KNOWN_UNUSED
_TAXONOMIES = {"tag": "post_tag", "": "category"}
_DATES = ("wp:post_date", "wp:post_date_gmt", "wp:post_modified", "wp:post_modified_gmt")
_EXCERPT = 60


def post_of(fields: Fields, clock: Clock, cut: bool = False) -> tuple[Post, tuple[Fault, ...]]:  # noqa: FBT001, FBT002  (a fact about the item)
    """The post that an item's fields say, and the remarks on it."""
    get = fields.get
    post = Post(
        id=fields.number("wp:post_id") or None,
        type=get("wp:post_type") or "post",
        status=get("wp:status") or "draft",
        title=shown_text(get("title")),
        body=fields.values.get("content:encoded", ""),
        slug=slug_of(get("wp:post_name")),
        link=get("link"),
        guid=get("guid"),
        author=get("dc:creator") or get("wp:author"),
        published=published_of(fields, clock),
        modified=clock.aware(get("wp:post_modified"), get("wp:post_modified_gmt")),
        excerpt=fields.values.get("excerpt:encoded", ""),
        description=get("description"),
        terms=tuple([term_of(category) for category in categories_of(fields)]),
        parent=fields.number("wp:post_parent") or None,
        menu_order=fields.number("wp:menu_order") or 0,
        sticky=get("wp:is_sticky") == "1",
        password=get("wp:post_password"),
        comment_status=get("wp:comment_status"),
        ping_status=get("wp:ping_status"),
        meta=tuple(fields.meta),
        comments=tuple([_comment(child, clock) for child in fields.children_of("wp:comment")]),
        enclosures=tuple(fields.enclosures),
        attachment=_attachment(fields) if get("wp:post_type") == "attachment" else None,
        truncated=cut,
    )
    return post, tuple(_remarks(fields, post))


def slug_of(name: str) -> str:
    """A `post_name` with its percent-encoding taken off, where it is UTF-8."""
    if "%" not in name:
        return name
    try:
        return unquote(name, errors="strict")
    except UnicodeDecodeError:
        return name


def published_of(fields: Fields, clock: Clock) -> datetime | None:
    """When an item was published: by its own dates, or else by the feed's."""
    moment = clock.aware(fields.get("wp:post_date"), fields.get("wp:post_date_gmt"))
    if moment is None and (fed := feed_date(fields.get("pubDate"))):
        moment = clock.place(fed)
    return moment


def categories_of(fields: Fields) -> list[Category]:
    """The terms of an item. WXR 1.0 says each a second time without its taxonomy: not here."""
    if all(category.nicename for category in fields.categories):
        return fields.categories
    named = {category.name.strip() for category in fields.categories if category.nicename}
    return [row for row in fields.categories if row.nicename or row.name.strip() not in named]


def term_of(category: Category) -> Term:
    """A term as an item says it: no more than taxonomy, slug and name."""
    return _term(category.domain, category.nicename, category.name.strip())


@lru_cache(maxsize=4096)
def _term(domain: str, nicename: str, name: str) -> Term:
    slug = slug_of(nicename) or slugify(name, allow_unicode=True)
    return Term(_TAXONOMIES.get(domain, domain), slug, shown_text(name))


def _attachment(fields: Fields) -> Attachment:
    """The file that an item of type `attachment` is."""
    get = fields.get
    return Attachment(
        url=get("wp:attachment_url") or get("guid"),
        id=fields.number("wp:post_id") or None,
        file=fields.meta_value("_wp_attached_file"),
        alt=fields.meta_value("_wp_attachment_image_alt"),
        title=shown_text(get("title")),
        caption=fields.values.get("excerpt:encoded", ""),
        description=fields.values.get("content:encoded", ""),
    )


def _comment(fields: Fields, clock: Clock) -> Comment:
    get = fields.get
    return Comment(
        id=fields.number("wp:comment_id"),
        author=shown_text(get("wp:comment_author")),
        date=clock.aware(get("wp:comment_date"), get("wp:comment_date_gmt")),
        content=fields.values.get("wp:comment_content", ""),
        type=get("wp:comment_type") or "comment",
        approved=get("wp:comment_approved") or "1",
        parent=fields.number("wp:comment_parent") or None,
        author_email=get("wp:comment_author_email"),
        author_url=get("wp:comment_author_url"),
        author_ip=get("wp:comment_author_IP"),
        user_id=fields.number("wp:comment_user_id") or None,
        meta=tuple(fields.meta),
    )


def _remarks(fields: Fields, post: Post) -> list[Fault]:
    """What is missing, doubtful or left out."""
    remarks = [Fault(code, 0) for code in _missing(fields, post)]
    for name in _DATES:
        text = fields.get(name)
        if text and naive(text) is None and not text.startswith(("0000", "-")):
            remarks.append(Fault(DATE_UNREADABLE, 0, f"{name} {text[:_EXCERPT]}"))
    for name, text in fields.repeated:
        if name in _KNOWN:
            remarks.append(Fault(FIELD_REPEATED, 0, f"{name} {text[:_EXCERPT]}"))
    if not fields.values.keys() <= _KNOWN:
        strange = fields.values.keys() - _KNOWN
        remarks.append(Fault(ELEMENT_UNKNOWN, 0, ", ".join(sorted(strange)), len(strange)))
    return remarks


def _missing(fields: Fields, post: Post) -> Iterator[Code]:
    if post.id is None:
        yield ID_MISSING
    if not fields.get("wp:post_type"):
        yield TYPE_MISSING
    if not fields.get("wp:status"):
        yield STATUS_MISSING
    if post.published is None and post.status == "publish":
        yield DATE_MISSING
    if not (post.title or post.slug or post.type == "nav_menu_item"):
        yield NAMELESS
