"""The model: what a blog is made of, whichever reader it came from.

Every value is frozen and picklable, so that an item can be converted in any process. Date-times are
aware; WordPress's zero date `0000-00-00 00:00:00` is None.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from migrator.php_value import PhpValue, decode

BodyFormat = Literal["wordpress", "html", "text"]
"""What a body is written in: WordPress's own (autop, blocks, shortcodes), finished HTML as a page
shows it, or plain text with blank lines between paragraphs."""


@dataclass(frozen=True, slots=True)
class Meta:
    """One row of post, term or comment meta.

    Attributes:
        key: `meta_key`; keys may repeat, order counts.
        raw: `meta_value` as it stands.
    """

    key: str
    raw: str

    @property
    def value(self) -> PhpValue:
        """The value, PHP-serialised ones decoded to dicts, lists, strings and numbers."""
        return decode(self.raw)


@dataclass(frozen=True, slots=True)
class Author:
    """Someone who writes on the site (`wp:author`)."""

    login: str
    id: int | None = None
    email: str = ""
    display_name: str = ""
    first_name: str = ""
    last_name: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag or term of a custom taxonomy.

    Attributes:
        taxonomy: `category`, `post_tag`, `nav_menu`, `post_format` or a custom one.
        parent: Slug of the parent term, empty at the top.
    """

    taxonomy: str
    slug: str
    name: str
    id: int | None = None
    parent: str = ""
    description: str = ""
    meta: tuple[Meta, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, pingback or trackback.

    Attributes:
        type: `comment`, `pingback`, `trackback` or a plugin's own.
        approved: WordPress's word for its state: `1`, `0`, `spam`, `trash`.
        parent: Id of the comment it answers, None at the top of a thread.
        content: As it was stored: text with some HTML.
    """

    id: int | None
    author: str
    date: datetime | None
    content: str
    type: str = "comment"
    approved: str = "1"
    parent: int | None = None
    author_email: str = ""
    author_url: str = ""
    author_ip: str = ""
    user_id: int | None = None
    meta: tuple[Meta, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in the media library.

    Attributes:
        url: Where the original lies.
        file: Path under `uploads`, from `_wp_attached_file`.
        alt: Alternative text, from `_wp_attachment_image_alt`.
        id, title, caption, description: Of the attachment's post.
    """

    url: str
    id: int | None = None
    file: str = ""
    alt: str = ""
    title: str = ""
    caption: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the source that is not the author's text and was taken out.

    Attributes:
        what: Kind, as in `repeated title`, `image placeholder`, `read-more marker`, `share bar`.
        text: The piece as it stood, so that nothing is gone for good.
        line: Line in the source, counted from 1, where the source is text.
    """

    what: str
    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """The blog as a whole.

    Attributes:
        url: Address of the blog (`wp:base_blog_url`).
        base_url: Address of the network it is part of (`wp:base_site_url`).
        generator: What made the source, with version, where it says so.
        wxr_version: `1.0`, `1.1`, `1.2`; empty for other sources.
        utc_offset: Usual distance of local time from UTC in minutes, None where unknown.
    """

    title: str = ""
    url: str = ""
    base_url: str = ""
    description: str = ""
    language: str = ""
    generator: str = ""
    wxr_version: str = ""
    published: datetime | None = None
    utc_offset: int | None = None
    authors: tuple[Author, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """One item: a post, page, attachment, menu item, block, template or custom type.

    Attributes:
        id: `wp:post_id`; None where the source has none.
        type: `post`, `page`, `attachment`, `nav_menu_item`, `wp_block`, … as the source says.
        status: `publish`, `draft`, `pending`, `private`, `future`, `trash`, `inherit`, …
        slug: `post_name`, percent-encoding taken off; empty where the source has none.
        link: Permalink.
        author: Login of the author (`dc:creator`), or the name a page shows.
        published, modified: Aware, in the site's zone; None where the source has no date.
        body: As the source has it, in `body_format`.
        terms: Of every taxonomy, in the source's order.
        parent: Id of the parent post, None at the top.
        password: Non-empty for a protected post.
        comments: In the source's order.
        attachment: What file this is, for items of type `attachment`.
        enclosures: Addresses of `enclosure` elements.
        truncated: The source shows only the beginning of it.
        continue_url: Where the rest is.
        removed: What a reader took out of the body.
        confidence: How sure a reader is that this is one post, 0 to 1; None without doubt.
    """

    id: int | None
    type: str
    status: str
    title: str
    body: str
    body_format: BodyFormat = "wordpress"
    slug: str = ""
    link: str = ""
    guid: str = ""
    author: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    excerpt: str = ""
    description: str = ""
    terms: tuple[Term, ...] = ()
    parent: int | None = None
    menu_order: int = 0
    sticky: bool = False
    password: str = ""
    comment_status: str = ""
    ping_status: str = ""
    meta: tuple[Meta, ...] = ()
    comments: tuple[Comment, ...] = ()
    attachment: Attachment | None = None
    enclosures: tuple[str, ...] = ()
    featured_image: str = ""
    truncated: bool = False
    continue_url: str = ""
    removed: tuple[Removed, ...] = ()
    confidence: float | None = None

    def terms_of(self, taxonomy: str) -> tuple[Term, ...]:
        """The terms of one taxonomy, in the source's order."""
        return tuple(term for term in self.terms if term.taxonomy == taxonomy)

    def meta_value(self, key: str) -> str:
        """The first raw meta value under a key, empty where there is none."""
        for row in self.meta:
            if row.key == key:
                return row.raw
        return ""
