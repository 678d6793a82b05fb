"""The names a WXR file is written in: its prefixes, containers and fields.

Source: WordPress's `wp-admin/includes/export.php`, and `readme`s of WXR 1.0 to 1.2.
"""

from collections.abc import Mapping

PREFIXES = frozenset({"wp", "content", "excerpt", "dc"})
"""Prefixes that are read by their usual names, declared or not."""

BODY_FIELDS = frozenset(
    {"content:encoded", "excerpt:encoded", "description", "wp:comment_content", "wp:meta_value"}
)
"""Fields whose text may be HTML, and is kept to the byte."""

_POST_FIELDS = (
    "post_id post_date post_date_gmt post_modified post_modified_gmt comment_status ping_status "
    "post_name status post_parent menu_order post_type post_password is_sticky attachment_url "
    "author"
)
_COMMENT_FIELDS = (
    "comment_id comment_author comment_author_email comment_author_url comment_author_IP "
    "comment_date comment_date_gmt comment_content comment_approved comment_type comment_parent "
    "comment_user_id"
)
_AUTHOR_FIELDS = (
    "author_id author_login author_email author_display_name author_first_name author_last_name"
)
_META = frozenset({"wp:meta_key", "wp:meta_value"})


def _wp(names: str) -> frozenset[str]:
    return frozenset(f"wp:{name}" for name in names.split())


FIELDS: Mapping[str, frozenset[str]] = {
    "channel": frozenset(
        {"title", "link", "description", "pubDate", "language", "generator"}
        | _wp("wxr_version base_site_url base_blog_url")
    ),
    "item": frozenset(
        {"title", "link", "pubDate", "dc:creator", "guid", "description", "content:encoded"}
        | {"excerpt:encoded", "category", "enclosure"}
        | _wp(_POST_FIELDS)
    ),
    "wp:postmeta": _META,
    "wp:commentmeta": _META,
    "wp:termmeta": _META,
    "wp:comment": _wp(_COMMENT_FIELDS),
    "wp:author": _wp(_AUTHOR_FIELDS),
    "wp:category": _wp("term_id category_nicename category_parent cat_name category_description"),
    "wp:tag": _wp("term_id tag_slug tag_name tag_description"),
    "wp:term": _wp("term_id term_taxonomy term_slug term_parent term_name term_description"),
    "image": frozenset({"url", "title", "link", "width", "height"}),
}
"""The fields of each container."""

CONTAINERS: Mapping[str, frozenset[str]] = {
    "channel": frozenset({"wp:author", "wp:category", "wp:tag", "wp:term", "image"}),
    "item": frozenset({"wp:postmeta", "wp:comment"}),
    "wp:comment": frozenset({"wp:commentmeta"}),
    "wp:category": frozenset({"wp:termmeta"}),
    "wp:tag": frozenset({"wp:termmeta"}),
    "wp:term": frozenset({"wp:termmeta"}),
}
"""The containers each container may hold."""

ALL_FIELDS = frozenset().union(*FIELDS.values())

KNOWN_UNUSED = frozenset({"comments", "wfw:commentRss", "slash:comments", "atom:link"})
"""What feeds carry and an export does not need: left out without a word."""
