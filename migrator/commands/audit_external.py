"""An output → the links to other sites that lead nowhere: each is asked once, politely."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from migrator.audit.documents import DocumentStub, read_document, survey_output
from migrator.audit.facts import facts_of
from migrator.audit.findings import Finding
from migrator.audit.post_audit import document_html
from migrator.diagnostics import audit_site as site_codes
from migrator.watching import Watch
from migrator.web import AnswerError, Session, UnreachableError, UnwantedBodyError, WebError

_GONE: Final = frozenset({404, 410})
"""Answers by which a site says that there is no such page; others may be its mood."""


def external_findings(folder: Path, watch: Watch) -> Iterator[Finding]:
    """Links that lead nowhere, each with the first document that has it.

    Hosts are asked one address at a time, with the pauses of the run's policy; what a host forbids
    or answers in another way is no finding.

    Raises:
        OSError: The folder can't be read.
    """
    links = _links(folder, survey_output(folder))
    with (
        tempfile.TemporaryDirectory(prefix="migrator-") as spool,
        Session(Path(spool)) as session,
        watch("Asking", len(links)) as advance,
    ):
        for address, file in links.items():
            if fault := _fault(session, address):
                yield Finding(site_codes.EXTERNAL_DEAD, file=file, detail=f"{address}: {fault}")
            advance(1)


def _links(folder: Path, documents: Iterable[DocumentStub]) -> dict[str, str]:
    """Every address that a document links to, with the first that does."""
    found: dict[str, str] = {}
    for stub in documents:
        if stub.has_body:
            for link in facts_of(document_html(read_document(folder, stub))).links:
                if link.target.startswith(("http://", "https://")):
                    found.setdefault(link.target.partition("#")[0], stub.name)
    return found


def _fault(session: Session, address: str) -> str:
    """Why an address leads nowhere, empty where it does not say so."""
    try:
        session.fetch(address, ("text/",)).path.unlink()
    except UnwantedBodyError:
        return ""
    except AnswerError as error:
        return str(error) if error.status in _GONE else ""
    except UnreachableError as error:
        return str(error)
    except WebError:
        return ""
    return ""
