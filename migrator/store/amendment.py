"""An output of an earlier run, changed item by item: files replaced, rows exchanged.

What may be changed is what `Store` may overwrite: files that are ours and that nobody has edited.
An item of which one file was edited is left as it is, whole. Killed at any point, it leaves whole
files and a ledger from which the same command does the rest.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from migrator.diagnostics import Diagnostic
from migrator.diagnostics.output import OUTPUT_EDITED_SINCE
from migrator.store.account import item_row, row_digest, storable, tally_of
from migrator.store.errors import StoreError
from migrator.store.exchange import Exchange, exchanged, present
from migrator.store.folder import Folder
from migrator.store.ledger import FileRow, Ledger
from migrator.store.outcome import Collection, Outcome, OutFile
from migrator.store.paths import STATE_FOLDER
from migrator.store.report import Report, write_report
from migrator.store.store import Existing

_ROWS: Final = "rows"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the earlier run kept of its source.

    Attributes:
        source: As the run packed it; empty where it kept none.
        posts: The posts that were cut, packed, by ordinal.
    """

    source: str
    posts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Change:
    """What an item turned into, and what it turns into now."""

    before: Outcome
    after: Outcome

    def rows(self, path: str) -> Exchange:
        """What is to become of its rows in a shared file."""
        old, new = (
            tuple(row.data for row in outcome.rows if row.path == path)
            for outcome in (self.before, self.after)
        )
        return Exchange(old, new)


class Amendment:
    """The output folder while items of it are changed. Use it as a context manager."""

    def __init__(self, folder: Folder, ledger: Ledger, existing: Existing) -> None:
        """Use `Amendment.open`."""
        self._folder = folder
        self._ledger = ledger
        self._existing = existing
        self._changes: list[_Change] = []
        self._left = 0

    @classmethod
    def open(cls, path: Path, existing: Existing) -> Self:
        """Look at the output of an earlier run; nothing is changed.

        Raises:
            StoreError: There is none, its run did not end, or another run is writing into it.
        """
        folder = Folder(path)
        if not folder.ledger().exists():
            raise StoreError(
                f"{path}: holds no output of migrator; name the folder that was given to "
                "“migrator convert” as --output."
            )
        ledger = Ledger(folder.ledger())
        if next(iter(ledger.select("SELECT state FROM run")), ("",))[0] != "finished":
            ledger.close()
            raise StoreError(f"{path}: the run that made it did not end; run “convert” again.")
        return cls(folder, ledger, existing)

    @property
    def kept(self) -> Kept:
        """What the earlier run kept."""
        return Kept(self._ledger.kept_source(), dict(self._ledger.cut_posts()))

    @property
    def left(self) -> int:
        """How many posts are cut all the same, once it is finished."""
        return self._left

    def put(self, before: Outcome, after: Outcome) -> None:
        """Take what an item turned into and what it turns into now; nothing is written yet."""
        self._changes.append(_Change(before, after))

    def finish(self, collections: Sequence[Collection]) -> Report:
        """Write what has changed, bring the ledger up to it, and write the report anew.

        Args:
            collections: The files of the output that items share.

        Raises:
            StoreError: Something could not be written.
        """
        self._folder.open_spools()
        shared = {each.path: each for each in collections}
        able = self._able(shared)
        changed = sum(self._put_item(change) for change in able)
        for collection in collections:
            changed += self._exchange(collection, [each.rows(collection.path) for each in able])
        self._ledger.keep_cut({each.after.ordinal: each.after.cut for each in able})
        self._left = sum(1 for _ in self._ledger.cut_posts())
        tally = tally_of(self._ledger)
        tally.changed = changed
        write_report(self._folder, self._ledger, tally)
        self._ledger.finish()
        report = Report(tally, Path(self._folder.name, STATE_FOLDER, "report.md"), ())
        self.close()
        return report

    def close(self) -> None:
        """Let go of the folder."""
        self._folder.tidy()
        self._ledger.close()

    def __enter__(self) -> Self:
        """The amendment itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def _able(self, shared: Mapping[str, Collection]) -> list[_Change]:
        """The changes that touch nothing a person has edited; of the others that is set down."""
        there = {
            path: present(
                self._lines(collection.part_of or path),
                collection,
                [each.rows(path) for each in self._changes],
            )
            for path, collection in shared.items()
        }
        able = []
        for change in self._changes:
            if blocked := self._blocked(change, there, shared):
                self._leave(change, blocked)
            else:
                able.append(change)
        return able

    def _blocked(
        self,
        change: _Change,
        there: Mapping[str, frozenset[bytes]],
        shared: Mapping[str, Collection],
    ) -> str:
        """The first file that stands in the way of a change, empty where none does.

        Where rows have a comma between them, as many must stand there as before.
        """
        if change.after.state != "written":
            return change.after.path or "the output"
        for file in change.after.files:
            if not self._is_ours(file.path):
                return file.path
        for path, rows in there.items():
            exchange = change.rows(path)
            if exchange.old == exchange.new:
                continue
            lost = not rows.issuperset(exchange.old) and not rows.issuperset(exchange.new)
            uneven = shared[path].separator.strip() and len(exchange.old) != len(exchange.new)
            whole = shared[path].part_of or path
            if lost or uneven or not self._is_ours(whole):
                return whole
        return ""

    def _leave(self, change: _Change, path: str) -> None:
        """Set down that an item was left; its account is otherwise what it was."""
        note = Diagnostic(OUTPUT_EDITED_SINCE, change.before.place, path)
        left = replace(change.before, diagnostics=(*change.before.diagnostics, note))
        self._ledger.amend([item_row(left, self._digest_of(left))], [])

    def _is_ours(self, path: str) -> bool:
        if self._folder.obstacle(path):
            return False
        kind = self._folder.kind(path)
        if not kind or (kind == "file" and self._existing is Existing.OVERWRITE):
            return True
        row = self._ledger.file(path)
        return kind == "file" and row is not None and row.knows(self._folder.digest(path))

    def _put_item(self, change: _Change) -> int:
        """Commit what an item's files will be, then put in place those that change."""
        outcome = change.after
        rows = [self._file_row(file, outcome) for file in outcome.files]
        self._ledger.amend([item_row(outcome, self._digest_of(outcome))], rows)
        changed = 0
        for file, row in zip(outcome.files, rows, strict=True):
            if row.prior != row.digest:
                self._folder.write(file.path, file.data)
                changed += 1
        return changed

    def _file_row(self, file: OutFile, outcome: Outcome) -> FileRow:
        digest = hashlib.sha256(file.data).hexdigest()
        prior = self._folder.digest(file.path) if self._folder.kind(file.path) else None
        return FileRow(file.path, digest, prior, outcome.ordinal, storable(outcome.place.file))

    def _digest_of(self, outcome: Outcome) -> str | None:
        own = (each.data for each in outcome.files if each.path == outcome.path)
        data = next(own, None)
        return row_digest(outcome) if data is None else hashlib.sha256(data).hexdigest()

    def _exchange(self, collection: Collection, exchanges: Sequence[Exchange]) -> int:
        """Exchange rows of a shared file; how many files changed."""
        changes = [each for each in exchanges if each.old != each.new]
        if not changes:
            return 0
        path = collection.part_of or collection.path
        spool = self._folder.spool(_ROWS)
        digest = hashlib.sha256()
        with Path(spool).open("wb") as file:
            for piece in exchanged(self._lines(path), collection, changes):
                digest.update(piece)
                file.write(piece)
        prior = self._folder.digest(path) if self._folder.kind(path) else None
        known = self._ledger.file(path)
        source = known.source if known else ""
        self._ledger.amend([], [FileRow(path, digest.hexdigest(), prior, None, source)])
        self._folder.place(spool, path)
        return int(prior != digest.hexdigest())

    def _lines(self, path: str) -> Iterable[bytes]:
        return self._folder.lines(path) if self._folder.kind(path) == "file" else ()
