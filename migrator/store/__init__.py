"""Store: the one place that writes files, and the ledger of what was written.

In: the plan's paths, then one `Outcome` for every item, in the source's order. Out: whole files in
the output folder, and under its `.migrator/` the ledger (docs/ledger.md) and the report.

    with Store.open(Path("site")) as store:
        store.check(paths)              # nothing is written while something is in the way
        store.begin(collections)
        for outcome in outcomes:
            store.put(outcome)
        report = store.finish()

An `Amendment` changes items of an output that is there already.
"""

from migrator.store.account import Met, Tally
from migrator.store.amendment import Amendment, Kept
from migrator.store.errors import (
    BusyError,
    Conflict,
    LedgerError,
    PlanConflictError,
    StoreError,
    UnsafePathError,
    WriteError,
)
from migrator.store.outcome import Body, Collection, Outcome, OutFile, Row, State
from migrator.store.report import Report
from migrator.store.store import Existing, Store

__all__ = [
    "Amendment",
    "Body",
    "BusyError",
    "Collection",
    "Conflict",
    "Existing",
    "Kept",
    "LedgerError",
    "Met",
    "OutFile",
    "Outcome",
    "PlanConflictError",
    "Report",
    "Row",
    "State",
    "Store",
    "StoreError",
    "Tally",
    "UnsafePathError",
    "WriteError",
]
