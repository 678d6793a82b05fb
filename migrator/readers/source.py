"""What a reader gives: a source that is surveyed once, then read item by item."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import Protocol

from migrator.diagnostics import Code, Diagnostic, Place
from migrator.model import Post, Site


class SourceError(Exception):
    """The source can't be read at all: one sentence that names it, the fault and what to do."""


@dataclass(frozen=True, slots=True)
class Stub:
    """What the survey keeps of an item: a few hundred bytes, never the body.

    Attributes:
        ordinal: Position among the source's items, counted from 0; the item's identity here.
        file, line: Where it begins, as in `Place`.
        published: As in `Post`; the path of its file may need it.
        categories, tags: Slugs, for filters and path templates.
        attachment: Address of its file, for attachments.
        alt, caption: Alternative text and caption, for attachments.
        menu_order: Place among the attachments of its parent, for attachments.
        protected: It has a password.
        old_slugs, old_dates: What it was called, and the days (`2019-03-10`) it was dated, before.
        language: Slug of its language, where the site has several.
        translation: What it shares with its translations, empty without any.
        start, end: Its byte range in the source file number `part`, where there is one.
    """

    ordinal: int
    file: str
    line: int | None
    id: int | None
    type: str
    status: str
    title: str
    slug: str
    link: str
    author: str = ""
    published: datetime | None = None
    parent: int | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attachment: str = ""
    alt: str = ""
    caption: str = ""
    menu_order: int = 0
    protected: bool = False
    old_slugs: tuple[str, ...] = ()
    old_dates: tuple[str, ...] = ()
    language: str = ""
    translation: str = ""
    part: int = 0
    start: int = 0
    end: int = 0

    @property
    def place(self) -> Place:
        """Where it stands, as a person would look for it: `post 12 “Hello”`."""
        number = "" if self.id is None else f" {self.id}"
        title = f" “{self.title}”" if self.title else ""
        return Place(self.file, self.line, item=f"{self.type}{number}{title}")

    def __reduce__(self) -> tuple[Callable[..., "Stub"], tuple[object, ...]]:
        """Pickle as bare values, at a quarter of the cost: each may go to another process."""
        return Stub, _STUB_VALUES(self)


_STUB_VALUES = attrgetter(*(field.name for field in fields(Stub)))


def stub_of_post(ordinal: int, file: str, post: Post) -> Stub:
    """The stub of a post that was read already: what it says of itself, no byte range."""
    return Stub(
        ordinal=ordinal,
        file=file,
        line=None,
        id=post.id,
        type=post.type,
        status=post.status,
        title=post.title,
        slug=post.slug,
        link=post.link,
        author=post.author,
        published=post.published,
        categories=tuple(term.slug for term in post.terms_of("category")),
        tags=tuple(term.slug for term in post.terms_of("post_tag")),
        attachment=post.attachment.url if post.attachment else "",
    )


@dataclass(frozen=True, slots=True)
class Note:
    """Something to report of a post, before its place is known."""

    code: Code
    detail: str = ""
    count: int = 1

    def at(self, place: Place) -> Diagnostic:
        """The report at a place."""
        return Diagnostic(self.code, place, self.detail, self.count)


class Item(Protocol):
    """An item on its way to conversion: picklable, so that any process can take it."""

    @property
    def stub(self) -> Stub:
        """What the survey said of it."""

    @property
    def digest(self) -> str:
        """Hash of what the source holds for it, in hex."""

    def read(self) -> tuple[Post, tuple[Diagnostic, ...]]:
        """The post, and what was mended on the way. A pure function of the item."""


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """An item whose post a reader has made already, as those of pages and dumps."""

    stub: Stub
    post: Post
    digest: str
    diagnostics: tuple[Diagnostic, ...] = ()

    def read(self) -> tuple[Post, tuple[Diagnostic, ...]]:
        """The post as it was made."""
        return self.post, self.diagnostics


class Source(Protocol):
    """An opened source. `close` frees what it holds; using it as a context manager does so."""

    @property
    def reader(self) -> str:
        """Name of the reader: `wxr`, `page`, `dump`."""

    @property
    def site(self) -> Site:
        """The site, known after the survey."""

    def survey(self) -> Sequence[Stub]:
        """First pass: one stub for every item, in the source's order.

        Raises:
            SourceError: The source can't be read.
        """

    def items(self, stubs: Sequence[Stub]) -> Iterator[Item]:
        """Second pass: the items of these stubs, in their order.

        Forked processes may each read a share of them at the same time: no file that was opened
        before is read here.

        Raises:
            SourceError: The source has changed or vanished since the survey.
        """

    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was met outside any item, known after the survey."""

    def close(self) -> None:
        """Free files and spools."""
