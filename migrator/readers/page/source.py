"""Saved pages as a source: surveyed page by page, no body kept; read again for the second pass."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics import page as codes
from migrator.model import Author, Post, Site, Term
from migrator.readers.gaps import filled
from migrator.readers.page.files import Pages, PageUnreadableError, find_pages
from migrator.readers.page.merging import (
    Key,
    fullness,
    has_better_link,
    keys_of,
    merge,
    merge_sites,
    names_terms,
)
from migrator.readers.page.post import PROTECTED, ReadPost
from migrator.readers.page.reading import Opened, open_page, read_posts
from migrator.readers.page.saved import Saved, is_something_else
from migrator.readers.source import Note, SourceError, Stub, stub_of_post


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a post is seen: the number of the page in the source, and of the post on the page."""

    page: int
    post: int


@dataclass(frozen=True, slots=True)
class PageBytes:
    """A page, and which of its posts is meant.

    Attributes:
        name: What reports call the page.
        member: Its name inside the folder or archive; empty for a lone file.
    """

    name: str
    member: str
    saved: Saved
    post: int


@dataclass(frozen=True, slots=True)
class PageItem:
    """A post on its way to conversion.

    Attributes:
        pages: The pages that add something to it.
        times: On how many pages it is seen.
    """

    stub: Stub
    pages: tuple[PageBytes, ...]
    times: int
    timezone: str
    digest: str

    def read(self) -> tuple[Post, tuple[Diagnostic, ...]]:
        """The post, merged from its pages, and what was met on the fullest of them."""
        reads = [read_posts(page.saved, page.name, self.timezone)[page.post] for page in self.pages]
        merged = merge(reads)
        place = replace(self.stub.place, file=self.pages[merged.chosen[0]].name)
        notes = merged.notes
        if self.times > len(merged.chosen):
            names = ", ".join(page.member for page in self.pages)
            notes = (*notes, Note(codes.PAGE_POSTS_MERGED, f"kept: {names}", self.times))
        return merged.post, tuple(note.at(place) for note in notes)


@dataclass(slots=True)
class _Seen:
    """What the survey keeps of a post: a reading without its body, and where it stands.

    Attributes:
        sightings: Pages that add something to it, in the source's order.
        times: On how many pages it is seen.
    """

    read: ReadPost
    file: str
    sightings: list[Sighting] = field(default_factory=list)
    times: int = 1
    fullest: dict[int, tuple[bool, int]] = field(default_factory=dict)
    comments: set[int | None] = field(default_factory=set)

    @classmethod
    def first(cls, read: ReadPost, sighting: Sighting, file: str) -> Self:
        """A post that was not seen before."""
        seen = cls(_outlined(read), file, [sighting])
        seen.fullest[read.part] = fullness(read)
        seen.comments.update(comment.id for comment in read.post.comments)
        return seen

    def add(self, read: ReadPost, sighting: Sighting, file: str) -> None:
        """Take in another page, if it has a fuller body or says something that no other does."""
        self.times += 1
        known = self.fullest.get(read.part)
        fuller = known is None or fullness(read) > known
        comments = {comment.id for comment in read.post.comments} - self.comments
        told = read.post.status == PROTECTED != self.read.post.status
        told = told or names_terms(read.post, self.read.post)
        told = told or has_better_link(read.post, self.read.post)
        if not (fuller or comments or told or filled(read.post) - filled(self.read.post)):
            return
        self.sightings.append(sighting)
        self.comments |= comments
        outline = _outlined(read)
        merged = merge([self.read, outline])
        if fuller:
            self.fullest[read.part] = fullness(read)
        if merged.chosen[0] == 1:
            self.file, self.read = file, outline
        self.read = replace(self.read, post=_outline(merged.post))


class PageSource:
    """One page, a folder of them or an archive."""

    reader = "page"

    def __init__(self, path: Path, name: str, timezone: str) -> None:
        """Find the pages; none is read yet.

        Raises:
            SourceError: It can't be opened, or holds no page.
        """
        self._pages: Pages = find_pages(path, name)
        self._timezone = timezone
        self._site = Site()
        self._seen: list[_Seen] = []
        self._known: dict[Key, _Seen] = {}
        self._diagnostics: list[Diagnostic] = []

    def __enter__(self) -> Self:
        """The source itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close it."""
        self.close()

    @property
    def site(self) -> Site:
        """What the pages say of their site, with the authors and terms of its posts."""
        posts = [seen.read.post for seen in self._seen]
        authors = dict.fromkeys(post.author for post in posts if post.author)
        terms: dict[tuple[str, str], Term] = {}
        for term in (term for post in posts for term in post.terms):
            terms.setdefault((term.taxonomy, term.slug), term)
        return replace(
            self._site,
            authors=tuple(Author(login=name, display_name=name) for name in authors),
            terms=tuple(terms.values()),
        )

    def survey(self) -> Sequence[Stub]:
        """Read every page once and keep an outline of each post.

        Raises:
            SourceError: No page holds a post, or none can be read.
        """
        self._seen, self._known, self._diagnostics = [], {}, []
        pages = self._pages
        others = sum(not self._survey_page(number) for number in range(len(pages.members)))
        if not self._seen:
            raise SourceError(self._fault())
        if pages.ignored + others:
            self._report(Note(codes.PAGE_FILE_IGNORED, count=pages.ignored + others), pages.shown)
        if pages.records:
            self._report(Note(codes.PAGE_RECORD_IGNORED, count=pages.records), pages.shown)
        for place in pages.broken:
            self._report(Note(codes.PAGE_RECORD_BROKEN, place), pages.shown)
        return [
            stub_of_post(number, seen.file, seen.read.post)
            for number, seen in enumerate(self._seen)
        ]

    def _survey_page(self, number: int) -> bool:
        """Take in a page; false where a file of several has only the name of one."""
        name = self._pages.name(number)
        try:
            saved = self._pages.read(number)
        except PageUnreadableError as error:
            self._report(Note(codes.PAGE_FILE_UNREADABLE, str(error)), name)
            return True
        if len(self._pages.members) > 1 and is_something_else(saved.data):
            return False
        opened = open_page(saved, name)
        for note in opened.notes:
            self._report(note, name)
        if not opened.found:
            self._report(Note(codes.PAGE_WITHOUT_POST, opened.why_empty), name)
        else:
            self._take_in(opened, number, name)
        return True

    def _take_in(self, opened: Opened, number: int, name: str) -> None:
        """Add the posts of a page to those seen so far."""
        site = opened.site
        self._site = merge_sites(self._site, site)
        for position, read in enumerate(opened.posts(self._timezone)):
            sighting = Sighting(number, position)
            keys = keys_of(read.post, site)
            seen = next((self._known[key] for key in keys if key in self._known), None)
            if seen is None:
                seen = _Seen.first(read, sighting, name)
                self._seen.append(seen)
            elif seen.sightings[-1].page != number:
                seen.add(read, sighting, name)
            for key in keys:
                self._known.setdefault(key, seen)

    def _report(self, note: Note, name: str) -> None:
        self._diagnostics.append(note.at(Place(name)))

    def _fault(self) -> str:
        """Why there is nothing to read, in one sentence."""
        unread = [each for each in self._diagnostics if each.code is codes.PAGE_FILE_UNREADABLE]
        if unread:
            return f"{unread[0].place.file}: can't be read ({unread[0].detail}); get it again."
        if len(self._pages.members) == 1:
            name = self._pages.name(0)
            return f"{name}: the page holds no post and no main text; save it again from a browser."
        return f"{self._pages.shown}: none of its {len(self._pages.members)} pages holds a post."

    def items(self, stubs: Sequence[Stub]) -> Iterator[PageItem]:
        """The posts of these stubs, each with the bytes of its pages.

        Raises:
            SourceError: A page has vanished since the survey.
        """
        held: dict[int, Saved] = {}
        for stub in stubs:
            sightings = self._seen[stub.ordinal].sightings
            held = {page: held[page] for page in held if page in {each.page for each in sightings}}
            for sighting in sightings:
                if sighting.page not in held:
                    held[sighting.page] = self._read_again(sighting.page)
            pages = tuple(
                PageBytes(
                    self._pages.name(each.page),
                    str(self._pages.members[each.page]),
                    held[each.page],
                    each.post,
                )
                for each in sightings
            )
            yield PageItem(
                stub, pages, self._seen[stub.ordinal].times, self._timezone, _digest(pages)
            )

    def _read_again(self, number: int) -> Saved:
        try:
            return self._pages.read(number)
        except PageUnreadableError as error:
            name = self._pages.name(number)
            raise SourceError(
                f"{name}: can't be read any more ({error}); run again once it is back."
            ) from error

    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was met on whole pages, known after the survey."""
        return self._diagnostics

    def close(self) -> None:
        """Close the archive, where it is one."""
        self._pages.close()


def _outline(post: Post) -> Post:
    """A post without what is long."""
    comments = post.comments[:1]
    return replace(post, body="", comments=comments, removed=(), excerpt=post.excerpt[:1])


def _outlined(read: ReadPost) -> ReadPost:
    return replace(read, post=_outline(read.post), notes=())


def _digest(pages: tuple[PageBytes, ...]) -> str:
    digest = hashlib.sha256()
    for page in pages:
        digest.update(hashlib.sha256(page.saved.data).digest() + page.post.to_bytes(4, "big"))
    return digest.hexdigest()
