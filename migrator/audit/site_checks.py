"""All documents of an output → what is wrong with them together, or with one by itself."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final
from unicodedata import normalize

from migrator.audit.documents import DocumentStub
from migrator.audit.findings import Finding
from migrator.audit.record_types import is_record
from migrator.diagnostics import audit as codes
from migrator.diagnostics import audit_site as site_codes

_FIRST_YEAR: Final = 1990
"""Before the web there were no blogs; a post that was written up later is worth a look."""
_LAST_YEAR: Final = 2100


def site_findings(
    documents: Iterable[DocumentStub], compared: Container[str] = frozenset()
) -> Iterator[Finding]:
    """Doubled addresses, front matter that can't be read, titles and dates that are no such.

    Args:
        compared: Names of documents whose item says already that theirs can't be read.
    """
    addresses: defaultdict[tuple[str, str], list[DocumentStub]] = defaultdict(list)
    for document in documents:
        if document.has_body and not is_record(document.identity.type):
            if not (document.fault and document.name in compared):
                yield from _front(document)
            addresses[_address(document)].append(document)
    for sharing in addresses.values():
        first, *others = sharing
        for other in others:
            yield Finding(
                site_codes.SLUG_DOUBLED,
                file=other.name,
                detail=f"“{other.identity.slug}”, as {first.name}",
            )


def _address(document: DocumentStub) -> tuple[str, str]:
    """What makes a document's address: folder, day and slug, as a disk blind to case sees them."""
    identity = document.identity
    folder = PurePosixPath(document.path).parent.as_posix() if not document.row else identity.type
    day = f"{identity.date:%Y-%m-%d}" if identity.date else ""
    return f"{folder}/{day}", normalize("NFC", identity.slug).casefold()


def _front(document: DocumentStub) -> Iterator[Finding]:
    """What one document's front matter lacks, or says wrongly."""
    if document.fault:
        yield Finding(codes.FRONT_MATTER_BROKEN, file=document.name, detail=document.fault)
        return
    for fault in document.wrong_types:
        yield Finding(codes.FRONT_MATTER_TYPE, file=document.name, detail=fault)
    identity = document.identity
    if not identity.title:
        yield Finding(site_codes.TITLE_MISSING, file=document.name)
    if identity.date and not _FIRST_YEAR <= identity.date.year < _LAST_YEAR:
        yield Finding(site_codes.DATE_DOUBTFUL, file=document.name, detail=_day(identity.date))


def _day(moment: datetime) -> str:
    return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
