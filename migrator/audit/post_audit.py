"""One item and its document → what differs, and how it arrived."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from pathlib import Path
from typing import Final

from migrator.audit.differences import Difference, differences
from migrator.audit.documents import Document, DocumentStub, read_document
from migrator.audit.expected import Expected, expected_of
from migrator.audit.facts import Facts, facts_of
from migrator.audit.findings import Finding
from migrator.audit.front_checks import PUBLIC, AuthorNames, front_differences
from migrator.audit.html.marking import Side, no_sides
from migrator.audit.leftovers import leftovers
from migrator.audit.markdown import markdown_html
from migrator.audit.places import Places
from migrator.audit.platform_forms import shown
from migrator.audit.privacy import NOTHING_PUBLISHED, Published, private_findings
from migrator.audit.rating import Rated, rate
from migrator.audit.wordpress import Around
from migrator.diagnostics import audit as codes
from migrator.readers.source import Item, Stub

_LOSING: Final = frozenset({codes.WORDS_LOST, codes.EMPTY})


@dataclass(frozen=True, slots=True)
class PostAudit:
    """What an audit says of one item.

    Attributes:
        ordinal: Of the item in the source.
        item: As a person looks for it: `post 12 “Hello”`.
        type, status, title, author: As the source has them.
        published: The day, `2019-03-10`; empty where the source has none.
        file: Its document, empty where there is none.
        rated: How it arrived.
        findings: Why.
        words: How many its source has.
        lost: How many of them are missing.
    """

    ordinal: int
    item: str
    type: str
    status: str
    title: str
    author: str
    published: str
    file: str
    rated: Rated
    findings: tuple[Finding, ...]
    words: int = 0
    lost: int = 0

    def __reduce__(self) -> tuple[Callable[..., "PostAudit"], tuple[object, ...]]:
        """Pickle as bare values: each may come from another process."""
        return PostAudit, _VALUES(self)


_VALUES = attrgetter(*(field.name for field in fields(PostAudit)))


Sides = tuple[Side, ...]
"""Source and result of a post, as they are shown beside each other; or its only text."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit says of one item, and both its sides where somebody wants to see them."""

    post: PostAudit
    sides: Sides | None = None


@dataclass(frozen=True, slots=True)
class Auditor:
    """What every comparison needs.

    Attributes:
        folder: Where the output lies.
        around: What of the site the bodies may show.
        places: What the links may lead to.
        published: What the site's data files show.
        authors: What each author may be called.
        show: From the HTML of source and result to what is shown of them.
    """

    folder: Path
    around: Around
    places: Places
    published: Published = NOTHING_PUBLISHED
    authors: AuthorNames = field(default_factory=dict)
    show: Callable[[str, str], Sides | None] = no_sides

    def audit(self, item: Item, document: DocumentStub) -> Audited:
        """Compare an item with its document; what can't be read is a finding of that item."""
        try:
            return self._audit(item, document)
        except Exception as error:  # noqa: BLE001  (bad input costs one item at most)
            reason = f"{type(error).__name__}: {error}"
            unread = Finding(codes.UNREADABLE, item.stub.place.item, document.name, detail=reason)
            return Audited(rated_post(item.stub, document.name, [unread]))

    def _audit(self, item: Item, stub: DocumentStub) -> Audited:
        post, _ = item.read()
        document = read_document(self.folder, stub)
        expected = expected_of(post, self.around)
        front = front_differences(post, stub, self.authors)
        findings = [_finding(one, item.stub, stub.name) for one in front]
        findings += private_findings(post, document, self.published, item.stub.place.item)
        sides = None
        if stub.has_body:
            html, found, lost = _best_reading(expected, document, self.places.host)
            sides = self.show(expected.html, html)
            findings += [_finding(one, item.stub, stub.name) for one in lost]
            findings += self.of_document(document, html, found, item.stub.place.item)
        return Audited(rated_post(item.stub, stub.name, findings, len(expected.facts.words)), sides)

    def of_document(
        self, document: Document, html: str, found: Facts, item: str
    ) -> Iterator[Finding]:
        """What is to be said of a document by itself."""
        for one in leftovers(document, html):
            yield Finding(one.code, item, document.stub.name, one.line, one.text)
        yield from self.places.link_findings(found, document.stub, item)

    def alone(self, stub: DocumentStub, ordinal: int) -> Audited:
        """A document without a source; what can't be read is a finding of it."""
        sides = None
        try:
            document = read_document(self.folder, stub)
            html = document_html(document)
            sides = self.show(html, html)
            findings = [*self.of_document(document, html, facts_of(html), stub.identity.title)]
            kept = stub.identity.kept_state
            if kept and kept not in PUBLIC and not stub.identity.hidden:
                findings.append(Finding(codes.WOULD_BE_PUBLIC, file=stub.name, detail=kept))
        except Exception as error:  # noqa: BLE001  (bad input costs one item at most)
            reason = f"{type(error).__name__}: {error}"
            findings = [Finding(codes.UNREADABLE, file=stub.name, detail=reason)]
        identity = stub.identity
        post = PostAudit(
            ordinal=ordinal,
            item=identity.title,
            type=identity.type,
            status="hidden" if identity.hidden else "",
            title=identity.title,
            author="",
            published=f"{identity.date:%Y-%m-%d}" if identity.date else "",
            file=stub.name,
            rated=rate(findings, 0),
            findings=tuple(findings),
        )
        return Audited(post, sides)


def _best_reading(
    expected: Expected, document: Document, host: str
) -> tuple[str, Facts, tuple[Difference, ...]]:
    """HTML, facts and differences of a document.

    Whether a platform's forms are the platform's or the author's words nobody says: where there
    are some, the document is read both ways, and the one that loses less is right.
    """
    readings = []
    for html in document_readings(document):
        found = facts_of(html)
        lost = differences(expected.facts, found, expected.optional, document.body, host)
        readings.append((html, found, lost))
    return min(readings, key=lambda reading: len(reading[2]))


def missing_audit(stub: Stub) -> PostAudit:
    """An item that has no document."""
    missing = Finding(codes.ITEM_MISSING, stub.place.item, detail=stub.link or stub.slug)
    return rated_post(stub, "", [missing])


def document_html(document: Document) -> str:
    """What a reader of the site is shown of a document."""
    return document_readings(document)[0]


def document_readings(document: Document) -> list[str]:
    """What a reader may be shown: with a platform's forms run, and as they stand."""
    if document.form == "html":
        return [document.body]
    run = shown(document.body)
    bodies = [run] if run == document.body else [run, document.body]
    return [markdown_html(body) for body in bodies]


def _finding(difference: Difference, stub: Stub, file: str) -> Finding:
    return Finding(
        difference.code, stub.place.item, file, detail=difference.text, amount=difference.amount
    )


def rated_post(stub: Stub, file: str, findings: Sequence[Finding], words: int = 0) -> PostAudit:
    """The audit of an item with what was found."""
    return PostAudit(
        ordinal=stub.ordinal,
        item=stub.place.item,
        type=stub.type,
        status=stub.status,
        title=stub.title,
        author=stub.author,
        published=stub.published.date().isoformat() if stub.published else "",
        file=file,
        rated=rate(findings, words),
        findings=tuple(findings),
        words=words,
        lost=sum(one.amount for one in findings if one.code in _LOSING),
    )
