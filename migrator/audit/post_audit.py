"""One item and its document → what differs, and how it arrived."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from migrator.audit.differences import Difference, differences
from migrator.audit.documents import Document, DocumentStub, read_document
from migrator.audit.expected import expected_of
from migrator.audit.facts import Facts, facts_of
from migrator.audit.findings import Finding
from migrator.audit.front_checks import front_differences
from migrator.audit.markdown import markdown_html
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


@dataclass(frozen=True, slots=True)
class Auditor:
    """What every comparison needs: where the output lies, and what the bodies may show."""

    folder: Path
    around: Around

    def audit(self, item: Item, document: DocumentStub) -> PostAudit:
        """Compare an item with its document; what can't be read is a finding of that item."""
        try:
            return self._audit(item, document)
        except Exception as error:  # noqa: BLE001  (bad input costs one item at most)
            reason = f"{type(error).__name__}: {error}"
            return post_audit(item.stub, document.name, (Difference(codes.UNREADABLE, reason),))

    def _audit(self, item: Item, stub: DocumentStub) -> PostAudit:
        post, _ = item.read()
        document = read_document(self.folder, stub)
        expected = expected_of(post, self.around)
        differing = [*front_differences(post, document)]
        if stub.has_body:
            found = document_facts(document)
            differing += differences(expected.facts, found, expected.optional, document.body)
        return post_audit(item.stub, stub.name, differing, len(expected.facts.words))


def missing_audit(stub: Stub) -> PostAudit:
    """An item that has no document."""
    return post_audit(stub, "", (Difference(codes.ITEM_MISSING, stub.link or stub.slug),))


def post_audit(
    stub: Stub, file: str, differing: tuple[Difference, ...] | list[Difference], words: int = 0
) -> PostAudit:
    """The audit of an item, rated."""
    item = stub.place.item
    findings = tuple(
        Finding(one.code, item, file, detail=one.text, amount=one.amount) for one in differing
    )
    return PostAudit(
        ordinal=stub.ordinal,
        item=item,
        type=stub.type,
        status=stub.status,
        title=stub.title,
        author=stub.author,
        published=f"{stub.published:%Y-%m-%d}" if stub.published else "",
        file=file,
        rated=rate(findings, words),
        findings=findings,
        words=words,
        lost=sum(one.amount for one in differing if one.code in _LOSING),
    )


def document_facts(document: Document) -> Facts:
    """The facts of a document's body."""
    body = document.body
    return facts_of(body if document.form == "html" else markdown_html(body))
