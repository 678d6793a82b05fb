"""What can go wrong while output is written: each error is one sentence that says what to do.

StoreError
├── BusyError           another run is writing into the same folder
├── LedgerError         the ledger is damaged, newer than this version, or not ours
├── PlanConflictError   files stand at planned paths that are not ours to replace
├── UnsafePathError     a path would lead out of the output folder
└── WriteError          the disk is full, the folder can't be written, …
"""

from collections.abc import Sequence
from dataclasses import dataclass


class StoreError(Exception):
    """The output could not be written, or what is there is in the way."""


class BusyError(StoreError):
    """Another run is writing into the same folder."""


class LedgerError(StoreError):
    """The ledger can't be used."""


class UnsafePathError(StoreError):
    """A path would lead out of the output folder, or into the ledger's own."""


class WriteError(StoreError):
    """The system refused to read or write something in the output folder."""

    @classmethod
    def of(cls, error: OSError, path: str) -> "WriteError":
        """The error in words: what, where, and what the system said."""
        return cls(f"{path} could not be written: {error.strerror or error}.")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that stands where a file was planned.

    Attributes:
        path: Relative to the output folder.
        why: What is there: `was edited since`, `is a folder`, …
    """

    path: str
    why: str


class PlanConflictError(StoreError):
    """Files stand at planned paths that are not ours to replace.

    Attributes:
        conflicts: All of them, in the plan's order.
    """

    _SHOWN = 5

    def __init__(self, folder: str, conflicts: Sequence[Conflict]) -> None:
        """Say how many there are and name the first few."""
        self.conflicts = tuple(conflicts)
        named = ", ".join(f"{entry.path} {entry.why}" for entry in self.conflicts[: self._SHOWN])
        more = len(self.conflicts) - self._SHOWN
        tail = f" and {more} more" if more > 0 else ""
        super().__init__(
            f"{folder}: nothing was written over what is there ({named}{tail}); move it away, "
            "choose another --output, or give --overwrite to replace files."
        )
