"""A platform: everything that tells one site generator from another, as one value."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from migrator.model import Term
from migrator.store.outcome import OutFile
from migrator.transforms.media import MediaPlace
from migrator.writers.front_matter import plain_text
from migrator.writers.layout import Templates
from migrator.writers.site.entry import Field
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

NEEDED = frozenset(
    (
        *("title", "date", "draft", "published", "status", "eleventyExcludeFromCollections"),
        *("url", "permalink", "path", "slug", "save_as", "address", "aliases", "redirect_from"),
    )
)
"""Fields by which platforms know what a page is called, where it is and was, and who may see it."""

STATIC_MEDIA = MediaPlace("static/media", "/media")

TermField = Callable[["TermEntry"], object]
"""What a field of a term's front matter says."""


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term, author or list, as its own page sees it.

    Attributes:
        title: What readers call it.
        address: Its address.
        term: The term; of an author or list, only taxonomy, slug and name.
        folder: What the platform calls its taxonomy or type.
        name: What front matter calls it; empty for a list.
        aliases: Paths that it had before.
        above: Address of the parent, empty at the top.
    """

    title: str
    address: str
    term: Term
    folder: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    above: str = ""

    @property
    def description(self) -> str:
        """What there is to say of it, in plain text."""
        return plain_text(self.term.description)


@dataclass(frozen=True, slots=True)
class Scaffold:
    """The smallest site around the content.

    Attributes:
        folder: Under `migrator/data/scaffolds/`: copied as it stands.
        shared: Files of `scaffolds/shared/`, and where each goes.
        settings: The platform's own files that name the site.
        front: Its file for a front page of posts, left out where a page is the front page.
    """

    folder: str
    shared: Mapping[str, str]
    settings: Callable[[Plan], Iterable[OutFile]]
    front: str = ""


@dataclass(frozen=True, slots=True)
class Platform:
    """A site generator.

    Attributes:
        name: What `--to` calls it.
        help: One sentence for `migrator formats`.
        dialect: A row of `render.DIALECTS`.
        template: A row of `render.TEMPLATES`: what runs over its texts.
        templates: Where its texts lie, and the records.
        serving: The addresses of its pages.
        fields: Its front matter, in order.
        taxonomy: What front matter says of a taxonomy that `fields` does not name.
        form: A row of `front_matter_form.FORMS`; empty for the user's choice.
        term_page: Path of a term's or author's page, with `{folder}` and `{slug}`; empty where
            the platform makes them alone.
        list_page: Path of the page of a type's or taxonomy's list, with `{folder}`.
        term_fields: Front matter of both.
        embeds: Shortcodes by provider (data/embeds.toml), with `{id}`; none that need the network
            when the site is built.
        comments: Path of the data file with comments.
        files: From the plan to further files of its own, as menus.
        scaffold: What `--scaffold` writes.
        divider: What stands in its comment of read-more, blanks round it; empty for `<!--more-->`.
        needed: Fields that the user can't rename, drop or set.
        schema: The scaffold's file that takes no other fields than these, where there is one.
        media: Where pictures and other files lie, and what they are served as.
    """

    name: str
    help: str
    dialect: str
    template: str
    templates: Templates
    serving: Serving
    fields: Mapping[str, Field]
    taxonomy: Callable[[str], Field]
    scaffold: Scaffold
    form: Literal["yaml", "toml", "json", "meta", ""] = "yaml"
    term_page: str = ""
    list_page: str = ""
    term_fields: Mapping[str, TermField] = field(default_factory=dict)
    embeds: Mapping[str, str] = field(default_factory=dict)
    comments: str = "data/comments.json"
    files: Callable[[Plan], Iterable[OutFile]] = lambda _plan: ()
    divider: str = ""
    needed: frozenset[str] = NEEDED
    schema: str = ""
    media: MediaPlace = STATIC_MEDIA
