"""What `inspect` finds in a source: the types, and with them the shape of `inspect --json`."""

from dataclasses import dataclass
from typing import Literal

from migrator.diagnostics import Diagnostic

Form = Literal["files", "rows", "left out"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the source says of the site."""

    title: str
    url: str
    description: str
    language: str
    generator: str
    wxr_version: str
    utc_offset: int | None
    authors: int
    terms: int


@dataclass(frozen=True, slots=True)
class Kind:
    """Items of one type and status, and what `convert` would make of them.

    Attributes:
        becomes: A file each, rows of a file that they share, or nothing because of `--only`.
        path: Of the first file, or of the shared one; the filter where they are left out.
    """

    type: str
    status: str
    count: int
    becomes: Form
    path: str


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term, and how many items have it; a term that is declared and never used has 0."""

    taxonomy: str
    slug: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Bodies:
    """The texts of the items.

    Attributes:
        bytes: Of all, as UTF-8.
        longest: Bytes of the longest.
        with_blocks: How many are made of blocks.
    """

    count: int
    empty: int
    bytes: int
    longest: int
    with_blocks: int


@dataclass(frozen=True, slots=True)
class Markup:
    """A block or shortcode by its name.

    Attributes:
        count: How often it stands in the bodies.
        items: In how many bodies.
        known: It is converted; otherwise it is kept as it stands, or only what is inside it.
        example: The first item that has it.
    """

    name: str
    count: int
    items: int
    known: bool
    example: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to decide, or to know, before converting.

    Attributes:
        what: In a few words.
        count: How often.
        example: The first item, empty where it is no item's.
        advice: What becomes of it, and what can be done.
    """

    what: str
    count: int
    example: str
    advice: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A code that reading or cleaning reports.

    Attributes:
        effect: What becomes of the thing: kept, changed, dropped, lost.
        count: How often.
        items: In how many items; 0 when it is the source as a whole.
        examples: The first few.
    """

    code: str
    severity: str
    effect: str
    title: str
    count: int
    items: int
    examples: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything that is in a source.

    Attributes:
        source: What the user called it.
        items: How many there are, as the survey counts them.
        years: Of publication, undated items under the empty name.
        authors: Items of each author's login.
        comments: By type.
        comment_states: By WordPress's word for their state.
        without_file: Attachments that name no file.
        protected: Items with a password.
        truncated: Items of which the source shows only the beginning.
        removed: Pieces that are not the author's text, by kind.
        topics: What is to be decided or known before converting.
    """

    source: str
    reader: str
    site: SiteFacts
    items: int
    kinds: tuple[Kind, ...]
    years: tuple[Count, ...]
    authors: tuple[Count, ...]
    terms: tuple[TermUse, ...]
    comments: tuple[Count, ...]
    comment_states: tuple[Count, ...]
    attachments: int
    without_file: int
    protected: int
    truncated: int
    bodies: Bodies
    blocks: tuple[Markup, ...]
    shortcodes: tuple[Markup, ...]
    removed: tuple[Count, ...]
    findings: tuple[Finding, ...]
    topics: tuple[Topic, ...] = ()
