"""A post → an `<item>`: its fields in WordPress's order, then terms, meta and comments."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from migrator.model import Comment, Post, Term
from migrator.writers.wxr.channel import meta_rows
from migrator.writers.wxr.xml_text import attribute, cdata, plain, shown, slug, xml_bytes

_ZERO = "0000-00-00 00:00:00"
_UNDATED = frozenset(("draft", "pending", "auto-draft"))
"""Statuses whose date WordPress sets when the post is published: it has none in UTC till then."""
_PICTURE = "_migrator_featured_image"
"""Meta for the address of a picture that is in no media library."""


def item_row(post: Post, body: str, utc_offset: int | None) -> bytes:
    """An item, with a line break at its end.

    Args:
        post: The item.
        body: What is written as its text.
        utc_offset: The site's, in minutes.
    """
    pieces = (
        "<item>\n",
        *_head(post, body),
        *_dates(post, utc_offset),
        *_state(post),
        *map(_category, post.terms),
        *_files(post),
        meta_rows("postmeta", post.meta),
        *map(_comment, _numbered(post.comments)),
        "</item>\n",
    )
    return xml_bytes("".join(pieces))


def _head(post: Post, body: str) -> Iterator[str]:
    yield f"<title>{shown(post.title)}</title>\n<link>{plain(post.link)}</link>\n"
    if post.published:
        yield f"<pubDate>{format_datetime(_in_utc(post.published))}</pubDate>\n"
    yield f"<dc:creator>{cdata(post.author)}</dc:creator>\n"
    yield f'<guid isPermaLink="false">{plain(post.guid)}</guid>\n'
    yield f"<description>{plain(post.description)}</description>\n"
    yield f"<content:encoded>{cdata(body)}</content:encoded>\n"
    yield f"<excerpt:encoded>{cdata(post.excerpt)}</excerpt:encoded>\n"
    yield f"<wp:post_id>{post.id or 0}</wp:post_id>\n"


def _dates(post: Post, utc_offset: int | None) -> Iterator[str]:
    """When it was published and changed. Where UTC is not known, WordPress works it out."""
    usual = _offset_of(post.published) == (utc_offset or 0)
    floats = usual and (post.status in _UNDATED or utc_offset is None)
    yield _moments("wp:post_date", post.published, _ZERO if floats else "")
    yield _moments("wp:post_modified", post.modified, _ZERO if utc_offset is None else "")


def _state(post: Post) -> Iterator[str]:
    yield f"<wp:comment_status>{cdata(post.comment_status)}</wp:comment_status>\n"
    yield f"<wp:ping_status>{cdata(post.ping_status)}</wp:ping_status>\n"
    yield f"<wp:post_name>{cdata(slug(post.slug))}</wp:post_name>\n"
    yield f"<wp:status>{cdata(post.status)}</wp:status>\n"
    yield f"<wp:post_parent>{post.parent or 0}</wp:post_parent>\n"
    yield f"<wp:menu_order>{post.menu_order}</wp:menu_order>\n"
    yield f"<wp:post_type>{cdata(post.type)}</wp:post_type>\n"
    yield f"<wp:post_password>{cdata(post.password)}</wp:post_password>\n"
    yield f"<wp:is_sticky>{int(post.sticky)}</wp:is_sticky>\n"
    if post.attachment:
        yield f"<wp:attachment_url>{cdata(post.attachment.url)}</wp:attachment_url>\n"


def _category(term: Term) -> str:
    return (
        f'<category domain="{attribute(term.taxonomy)}" nicename="{attribute(slug(term.slug))}">'
        f"{shown(term.name)}</category>\n"
    )


def _files(post: Post) -> Iterator[str]:
    for address in post.enclosures:
        yield f'<enclosure url="{attribute(address)}"/>\n'
    if post.featured_image:
        key, value = cdata(_PICTURE), cdata(post.featured_image)
        yield f"<wp:postmeta>\n<wp:meta_key>{key}</wp:meta_key>\n"
        yield f"<wp:meta_value>{value}</wp:meta_value>\n</wp:postmeta>\n"


def _numbered(comments: Sequence[Comment]) -> Iterator[tuple[int, Comment]]:
    """Comments with their ids; those without get numbers of their own: importers go by them."""
    free = max((comment.id or 0 for comment in comments), default=0)
    for comment in comments:
        free += not comment.id
        yield comment.id or free, comment


def _comment(numbered: tuple[int, Comment]) -> str:
    number, comment = numbered
    fields = (
        f"<wp:comment_id>{number}</wp:comment_id>",
        f"<wp:comment_author>{shown(comment.author)}</wp:comment_author>",
        f"<wp:comment_author_email>{cdata(comment.author_email)}</wp:comment_author_email>",
        f"<wp:comment_author_url>{plain(comment.author_url)}</wp:comment_author_url>",
        f"<wp:comment_author_IP>{cdata(comment.author_ip)}</wp:comment_author_IP>",
        _moments("wp:comment_date", comment.date).rstrip("\n"),
        f"<wp:comment_content>{cdata(comment.content)}</wp:comment_content>",
        f"<wp:comment_approved>{cdata(comment.approved)}</wp:comment_approved>",
        f"<wp:comment_type>{cdata(comment.type)}</wp:comment_type>",
        f"<wp:comment_parent>{comment.parent or 0}</wp:comment_parent>",
        f"<wp:comment_user_id>{comment.user_id or 0}</wp:comment_user_id>",
        meta_rows("commentmeta", comment.meta),
    )
    return "<wp:comment>\n" + "\n".join(filter(None, fields)).rstrip("\n") + "\n</wp:comment>\n"


def _moments(name: str, moment: datetime | None, gmt: str = "") -> str:
    """A date in the site's own time and in UTC; the zero date where there is none."""
    local = _stamp(moment) if moment else _ZERO
    gmt = gmt or (_stamp(_in_utc(moment)) if moment else _ZERO)
    return f"<{name}>{cdata(local)}</{name}>\n<{name}_gmt>{cdata(gmt)}</{name}_gmt>\n"


def _stamp(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(" ", "seconds")


def _in_utc(moment: datetime) -> datetime:
    """The same moment in UTC; at the ends of time, where there is none, as it stands."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def _offset_of(moment: datetime | None) -> int | None:
    """Minutes from UTC."""
    apart = moment.utcoffset() if moment else None
    return None if apart is None else apart // timedelta(minutes=1)
