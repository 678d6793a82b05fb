"""What the store's tests share: small plans, a whole run of one, and a folder as a value."""

import hashlib
import os
import sqlite3
import tempfile
from pathlib import Path

from migrator.diagnostics import Code, Diagnostic, Effect, Place, Severity
from migrator.store import Collection, Existing, Outcome, OutFile, Report, Row, Store

MENDED = Code(
    "store-test-mended", Severity.WARNING, Effect.CHANGED, "Something was mended", "", mends=True
)
ROWS = Collection("all.jsonl")


def many_runs_folder():
    """A temporary folder for hundreds of runs: in memory where the system has that.

    Every run waits for the disk several times, and a disk that others use is slow.
    """
    memory = "/dev/shm"
    return tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None)


def outcome(ordinal, path, text, *, source="blog.xml", diagnostics=(), rows=False):  # noqa: PLR0913  (what tests vary)
    """A written item with one file, and a row in `all.jsonl` when asked for."""
    data = text.encode()
    return Outcome(
        ordinal,
        "written",
        Place(source, ordinal * 10 + 1, item=f"post {ordinal}"),
        hashlib.sha256(data).hexdigest(),
        id=ordinal,
        type="post",
        status="publish",
        path=path,
        files=(OutFile(path, data),),
        rows=(Row(ROWS.path, b'"%d"' % ordinal),) if rows else (),
        diagnostics=tuple(diagnostics),
    )


def blog(texts, **options):
    """Outcomes of a blog given as path → text."""
    return [
        outcome(number, path, text, **options) for number, (path, text) in enumerate(texts.items())
    ]


def mended(ordinal=0, count=1):
    return Diagnostic(MENDED, Place("blog.xml", ordinal + 1), "a loose end", count)


def run(folder: Path, outcomes, *, existing=Existing.PROTECT, batch=1000) -> Report:
    """A whole run, from the plan to the report."""
    outcomes = list(outcomes)
    collections = [ROWS] if any(entry.rows for entry in outcomes) else []
    with Store.open(folder, existing, batch) as store:
        store.check(planned(outcomes))
        store.begin(collections)
        for entry in outcomes:
            store.put(entry)
        return store.finish()


def planned(outcomes):
    paths = {file.path: None for entry in outcomes for file in entry.files}
    paths.update({row.path: None for entry in outcomes for row in entry.rows})
    return list(paths)


def tree(folder: Path):
    """Every file of the folder but the ledger: path → bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "ledger.sqlite"
    }


def ledger(folder: Path, query: str):
    connection = sqlite3.connect(folder / ".migrator/ledger.sqlite")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def account(folder: Path):
    """All the ledger says, as a value."""
    return {table: ledger(folder, f"SELECT * FROM {table}") for table in ("run", "items", "files")}
