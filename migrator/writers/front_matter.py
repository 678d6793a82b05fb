"""A post → the front matter of its file: what a site generator reads, in an order people like."""

from datetime import datetime

from migrator.content import Context, clean
from migrator.model import Post
from migrator.php_value import PhpValue
from migrator.render import to_text
from migrator.writers.meta_files import with_files
from migrator.writers.post_types import post_types
from migrator.writers.record import featured_image, meta_value, picture_address, post_format
from migrator.writers.writer import Plan

Value = PhpValue | datetime | list[str] | dict[str, list[str]]
FrontMatter = dict[str, Value]

_OWN_FIELD = {"category": "categories", "post_tag": "tags", "post_format": ""}
"""Taxonomies that do not stand among the others; `format` is said from the terms themselves."""

NAMES = frozenset(
    (
        *("title", "date", "lastmod", "slug", "draft", "status", "password_protected", "type"),
        *("id", "link", "author", "categories", "tags", "taxonomies", "parent", "menu_order"),
        *("sticky", "format", "excerpt", "featured_image", "featured_image_alt", "truncated"),
        *("continue_url", "comment_count", "meta"),
    )
)
"""Every field there is."""


def front_matter(post: Post, plan: Plan, at: str = "") -> FrontMatter:
    """The fields of a post, the ones that say nothing left out.

    What is not public is always marked `draft: true`. A password is never here; that there is one
    is. Meta whose key begins with `_` is not for readers and is not here either.

    Args:
        post: It.
        plan: The plan.
        at: Path of the file that it goes to.
    """
    fields: FrontMatter = {"title": post.title}
    _add_dates(fields, post)
    _add_standing(fields, post)
    _add_address(fields, post, plan)
    _add_terms(fields, post)
    _add_looks(fields, post)
    _add_picture(fields, post, plan, at)
    _add_rest(fields, post, plan, at)
    return fields


def _add_dates(fields: FrontMatter, post: Post) -> None:
    if post.published is not None:
        fields["date"] = post.published
    if post.modified is not None and post.modified != post.published:
        fields["lastmod"] = post.modified


def _add_standing(fields: FrontMatter, post: Post) -> None:
    if post.slug:
        fields["slug"] = post.slug
    if not post_types().is_public(post.status, post.password):
        fields["draft"] = True
    if post.status != "publish":
        fields["status"] = post.status
    if post.password:
        fields["password_protected"] = True
    if post.type != "post":
        fields["type"] = post.type


def _add_address(fields: FrontMatter, post: Post, plan: Plan) -> None:
    if post.id is not None:
        fields["id"] = post.id
    if post.link:
        fields["link"] = post.link
    if post.author:
        fields["author"] = plan.author_name(post.author)


def _add_terms(fields: FrontMatter, post: Post) -> None:
    if not post.terms:
        return
    names: dict[str, list[str]] = {}
    for term in post.terms:
        if term.taxonomy in names:
            names[term.taxonomy].append(term.name)
        else:
            names[term.taxonomy] = [term.name]
    for taxonomy, field in _OWN_FIELD.items():
        found = names.pop(taxonomy, None)
        if found and field:
            fields[field] = found
    if names:
        fields["taxonomies"] = names


def _add_looks(fields: FrontMatter, post: Post) -> None:
    if post.parent:
        fields["parent"] = post.parent
    if post.menu_order:
        fields["menu_order"] = post.menu_order
    if post.sticky:
        fields["sticky"] = True
    if name := post_format(post):
        fields["format"] = name
    if post.excerpt:
        fields["excerpt"] = plain_text(post.excerpt)


def _add_picture(fields: FrontMatter, post: Post, plan: Plan, at: str) -> None:
    image = featured_image(post, plan)
    if image is not None and (address := picture_address(image.url, plan, at)):
        fields["featured_image"] = address
        if image.alt:
            fields["featured_image_alt"] = image.alt


def _add_rest(fields: FrontMatter, post: Post, plan: Plan, at: str) -> None:
    if post.truncated:
        fields["truncated"] = True
    if post.continue_url:
        fields["continue_url"] = post.continue_url
    if post.comments:
        fields["comment_count"] = len(post.comments)
    if post.meta:
        _add_meta(fields, post, plan, at)


def _add_meta(fields: FrontMatter, post: Post, plan: Plan, at: str) -> None:
    meta: dict[str, list[PhpValue]] = {}
    for row in post.meta:
        if row.raw and not row.key.startswith("_"):
            value = meta_value(row)
            shown = with_files(value, plan, at) if plan.media else value
            meta.setdefault(row.key, []).append(shown)
    if meta:
        fields["meta"] = {
            key: values[0] if len(values) == 1 else values for key, values in meta.items()
        }


def plain_text(html: str) -> str:
    """The words of an excerpt, which WordPress stores as HTML."""
    if "<" in html or "&" in html:
        html = to_text(clean(html, "html", Context()).root)
    return " ".join(html.split())
