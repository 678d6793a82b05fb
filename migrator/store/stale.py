"""Files of an earlier run that are no longer part of the output: what becomes of them.

The output is what this source and these settings make, so a file that an earlier run made of the
same source, and that nobody has edited, is removed when it is no longer in the plan (its post was
deleted, renamed or filtered out). A file that a person has edited is theirs from now on. A file
that came from another source is left: two exports may be converted into one folder.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from migrator.diagnostics import Code, Diagnostic, Place
from migrator.diagnostics.output import (
    OUTPUT_FROM_OTHER_SOURCE,
    OUTPUT_STALE_EDITED,
    OUTPUT_STALE_REMOVED,
)
from migrator.store.folder import Folder
from migrator.store.ledger import FileRow, Ledger
from migrator.store.paths import key


@dataclass(frozen=True, slots=True)
class Stale:
    """What became of the files that are no longer part of the output."""

    removed: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def remove_stale(folder: Folder, ledger: Ledger, planned: AbstractSet[str]) -> Stale:
    """Remove files of earlier runs that are not planned any more, where they are ours to remove."""
    stale = list(ledger.files(planned))
    if not stale:
        return Stale((), ())
    sources = {str(name) for (name,) in ledger.select("SELECT DISTINCT file FROM items")}
    twins = {key(path): path for path in planned}
    removed: list[str] = []
    diagnostics: list[Diagnostic] = []
    for row in stale:
        code = _judge(row, folder, sources, twins)
        if code is None or code is OUTPUT_STALE_EDITED:
            ledger.forget([row.path])
        elif code is OUTPUT_STALE_REMOVED:
            folder.remove(row.path)
            ledger.forget([row.path])
            removed.append(row.path)
        if code is not None:
            diagnostics.append(Diagnostic(code, Place(row.path)))
    return Stale(tuple(removed), tuple(diagnostics))


def _judge(
    row: FileRow, folder: Folder, sources: AbstractSet[str], twins: dict[str, str]
) -> Code | None:
    """What is to be done with a file; None where it is gone, or is a planned one's other name."""
    if folder.obstacle(row.path) or not (kind := folder.kind(row.path)):
        return None
    twin = twins.get(key(row.path))
    if twin is not None and folder.is_same_file(row.path, twin):
        return None
    if row.source and row.source not in sources:
        return OUTPUT_FROM_OTHER_SOURCE
    if kind != "file" or not row.knows(folder.digest(row.path)):
        return OUTPUT_STALE_EDITED
    return OUTPUT_STALE_REMOVED
