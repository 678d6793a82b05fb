"""The fields of an item → a post, and what there is to say of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

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
from migrator.model import Attachment, Comment, Post
from migrator.readers.inline_html import shown_text
from migrator.readers.wxr.dates import Clock, feed_date, naive
from migrator.readers.wxr.mend import Fault
from migrator.readers.wxr.parts import Fields, whole_number
from migrator.readers.wxr.terms import slug_of
from migrator.readers.wxr.vocabulary import FIELDS, KNOWN_UNUSED

_KNOWN = FIELDS["item"] | KNOWN_UNUSED
_DATES = ("wp:post_date", "wp:post_date_gmt", "wp:post_modified", "wp:post_modified_gmt")
_EXCERPT = 60


def post_of(fields: Fields, clock: Clock, cut: bool = False) -> tuple[Post, tuple[Fault, ...]]:  # noqa: FBT001, FBT002  (a fact about the item)
    """The post that an item's fields say, and the remarks on it."""
    text = fields.texts("item")
    post = Post(
        id=whole_number(text["wp:post_id"]) or None,
        type=text["wp:post_type"] or "post",
        status=text["wp:status"] or "draft",
        title=shown_text(text["title"]),
        body=fields.values.get("content:encoded", ""),
        slug=slug_of(text["wp:post_name"]),
        link=text["link"],
        guid=text["guid"],
        author=text["dc:creator"] or text["wp:author"],
        published=_published(text, clock),
        modified=clock.aware(text["wp:post_modified"], text["wp:post_modified_gmt"]),
        excerpt=fields.values.get("excerpt:encoded", ""),
        description=text["description"],
        terms=tuple(fields.terms),
        parent=whole_number(text["wp:post_parent"]) or None,
        menu_order=whole_number(text["wp:menu_order"]) or 0,
        sticky=text["wp:is_sticky"] == "1",
        password=text["wp:post_password"],
        comment_status=text["wp:comment_status"],
        ping_status=text["wp:ping_status"],
        meta=tuple(fields.meta),
        comments=tuple([_comment(child, clock) for child in fields.children_of("wp:comment")]),
        enclosures=tuple(fields.enclosures),
        attachment=_attachment(fields) if text["wp:post_type"] == "attachment" else None,
        truncated=cut,
    )
    return post, tuple(_remarks(fields, text, post))


def _published(text: Mapping[str, str], clock: Clock) -> datetime | None:
    """When an item was published: by its own dates, or else by the feed's."""
    moment = clock.aware(text["wp:post_date"], text["wp:post_date_gmt"])
    if moment is None and (fed := feed_date(text["pubDate"])):
        moment = clock.place(fed)
    return moment


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
    text = fields.texts("wp:comment")
    return Comment(
        id=whole_number(text["wp:comment_id"]),
        author=shown_text(text["wp:comment_author"]),
        date=clock.aware(text["wp:comment_date"], text["wp:comment_date_gmt"]),
        content=fields.values.get("wp:comment_content", ""),
        type=text["wp:comment_type"] or "comment",
        approved=text["wp:comment_approved"] or "1",
        parent=whole_number(text["wp:comment_parent"]) or None,
        author_email=text["wp:comment_author_email"],
        author_url=text["wp:comment_author_url"],
        author_ip=text["wp:comment_author_IP"],
        user_id=whole_number(text["wp:comment_user_id"]) or None,
        meta=tuple(fields.meta),
    )


def _remarks(fields: Fields, text: Mapping[str, str], post: Post) -> list[Fault]:
    """What is missing, doubtful or left out."""
    remarks = [Fault(code, 0) for code in _missing(text, post)]
    for name in _DATES:
        date = text[name]
        if date and naive(date) is None and not date.startswith(("0000", "-")):
            remarks.append(Fault(DATE_UNREADABLE, 0, f"{name} {date[:_EXCERPT]}"))
    for name, again in fields.repeated:
        if name in _KNOWN:
            remarks.append(Fault(FIELD_REPEATED, 0, f"{name} {again[:_EXCERPT]}"))
    if not _KNOWN.issuperset(fields.values):
        strange = fields.values.keys() - _KNOWN
        remarks.append(Fault(ELEMENT_UNKNOWN, 0, ", ".join(sorted(strange)), len(strange)))
    return remarks


def _missing(text: Mapping[str, str], post: Post) -> Iterator[Code]:
    if post.id is None:
        yield ID_MISSING
    if not text["wp:post_type"]:
        yield TYPE_MISSING
    if not text["wp:status"]:
        yield STATUS_MISSING
    if post.published is None and post.status == "publish":
        yield DATE_MISSING
    if not (post.title or post.slug or post.type == "nav_menu_item"):
        yield NAMELESS
