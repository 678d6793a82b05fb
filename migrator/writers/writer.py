"""What a writer is, what it is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from migrator.content.rules import Rules
from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic
from migrator.model import Attachment, Post, Removed, Site
from migrator.readers.source import Note
from migrator.settings import Settings
from migrator.store.outcome import Collection, OutFile, Row
from migrator.transforms import Addresses, LinkMap, Renaming, Surveyed
from migrator.transforms.media import MediaMap, MediaPlace
from migrator.writers.field_rules import FieldRules, Needs
from migrator.writers.site.site_map import SiteMap


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that converting one item needs to know of all the others.

    No body is in it but those of patterns, which other bodies show.

    Picklable, and sent once to each process.

    Attributes:
        writer: Name of the writer, as in `WRITERS`.
        reader: Name of the reader.
        paths: Where each item is found in the output, by ordinal; of a shared file for an item
            that is a row. Items that are skipped have none.
        skipped: The filter that leaves an item out, by ordinal: `type=post`.
        attachments: The media library, by id.
        files: Addresses of the media library, as `content.originals.library` gives them.
        attached: Ids of the attachments whose parent a post is, by the post's id; by menu order.
        author_names: What a reader calls an author, by login; see `author_name`.
        patterns: Raw bodies of the published patterns (`wp_block` items), by id.
        rules: What the user asks of shortcodes and blocks.
        shared: Paths of the files that whole items share as rows, in order.
        addresses: Where the new site serves what the old one did.
        links: What links to the old site lead to; None where they are kept.
        anchors: Ids in an item's body that links of other items lead to, by ordinal.
        map: What a site's pages know of each other; empty where what is written is no site.
        media: Where the output has pictures and other files; None where they stay.
        media_place: Where it would have them.
        renaming: What terms and authors are to be called.
        fields: What the user asks of front matter.
        notes: What there is to report of the plan itself.
    """

    writer: str
    reader: str
    site: Site
    settings: Settings
    paths: Mapping[int, str] = field(default_factory=dict)
    skipped: Mapping[int, str] = field(default_factory=dict)
    attachments: Mapping[int, Attachment] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    attached: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    author_names: Mapping[str, str] = field(default_factory=dict)
    patterns: Mapping[int, str] = field(default_factory=dict)
    rules: Rules = field(default_factory=Rules)
    shared: tuple[str, ...] = ()
    addresses: Addresses = field(default_factory=Addresses)
    links: LinkMap | None = None
    anchors: Mapping[int, frozenset[str]] = field(default_factory=dict)
    map: SiteMap = field(default_factory=SiteMap)
    media: MediaMap | None = None
    media_place: MediaPlace = field(default_factory=MediaPlace)
    renaming: Renaming = field(default_factory=Renaming)
    fields: FieldRules | None = None
    notes: tuple[Diagnostic, ...] = ()

    def author_name(self, login: str) -> str:
        """The author's display name; with the login after it when two authors share the name."""
        return self.author_names.get(login, login)


@dataclass(frozen=True, slots=True)
class Converted:
    """An item on the last stretch of its way.

    Attributes:
        ordinal: Its position in the source.
        post: As the reader gave it.
        root: The clean tree of its body.
        markdown: Its body in Markdown.
        html: Its body in clean HTML, where `settings.body` asks for it.
        text: Its body in plain text, where `settings.body` asks for it.
        removed: What `content` took out, beside what the reader did (`post.removed`).
    """

    ordinal: int
    post: Post
    root: Element
    markdown: str
    html: str | None = None
    text: str | None = None
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What an item turned into, and what there is to say of it."""

    files: tuple[OutFile, ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Where items go, and what the new site serves.

    Attributes:
        paths: The file that an item is found in, by ordinal.
        shared: Of these, the ones that whole items share as rows.
        addresses: None where what is written is no site.
        media: Where pictures and other files go, where the output is to have them.
    """

    paths: Mapping[int, str]
    shared: tuple[str, ...] = ()
    addresses: Addresses | None = None
    media: MediaPlace = field(default_factory=MediaPlace)


@dataclass(frozen=True, slots=True)
class PlainWriter:
    """What a writer does that takes trees as they are and scaffolds nothing."""

    links: Literal["keep", "rewrite"] = "keep"
    serves_site: bool = False
    dialect: str = "gfm"
    template: str = "none"
    raw_bodies: bool = False
    needs: Needs = field(default_factory=Needs)

    def prepare(self, root: Element) -> None:
        """Nothing: it is written as it is."""

    def scaffold(self, plan: Plan) -> tuple[OutFile, ...]:  # noqa: ARG002  (every writer's signature)
        """None: what is written is no site, or is whole."""
        return ()


class Writer(Protocol):
    """One platform. Everything it does is a pure function of its arguments."""

    @property
    def name(self) -> str:
        """What `--to` calls it."""

    @property
    def help(self) -> str:
        """One sentence for `migrator formats`."""

    @property
    def links(self) -> Literal["keep", "rewrite"]:
        """What becomes of links to the old site, unless the user says otherwise."""

    @property
    def serves_site(self) -> bool:
        """Whether what it writes is a site, which has pages for terms, menus and redirects."""

    @property
    def dialect(self) -> str:
        """A row of `migrator.render.dialects.DIALECTS`, unless the user says otherwise."""

    @property
    def template(self) -> str:
        """A row of `migrator.render.templates.TEMPLATES`: what runs over the files."""

    @property
    def needs(self) -> Needs:
        """What the user's settings may not take out of the front matter."""

    @property
    def raw_bodies(self) -> bool:
        """Whether bodies in WordPress's own form stay in it, unless `settings.body` says `html`."""

    def layout(self, surveyed: Surveyed) -> Layout:
        """Where the items go that are kept, and what the new site serves.

        Raises:
            SettingError: A path template is not right.
        """

    def collections(self, plan: Plan) -> tuple[Collection, ...]:
        """The files that rows may go to; one without head and rows need not be made."""

    def site_files(self, plan: Plan) -> tuple[OutFile, ...]:
        """What there is to say of the site as a whole."""

    def prepare(self, root: Element) -> None:
        """Make a clean tree ready to be written; it is changed where it stands."""

    def scaffold(self, plan: Plan) -> tuple[OutFile, ...]:
        """Files of the site that are the user's from the moment they are changed; maybe none."""

    def write(self, converted: Converted, plan: Plan) -> Written:
        """The files and rows of one item."""
