"""A post → its rows in Ghost's tables: the text, what cards and search engines are told, relations.

Nothing that was not public is published: a draft is the one state of Ghost that nobody sees.
Nothing is sent by mail: no row names a newsletter.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from html import escape

from migrator.content.tree import Element
from migrator.model import Post
from migrator.render import to_text
from migrator.render.html import html_of
from migrator.render.lexical import to_lexical
from migrator.render.lexical.inlines import has_form
from migrator.writers.front_matter import plain_text
from migrator.writers.ghost.addresses import BASE, PAGE, Served
from migrator.writers.ghost.limits import LIMITS, cut, fits
from migrator.writers.ghost.structure import moment_of
from migrator.writers.ghost.tables import tables
from migrator.writers.ghost.tags import tag_id, tags_of
from migrator.writers.ghost.users import user_id
from migrator.writers.json_bytes import json_bytes
from migrator.writers.post_types import post_types
from migrator.writers.record import Json, picture_address
from migrator.writers.site import entry as said
from migrator.writers.site.entry import Entry
from migrator.writers.writer import Converted

Fields = dict[str, Json]
_PUBLIC, _MEMBERS, _PAID = "public", "members", "paid"
_DAY = timedelta(days=1)


def post_id(ordinal: int) -> str:
    """The id by which other rows name an item."""
    return f"{ordinal + 1:024x}"


def post_fields(entry: Entry, converted: Converted, served: Served) -> Fields:
    """The row of `posts`, texts as long as they are."""
    post, state = entry.post, _state(entry.post)
    published = moment_of(post.published)
    dated = state != "draft" or (post.published and post.status not in _UNDATED)
    known = post.published or post.modified
    made = {"created_at": _stamp(published if post.published else known)} if known else {}
    changed = {"updated_at": _stamp(post.modified or published)} if known else {}
    return {
        "id": post_id(entry.ordinal),
        "title": post.title or "(Untitled)",
        "slug": served.slugs[entry.ordinal],
        "lexical": _document(converted.root),
        "comment_id": str(post.id or entry.ordinal),
        "feature_image": _picture(said.image(entry)),
        "featured": post.sticky,
        "type": "page" if post.type == PAGE else "post",
        "status": state,
        "visibility": _access(post, state),
        **made,
        **changed,
        "published_at": _stamp(published) if dated else None,
        "custom_excerpt": _excerpt(entry, converted.root) or None,
        "codeinjection_head": _head(entry) or None,
        "canonical_url": entry.seo.canonical if fits(entry.seo.canonical) else None,
        "newsletter_id": None,
        "email_recipient_filter": "all",
        "show_title_and_feature_image": True,
    }


def meta_fields(entry: Entry) -> Fields:
    """The row of `posts_meta`, but for what it does not say."""
    social = {name: _social(entry.post, keys) for name, keys in tables().social.items()}
    told: Fields = {
        "meta_title": entry.seo.title,
        "meta_description": entry.seo.description,
        **social,
        "og_image": _picture(entry.seo.image),
        "twitter_image": _picture(picture_address(social["twitter_image"], entry.plan)),
        "feature_image_alt": said.image_alt(entry),
        "feature_image_caption": _caption(entry),
    }
    found = {name: value for name, value in told.items() if value}
    return {"post_id": post_id(entry.ordinal), **found, "email_only": False} if found else {}


def fitted(fields: Fields) -> Fields:
    """A row whose texts are no longer than Ghost has room for."""
    return {
        name: cut(value, LIMITS[name]) if name in LIMITS and isinstance(value, str) else value
        for name, value in fields.items()
    }


def tag_relations(entry: Entry, served: Served) -> Iterator[Fields]:
    """Rows of `posts_tags`."""
    slugs = tags_of(entry.post, said.language(entry), entry.plan, served)
    for order, slug in enumerate(slugs):
        yield {"post_id": post_id(entry.ordinal), "tag_id": tag_id(slug), "sort_order": order}


def author_relations(entry: Entry) -> Iterator[Fields]:
    """The row of `posts_authors`; an item without an author becomes the owner's."""
    if entry.post.author:
        author = user_id(entry.post.author)
        yield {"post_id": post_id(entry.ordinal), "author_id": author, "sort_order": 0}


_UNDATED = frozenset(("draft", "pending", "auto-draft"))


def _state(post: Post) -> str:
    """What becomes of WordPress's status; only what anyone might read is published."""
    if post.password:
        return "draft"
    if post_types().is_public(post.status, post.password):
        return "published"
    return "scheduled" if post.status == "future" and post.published else "draft"


def _access(post: Post, state: str) -> str:
    """Who may read it; of what was hidden nobody but members, should it ever be published."""
    meta = {row.key: row.raw for row in post.meta if row.raw} if post.meta else {}
    kept = [
        (rule, value)
        for rule in tables().access
        if (value := meta.get(rule.key)) and value not in rule.public
    ]
    if any(value in rule.paid for rule, value in kept):
        return _PAID
    if kept:
        return _MEMBERS
    is_secret = state == "draft" and (post.password or post.status == "private")
    return _MEMBERS if is_secret else _PUBLIC


def _document(root: Element) -> str:
    return json_bytes(to_lexical(root, tables().players)).decode()


def _stamp(moment: datetime) -> str:
    """As in `2019-03-10T18:00:00.000Z`."""
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        moment = moment.replace(tzinfo=UTC)
    return f"{moment.replace(tzinfo=None).isoformat('T', 'seconds')}.000Z"


def _picture(address: str) -> str | None:
    return address if address and fits(address) and not address.startswith("data:") else None


def _excerpt(entry: Entry, root: Element) -> str:
    """The author's; else what stands before the divider, where there is room for all of it."""
    if told := said.excerpt(entry):
        return told
    for at, block in enumerate(root.children):
        if isinstance(block, Element) and block.tag == "!more":
            head = Element("body", {}, root.children[:at])
            words = " ".join(to_text(head).split())
            return words if len(words) <= LIMITS["custom_excerpt"] else ""
    return ""


def _caption(entry: Entry) -> str:
    """The caption of the featured picture, as HTML; links and emphasis stay."""
    from migrator.content import Context, clean  # noqa: PLC0415  (few posts have one)

    told = entry.image.caption if entry.image else ""
    if not told:
        return ""
    blocks = clean(told, "html", Context()).root.children
    only = blocks[0] if len(blocks) == 1 else ""
    if isinstance(only, Element) and only.tag == "p" and has_form(only.children):
        return html_of(only.children)
    return escape(plain_text(told))


def _head(entry: Entry) -> str:
    """Lines of the page's head: what search engines should leave out, and other languages."""
    lines = ['<meta name="robots" content="noindex">'] if entry.seo.noindex else []
    lines += [
        f'<link rel="alternate" hreflang="{escape(one.language)}" '
        f'href="{escape(entry.plan.addresses.link(one.address, ""))}">'
        for one in entry.plan.map.translations.get(entry.ordinal, ())
    ]
    return "\n".join(lines)


def _social(post: Post, keys: tuple[str, ...]) -> str:
    """What a plugin tells social networks, where no variable of the plugin is in it."""
    values: Mapping[str, str] = {row.key: row.raw for row in post.meta if row.key in keys}
    told = next((values[key] for key in keys if values.get(key)), "")
    return "" if "%" in told or told.startswith("#") else told


__all__ = ["BASE", "author_relations", "fitted", "meta_fields", "post_fields", "post_id"]
