"""What becomes of an item: the files and rows it turned into, and what there is to say of it."""

from dataclasses import dataclass
from typing import Literal

from migrator.diagnostics import Diagnostic, Place

State = Literal["written", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file of its own. `path` is relative to the output folder, with `/` between its parts."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of a file that many items share: a line of JSONL, an element of a JSON array."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Collection:
    """A file made of rows: `head`, the rows with `separator` between them, `tail`."""

    path: str
    head: bytes = b""
    separator: bytes = b"\n"
    tail: bytes = b"\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item.

    Attributes:
        ordinal: The item's position in the source.
        place: Where it stands there.
        path: Where it is found in the output, None when it was not written.
        digest: Hash of what the source held for it.
    """

    ordinal: int
    state: State
    place: Place
    digest: str
    id: int | None = None
    type: str = ""
    status: str = ""
    path: str | None = None
    files: tuple[OutFile, ...] = ()
    rows: tuple[Row, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
