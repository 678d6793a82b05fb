"""A source and an output → what became of every item, and all that was found."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from migrator.audit.completeness import Group, completeness_of
from migrator.audit.documents import DocumentStub, read_document, survey_output
from migrator.audit.expected import around_of, expected_of
from migrator.audit.facts import facts_of
from migrator.audit.findings import Finding
from migrator.audit.front_checks import author_names
from migrator.audit.html.marking import no_sides
from migrator.audit.matching import Fingerprint, Matching, fingerprint, match, match_by_content
from migrator.audit.old_addresses import (
    OldAddresses,
    address_book,
    judged,
    old_links,
    redirect_findings,
)
from migrator.audit.places import places_of
from migrator.audit.post_audit import (
    Audited,
    Auditor,
    PostAudit,
    Sides,
    document_html,
    missing_audit,
)
from migrator.audit.privacy import owner_findings, published_data
from migrator.audit.record_types import is_record
from migrator.audit.redirect_map import redirect_rules
from migrator.audit.site_checks import site_findings
from migrator.audit.source_audit import source_auditor, texts_of
from migrator.audit.wordpress import NOTHING_AROUND
from migrator.diagnostics import audit as codes
from migrator.processes import FORKS, cores, in_processes
from migrator.readers import Source, Stub
from migrator.watching import Watch

_SHARE: Final = 128
"""Items that a process compares at a time."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found.

    Attributes:
        source, output: As the user named them; empty where there was none.
        site: The site's name.
        posts: One for each item, in the source's order; records that no output has to hold are
            there only when it does.
        findings: Those that are no item's own.
        documents: How many the output has.
        completeness: Items of the source, and how many of them have a document, in groups.
        addresses: What became of the addresses of the source's items; None where the output does
            not tell where things are.
        against: What became of the addresses of a list, None where there was none.
    """

    source: str
    output: str
    site: str
    posts: tuple[PostAudit, ...]
    findings: tuple[Finding, ...]
    documents: int
    completeness: tuple[Group, ...] = ()
    addresses: OldAddresses | None = None
    against: OldAddresses | None = None

    def all_findings(self) -> Iterator[Finding]:
        """Every finding, those of the items first."""
        for post in self.posts:
            yield from post.findings
        yield from self.findings


@dataclass(frozen=True, slots=True)
class Showing:
    """What becomes of both sides of a post, where somebody wants to see them.

    Attributes:
        show: From the HTML of source and result to what is shown of them.
        keep: Takes each post with its sides, in any order.
    """

    show: Callable[[str, str], Sides | None] = no_sides
    keep: Callable[[PostAudit, Sides | None], None] = lambda _post, _sides: None


NOT_SHOWN: Final = Showing()


def audit_output(  # noqa: PLR0913, PLR0917  (each is needed, and they have nothing in common)
    source: Source,
    name: str,
    folder: Path,
    jobs: int,
    watch: Watch,
    showing: Showing = NOT_SHOWN,
    against: Sequence[str] = (),
) -> Audit:
    """Compare a source with an output.

    Args:
        source: Opened, not surveyed.
        name: What the user called it.
        folder: Where the output lies.
        jobs: Number of processes; 0 means one for each core.
        watch: Told of progress.
        showing: What becomes of both sides of each post.
        against: Addresses of the old site that have to lead somewhere.

    Raises:
        SourceError: The source can't be read.
        OSError: The folder can't be read.
    """
    stubs = source.survey()
    documents = survey_output(folder, jobs)
    around = around_of(source, stubs)
    places = places_of(folder, documents, source.site.url)
    auditor = Auditor(
        *(folder, around, places, published_data(folder)),
        authors=author_names(source.site.authors),
        show=showing.show,
    )
    texts = [document for document in documents if not document.is_list]
    matching = _by_content(match(stubs, texts), source, auditor)
    with watch("Auditing", len(matching.pairs)) as advance:
        posts = [*_kept(_compared(source, matching, auditor, jobs, advance), showing)]
    book = address_book(documents, redirect_rules(folder, documents), source.site.url)
    old, gone = judged(old_links(stubs), book) if book.tells else (None, [])
    listed, unlisted = judged(against, book) if against else (None, [])
    missing, records = _without_document(matching.missing)
    compared = {pair.document.name for pair in matching.pairs}
    posts += _kept(map(Audited, missing), showing)
    return Audit(
        source=name,
        output=str(folder),
        site=source.site.title,
        posts=tuple(sorted(posts, key=lambda post: post.ordinal)),
        findings=(
            *(*records, *_of_documents(matching), *site_findings(documents, compared)),
            *(*owner_findings(folder), *redirect_findings(book)),
            *{finding.id: finding for finding in (*gone, *unlisted)}.values(),
        ),
        documents=len(texts),
        completeness=completeness_of(stubs, matching.pairs),
        addresses=old,
        against=listed,
    )


def _kept(audited: Iterable[Audited], showing: Showing) -> Iterator[PostAudit]:
    """The posts, each shown to whoever wants to see it."""
    for one in audited:
        showing.keep(one.post, one.sides)
        yield one.post


def audit_source(source: Source, name: str, watch: Watch, showing: Showing = NOT_SHOWN) -> Audit:
    """Look at a source by itself.

    Raises:
        SourceError: The source can't be read.
    """
    stubs = source.survey()
    auditor = source_auditor(source, stubs)
    texts = texts_of(stubs)
    posts: list[PostAudit] = []
    with watch("Auditing", len(texts)) as advance:
        for item in source.items(texts):
            posts += _kept([auditor.audit(item)], showing)
            advance(1)
    return Audit(name, "", source.site.title, tuple(posts), (), 0)


def audit_alone(
    folder: Path, watch: Watch, showing: Showing = NOT_SHOWN, against: Sequence[str] = ()
) -> Audit:
    """Look at an output by itself.

    Args:
        folder: Where it lies.
        watch: Told of progress.
        showing: What becomes of each post.
        against: Addresses of the old site that have to lead somewhere.

    Raises:
        OSError: The folder can't be read.
    """
    documents = survey_output(folder)
    texts = [one for one in documents if one.has_body and not one.is_list]
    places = places_of(folder, documents, "")
    auditor = Auditor(folder, NOTHING_AROUND, places, show=showing.show)
    posts: list[PostAudit] = []
    with watch("Auditing", len(texts)) as advance:
        for ordinal, document in enumerate(texts):
            posts += _kept([auditor.alone(document, ordinal)], showing)
            advance(1)
    book = address_book(documents, redirect_rules(folder, documents), "")
    listed, unlisted = judged(against, book) if against else (None, [])
    return Audit(
        source="",
        output=str(folder),
        site="",
        posts=tuple(posts),
        findings=(*site_findings(documents), *redirect_findings(book), *unlisted),
        documents=len(texts),
        against=listed,
    )


def _by_content(matching: Matching, source: Source, auditor: Auditor) -> Matching:
    """What nothing else matched, matched by its text."""
    texts = [stub for stub in matching.missing if not is_record(stub.type)]
    if not texts or not matching.unknown:
        return matching
    prints: dict[int, Fingerprint] = {}
    for item in source.items(texts):
        try:
            expected = expected_of(item.read()[0], auditor.around)
        except Exception:  # noqa: BLE001, S112  (it stays missing, which is reported)
            continue
        prints[item.stub.ordinal] = fingerprint(expected.facts.words)
    return match_by_content(
        matching,
        lambda stub: prints.get(stub.ordinal, frozenset()),
        partial(_document_print, auditor.folder),
    )


def _document_print(folder: Path, stub: DocumentStub) -> Fingerprint:
    if not stub.has_body:
        return frozenset()
    return fingerprint(facts_of(document_html(read_document(folder, stub))).words)


def _compared(
    source: Source,
    matching: Matching,
    auditor: Auditor,
    jobs: int,
    advance: Callable[[int], None],
) -> Iterator[Audited]:
    """Every pair, compared in this process or in several."""
    pairs = [pair.stub for pair in matching.pairs]
    shares = _Shares(source, pairs, [pair.document for pair in matching.pairs], auditor)
    count = jobs or cores()
    if count == 1 or not FORKS:
        for share in shares.ranges():
            yield from shares.compare(share)
            advance(share.stop - share.start)
        return
    with closing(in_processes(shares.compare, shares.ranges(), count, shares.compare)) as answers:
        for posts in answers:
            yield from posts
            advance(len(posts))


@dataclass(frozen=True, slots=True)
class _Shares:
    """The pairs, which forked processes hold already: they are told a range."""

    source: Source
    stubs: Sequence[Stub]
    documents: Sequence[DocumentStub]
    auditor: Auditor

    def ranges(self) -> Iterator[slice]:
        """All pairs, some dozens at a time."""
        for first in range(0, len(self.stubs), _SHARE):
            yield slice(first, min(first + _SHARE, len(self.stubs)))

    def compare(self, share: slice) -> list[Audited]:
        """The pairs of a range, compared."""
        items = self.source.items(self.stubs[share])
        pairs = zip(items, self.documents[share], strict=True)
        return [self.auditor.audit(item, document) for item, document in pairs]


def _without_document(missing: Sequence[Stub]) -> tuple[list[PostAudit], list[Finding]]:
    """Items that no document is of: texts one by one, records counted by type."""
    records: dict[str, int] = {}
    texts: list[PostAudit] = []
    for stub in missing:
        if is_record(stub.type):
            records[stub.type] = records.get(stub.type, 0) + 1
        else:
            texts.append(missing_audit(stub))
    return texts, [
        Finding(codes.RECORD_MISSING, detail=f"{kind}: {count}", amount=count)
        for kind, count in sorted(records.items())
    ]


def _of_documents(matching: Matching) -> Iterator[Finding]:
    """What is to be said of documents that are no item's, or one too many."""
    for pair in matching.doubled:
        yield Finding(
            codes.ITEM_DOUBLED, pair.stub.place.item, pair.document.name, detail=f"and {pair.by}"
        )
    for document in matching.unknown:
        if document.fault and not document.has_body:  # else the site's checks say it
            yield Finding(codes.FRONT_MATTER_BROKEN, file=document.name, detail=document.fault)
        yield Finding(codes.DOCUMENT_UNKNOWN, file=document.name, detail=document.identity.title)
