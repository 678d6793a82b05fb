"""Outcomes and diagnostics → the rows and JSON that the ledger keeps of them, and the counts."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from migrator.diagnostics import CODES, Code, Diagnostic, Place, Severity
from migrator.store.ledger import ItemRow, Ledger
from migrator.store.outcome import Outcome

_TOO_LARGE = 1 << 63  # for SQLite; such an id still stands in the item's place

PLACES_KEPT = 20
"""Places of a code that the report for people names."""


@dataclass(slots=True)
class Met:
    """How often a code was met, and the first places it was met at."""

    code: Code
    count: int = 0
    first: list[Diagnostic] = field(default_factory=list)

    def add(self, entry: Diagnostic) -> None:
        """Count one more."""
        self.count += entry.count
        if len(self.first) < PLACES_KEPT:
            self.first.append(entry)


@dataclass(slots=True)
class Tally:
    """The counts of a run; `items` is always `written + skipped + failed`.

    Attributes:
        mended: How often something was repaired.
        infos, warnings, errors: How often something was reported, by severity.
        codes: What was reported, by the code's name.
        changed: Files written because their bytes are new.
        unchanged: Files that had their bytes already.
        removed: Files of an earlier run that are no longer part of the output.
    """

    items: int = 0
    written: int = 0
    skipped: int = 0
    failed: int = 0
    mended: int = 0
    infos: int = 0
    warnings: int = 0
    errors: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    codes: dict[str, Met] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """Count an item and what there is to say of it."""
        self.items += 1
        if outcome.state == "written":
            self.written += 1
        elif outcome.state == "skipped":
            self.skipped += 1
        else:
            self.failed += 1
        self.add_diagnostics(outcome.diagnostics)

    def add_diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Count what was reported."""
        for entry in diagnostics:
            met = self.codes.get(entry.code.name)
            if met is None:
                met = self.codes[entry.code.name] = Met(entry.code)
            met.add(entry)
            if entry.code.mends:
                self.mended += entry.count
            if entry.code.severity is Severity.INFO:
                self.infos += entry.count
            elif entry.code.severity is Severity.WARNING:
                self.warnings += entry.count
            else:
                self.errors += entry.count


def item_row(outcome: Outcome, digest_out: str | None) -> ItemRow:
    """An outcome as a row of `items`."""
    place = outcome.place
    return (
        outcome.ordinal,
        storable(place.file),
        place.line,
        place.byte,
        storable(place.item),
        outcome.id if outcome.id is None or abs(outcome.id) < _TOO_LARGE else None,
        storable(outcome.type),
        storable(outcome.status),
        outcome.digest,
        outcome.state,
        outcome.path,
        digest_out,
        "[" + ",\n".join(map(to_json, outcome.diagnostics)) + "]",
    )


def to_json(entry: Diagnostic) -> str:
    """A diagnostic as the ledger and the report have it."""
    code, place = entry.code, entry.place
    return orjson.dumps(
        {
            "code": code.name,
            "severity": code.severity.name.lower(),
            "effect": code.effect.value,
            "file": storable(place.file),
            "line": place.line,
            "byte": place.byte,
            "item": storable(place.item),
            "detail": storable(entry.detail),
            "count": entry.count,
        }
    ).decode()


def storable(text: str) -> str:
    """The text, lone surrogates (as in a file name that is not UTF-8) spelled out."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def row_digest(outcome: Outcome) -> str | None:
    """Digest of the item's row in the file it is found in."""
    for row in outcome.rows:
        if row.path == outcome.path:
            return hashlib.sha256(row.data).hexdigest()
    return None


def from_json(entry: Mapping[str, Any]) -> Diagnostic | None:
    """The diagnostic that was written so; None for one of a code that is no more."""
    code = CODES.get(entry["code"])
    if code is None:
        return None
    place = Place(entry["file"], entry["line"], entry["byte"], entry["item"])
    return Diagnostic(code, place, entry["detail"], entry["count"])


def tally_of(ledger: Ledger) -> Tally:
    """The counts of a run as its ledger has them; of the files it says nothing."""
    tally = Tally()
    for state, diagnostics in ledger.select("SELECT outcome, diagnostics FROM items"):
        tally.items += 1
        tally.written += state == "written"
        tally.skipped += state == "skipped"
        tally.failed += state == "failed"
        tally.add_diagnostics(filter(None, map(from_json, orjson.loads(str(diagnostics)))))
    for (note,) in ledger.select("SELECT diagnostic FROM notes ORDER BY number"):
        tally.add_diagnostics(filter(None, [from_json(orjson.loads(str(note)))]))
    return tally
