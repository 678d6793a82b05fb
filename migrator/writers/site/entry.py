"""An item as its page's front matter sees it, and what may be said of it there: a function each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from migrator.model import Attachment, Post
from migrator.writers.front_matter import plain_text
from migrator.writers.meta_files import with_files
from migrator.writers.post_types import post_types
from migrator.writers.record import featured_image, meta_value, picture_address, post_format
from migrator.writers.site.seo import Seo
from migrator.writers.writer import Plan


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an item when its front matter is written.

    Attributes:
        markdown: Its body, as its file will have it.
    """

    post: Post
    plan: Plan
    ordinal: int
    address: str
    seo: Seo
    image: Attachment | None
    markdown: str = ""


Field = Callable[[Entry], object]
"""What a field of front matter says of an item; where that is nothing it is left out."""


def title(entry: Entry) -> str:
    """The title, in plain text."""
    return entry.post.title


def date(entry: Entry) -> datetime | None:
    """When it was published."""
    return entry.post.published


def day(entry: Entry) -> str:
    """The day it was published on, where it was written: no zone can move it."""
    published = entry.post.published
    return published.date().isoformat() if published else ""


def changed(entry: Entry) -> datetime | None:
    """When it was changed last, where that is another moment."""
    post = entry.post
    return post.modified if post.modified != post.published else None


def draft(entry: Entry) -> bool | None:
    """`true` for what nobody is to see."""
    return None if is_public(entry) else True


def published(entry: Entry) -> bool | None:
    """`false` for what nobody is to see."""
    return None if is_public(entry) else False


def is_public(entry: Entry) -> bool:
    """Whether anyone may see it."""
    return post_types().is_public(entry.post.status, entry.post.password)


def address(entry: Entry) -> str:
    """Its address on the new site."""
    return entry.address


def aliases(entry: Entry) -> list[str]:
    """Paths that it had before."""
    return [*entry.plan.map.moved.items.get(entry.ordinal, ())]


def slug(entry: Entry) -> str:
    """What the platform makes an address of."""
    return entry.post.slug


def author_slugs(entry: Entry) -> list[str]:
    """The author's name in addresses, as a list: most platforms have authors as terms."""
    page = entry.plan.addresses.authors.get(entry.post.author, "")
    return [last_part(page)] if page else []


def author_name(entry: Entry) -> str:
    """What readers call the author."""
    return entry.plan.author_name(entry.post.author)


def term_slugs(taxonomy: str) -> Field:
    """What the terms of a taxonomy are called in their addresses."""

    def said(entry: Entry) -> list[str]:
        pages = entry.plan.addresses.terms
        return [
            last_part(pages.get((taxonomy, term.slug), term.slug))
            for term in entry.post.terms
            if term.taxonomy == taxonomy
        ]

    return said


def term_names(taxonomy: str) -> Field:
    """Names of the terms of a taxonomy, each of one term only."""

    def said(entry: Entry) -> list[str]:
        names = entry.plan.map.names
        return [
            names.get((taxonomy, term.slug), term.name)
            for term in entry.post.terms
            if term.taxonomy == taxonomy
        ]

    return said


def excerpt(entry: Entry) -> str:
    """The excerpt that the author wrote."""
    return plain_text(entry.post.excerpt) if entry.post.excerpt else ""


def description(entry: Entry) -> str:
    """What search engines are told."""
    return entry.seo.description or excerpt(entry)


def seo_title(entry: Entry) -> str:
    """What search engines are told the title is."""
    return entry.seo.title


def canonical(entry: Entry) -> str:
    """The address that counts, where the text is somebody else's."""
    return entry.seo.canonical


def noindex(entry: Entry) -> bool | None:
    """`true` for what search engines should leave out."""
    return entry.seo.noindex or None


def image(entry: Entry) -> str:
    """The picture that stands for it."""
    return picture_address(entry.image.url, entry.plan) if entry.image else ""


def image_alt(entry: Entry) -> str:
    """What that picture shows."""
    return entry.image.alt if entry.image else ""


def language(entry: Entry) -> str:
    """Its language, where the site has several."""
    return entry.plan.map.languages.get(entry.ordinal, "")


def translations(entry: Entry) -> list[dict[str, str]]:
    """Its translations: language and address."""
    found = entry.plan.map.translations.get(entry.ordinal, ())
    return [{"language": one.language, "url": one.address} for one in found]


def order(entry: Entry) -> int:
    """A page's place among its siblings."""
    return entry.post.menu_order


def sticky(entry: Entry) -> bool | None:
    """`true` for what stays on top of the front page."""
    return entry.post.sticky or None


def wordpress(entry: Entry) -> Mapping[str, object]:
    """What platforms have no field of their own for, under one name."""
    post = entry.post
    said = {
        "id": post.id,
        "type": post.type if post.type != "post" else "",
        "status": post.status if post.status != "publish" else "",
        "password_protected": bool(post.password),
        "link": post.link,
        "format": post_format(post),
        "parent": post.parent,
        "comment_count": len(post.comments),
        "menu_order": post.menu_order,
        "truncated": post.truncated,
        "continue_url": post.continue_url,
        "meta": _meta(post, entry.plan),
    }
    return {name: value for name, value in said.items() if value}


def last_part(page: str) -> str:
    """The last part of an address: `maren` of `/author/maren/`."""
    return page.strip("/").rpartition("/")[2]


def _meta(post: Post, plan: Plan) -> Mapping[str, object]:
    """Meta that is for readers; a list where a key repeats."""
    found: dict[str, list[object]] = {}
    for row in post.meta:
        if row.raw and not row.key.startswith("_") and not row.key.startswith(_NOT_FOR_READERS):
            found.setdefault(row.key, []).append(with_files(meta_value(row), plan))
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


_NOT_FOR_READERS = ("rank_math_", "footnotes")
"""How keys begin that are not hidden and still are not for readers."""


def entry_of(post: Post, plan: Plan, ordinal: int, seo: Seo, markdown: str = "") -> Entry:
    """The entry of an item that has a page."""
    picture = featured_image(post, plan)
    return Entry(post, plan, ordinal, plan.addresses.items[ordinal], seo, picture, markdown)
