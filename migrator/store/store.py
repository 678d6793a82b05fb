"""The store: outcomes in, files and the ledger out. The only place of the tool that writes."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from migrator import __version__
from migrator.diagnostics import Diagnostic
from migrator.store.account import Tally, item_row, row_digest, storable, to_json
from migrator.store.collection import OpenCollection
from migrator.store.errors import Conflict, PlanConflictError, StoreError
from migrator.store.folder import Folder
from migrator.store.ledger import FileRow, ItemRow, Ledger
from migrator.store.outcome import Body, Collection, Outcome, OutFile, Row
from migrator.store.paths import STATE_FOLDER, check_plan, key
from migrator.store.report import Report, write_report
from migrator.store.stale import remove_stale

if TYPE_CHECKING:
    from migrator.store.media import Shelf

BATCH = 1000
_BATCH_BYTES = 8 << 20


class Existing(Enum):
    """What happens to a file that stands at a planned path and is not ours, or was edited."""

    PROTECT = "protect"
    OVERWRITE = "overwrite"


class Store:
    """The output folder of one run.

    Use it as a context manager, and call in this order: `check` with the paths of the whole plan,
    `begin`, then `put` for every item in the source's order (`put_site` and `note` as needed), then
    `finish`. Left before `finish`, by an error or an interrupt, it leaves whole files and a ledger
    from which the next run goes on.

    Attributes:
        tally: The counts so far.
        holds_cut: A post is cut, of those that are written.
    """

    def __init__(
        self, folder: Folder, ledger: Ledger | None, existing: Existing, batch: int = BATCH
    ) -> None:
        """Use `Store.open`."""
        self.tally = Tally()
        self.holds_cut = False
        self._folder = folder
        self._ledger = ledger
        self._existing = existing
        self._batch_items = batch
        self._planned: frozenset[str] = frozenset()
        self._waiting: set[str] = set()
        self._collections: dict[str, OpenCollection] = {}
        self._by_key: dict[str, FileRow] | None = None
        self._batch: list[Outcome] = []
        self._batch_bytes = 0

    @classmethod
    def open(cls, path: Path, existing: Existing = Existing.PROTECT, batch: int = BATCH) -> Self:
        """Look at an output folder; nothing is created.

        Args:
            path: The folder, which need not exist.
            existing: What to do with files that are not ours.
            batch: How many items are committed at a time.

        Raises:
            StoreError: The path is no folder, another run is writing into it, or its ledger can't
                be read or is a link.
        """
        folder = Folder(path)
        ledger = folder.ledger()
        return cls(folder, Ledger(ledger) if ledger.exists() else None, existing, batch)

    def check(self, paths: Iterable[str], yielding: frozenset[str] = frozenset()) -> frozenset[str]:
        """Compare the plan with what is there, before anything is written.

        Args:
            paths: Every file of the plan, those of collections too, relative to the folder.
            yielding: Those of them that give way to a file that is not ours, or was edited since.

        Returns:
            The ones that do: they must not be put.

        Raises:
            PlanConflictError: Files that are not ours, or were edited since, stand in the way.
            UnsafePathError: A path would lead out of the folder.
            StoreError: Two paths of the plan are one on some disk, or are file and folder at once.
        """
        planned = list(paths)
        check_plan(planned)
        self._planned = frozenset(planned)
        if not self._folder.exists():
            return frozenset()
        found = [entry for path in planned if (entry := self._conflict(path))]
        left = {entry.path for entry in found if entry.path in yielding and self._is_file(entry)}
        if conflicts := [entry for entry in found if entry.path not in left]:
            raise PlanConflictError(self._folder.name, conflicts)
        return frozenset(left)

    def shelf(self) -> "Shelf":
        """Where media are kept, before the run begins; the folder and the ledger are made.

        Raises:
            StoreError: The folder can't be written.
        """
        from migrator.store.media import Shelf  # noqa: PLC0415  (few runs have media)

        self._open()
        return Shelf(self._folder, self._open_ledger)

    def begin(self, collections: Sequence[Collection] = ()) -> None:
        """Make the folder and the ledger, and open the files that are made of rows.

        Raises:
            StoreError: The folder can't be written, or a collection is not in the plan.
        """
        self._open()
        self._folder.open_spools()
        self._open_ledger.start(__version__)
        self._waiting = set(self._planned)
        for number, collection in enumerate(collections):
            self._claim(collection.path)
            if collection.part_of:
                self._planned -= {collection.path}
            spool = self._folder.spool(f"rows-{number}")
            self._collections[collection.path] = OpenCollection(collection, spool)

    def put(self, outcome: Outcome) -> None:
        """Take what became of an item.

        Its files are in place when its batch is full, at `finish` at the latest.

        Raises:
            StoreError: A file could not be written, or is not in the plan.
        """
        for file in outcome.files:
            self._claim(file.path)
            self._batch_bytes += len(file.data)
        for row in outcome.rows:
            self._add_row(row, outcome.place.file)
        self.tally.add(outcome)
        self._batch.append(outcome)
        if len(self._batch) >= self._batch_items or self._batch_bytes >= _BATCH_BYTES:
            self._write_batch()

    def put_site(self, files: Iterable[OutFile]) -> None:
        """Write files that belong to no item, as a platform's settings; after `begin`.

        Raises:
            StoreError: A file could not be written, or is not in the plan.
        """
        written = list(files)
        for file in written:
            self._claim(file.path)
        self._write((), [(file, self._file_row(file, None, "")) for file in written])

    def put_bodies(self, bodies: Iterable[Body], source: str) -> None:
        """Put bodies that lie on the shelf in their places; after `begin`.

        Args:
            bodies: Each of a path of its own.
            source: The source file that uses them.

        Raises:
            StoreError: A file could not be written, or is not in the plan.
        """
        rows: list[tuple[Body, FileRow]] = []
        for body in bodies:
            self._claim(body.path)
            prior = self._standing(body.path, body.digest)
            rows.append((body, FileRow(body.path, body.digest, prior, None, storable(source))))
        self._open_ledger.record((), (row for _, row in rows))
        for body, row in rows:
            if row.prior == row.digest:
                self.tally.unchanged += 1
            else:
                self._folder.place_copy(body.file, body.path)
                self.tally.changed += 1

    def note(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Set down what was met outside any item."""
        self.tally.add_diagnostics(diagnostics)
        self._open_ledger.note(map(to_json, diagnostics))

    def keep_source(self, packed: Callable[[], str]) -> None:
        """Keep what `migrator fetch` needs to know of the source, where a post of it is cut."""
        self._write_batch()
        if self.holds_cut:
            self._open_ledger.keep_source(packed())

    def finish(self) -> Report:
        """Put everything in its place, remove what is stale, write the report.

        Raises:
            StoreError: Something could not be written.
        """
        self._write_batch()
        self._place_collections()
        stale = remove_stale(self._folder, self._open_ledger, self._planned)
        self.tally.removed = len(stale.removed)
        path = Path(self._folder.name, STATE_FOLDER, "report.md")
        write_report(self._folder, self._open_ledger, self.tally)
        self._open_ledger.finish()
        self.close()
        return Report(self.tally, path, stale.diagnostics)

    def close(self) -> None:
        """Let go of the folder; what is not in its place is dropped."""
        for collection in self._collections.values():
            collection.drop()
        self._collections = {}
        if self._ledger is not None:
            self._folder.tidy()
            self._ledger.close()
            self._ledger = None

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def _open(self) -> None:
        self._folder.create()
        if self._ledger is None:
            self._ledger = Ledger(self._folder.ledger())

    @property
    def _open_ledger(self) -> Ledger:
        if self._ledger is None:
            raise StoreError("The store has not begun, or is closed.")
        return self._ledger

    def _claim(self, path: str) -> None:
        """Every planned file is written once, and nothing else is."""
        try:
            self._waiting.remove(path)
        except KeyError:
            raise StoreError(f"{path} is not in the plan, or was written already.") from None

    def _add_row(self, row: Row, source: str) -> None:
        collection = self._collections.get(row.path)
        if collection is None:
            raise StoreError(f"{row.path} is no collection of the plan.")
        collection.source = collection.source or source
        collection.add(row.data)

    def _conflict(self, path: str) -> Conflict | None:
        if obstacle := self._folder.obstacle(path):
            return Conflict(path, obstacle)
        kind = self._folder.kind(path)
        if not kind or (kind == "file" and self._existing is Existing.OVERWRITE):
            return None
        if kind != "file":
            return Conflict(path, f"is a {kind}")
        row = self._row_of(path)
        if row is None:
            return Conflict(path, "is not ours")
        if not row.knows(self._folder.digest(path)):
            return Conflict(path, "was edited since")
        return None

    def _is_file(self, entry: Conflict) -> bool:
        return not self._folder.obstacle(entry.path) and self._folder.kind(entry.path) == "file"

    def _row_of(self, path: str) -> FileRow | None:
        """What the ledger knows of a file that is there.

        On a disk blind to case, a file that we wrote as `About.md` also stands at `about.md`.
        """
        if self._ledger is None:
            return None
        if row := self._ledger.file(path):
            return row
        if self._by_key is None:
            self._by_key = {key(row.path): row for row in self._ledger.files()}
        twin = self._by_key.get(key(path))
        return twin if twin and self._folder.is_same_file(path, twin.path) else None

    def _standing(self, path: str, digest: str) -> str | None:
        """Digest of what stands at a path, None for nothing; it must be ours to replace.

        The path is claimed, so this run has put nothing there yet.
        """
        if self._folder.is_new(path):
            return None
        kind = self._folder.kind(path)
        if not kind:
            return None
        found = self._folder.digest(path) if kind == "file" else ""
        if found != digest and (conflict := self._conflict(path)):
            raise PlanConflictError(self._folder.name, [conflict])
        return found

    def _write_batch(self) -> None:
        items: list[ItemRow] = []
        files: list[tuple[OutFile, FileRow]] = []
        for outcome in self._batch:
            source = storable(outcome.place.file)
            digest_out = None
            for file in outcome.files:
                row = self._file_row(file, outcome.ordinal, source)
                files.append((file, row))
                if file.path == outcome.path:
                    digest_out = row.digest
            items.append(item_row(outcome, digest_out or row_digest(outcome)))
        self._write(items, files)
        cut = {outcome.ordinal: outcome.cut for outcome in self._batch if outcome.cut}
        if cut:
            self._open_ledger.keep_cut(cut)
            self.holds_cut = True
        self._batch = []
        self._batch_bytes = 0

    def _write(self, items: Sequence[ItemRow], files: Sequence[tuple[OutFile, FileRow]]) -> None:
        """Commit what the files will be, then put in place those that change."""
        self._open_ledger.record(items, (row for _, row in files))
        changed = 0
        for file, row in files:
            if row.prior != row.digest:
                self._folder.write(file.path, file.data)
                changed += 1
        self.tally.changed += changed
        self.tally.unchanged += len(files) - changed

    def _file_row(self, file: OutFile, ordinal: int | None, source: str) -> FileRow:
        digest = hashlib.sha256(file.data).hexdigest()
        return FileRow(file.path, digest, self._standing(file.path, digest), ordinal, source)

    def _join_parts(self) -> None:
        """Put parts of collections where they belong."""
        for collection in [*self._collections.values()]:
            if whole := self._collections.get(collection.collection.part_of):
                whole.take(self._collections.pop(collection.collection.path))

    def _place_collections(self) -> None:
        self._join_parts()
        for path, collection in self._collections.items():
            if collection.is_empty:
                self._planned -= {path}
                continue
            digest = collection.end()
            prior = self._standing(path, digest)
            row = FileRow(path, digest, prior, None, storable(collection.source))
            self._open_ledger.record((), [row])
            if prior == digest:
                self.tally.unchanged += 1
            else:
                self._folder.place(collection.spool, path)
                self.tally.changed += 1
