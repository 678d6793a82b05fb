"""What becomes of an item: the files and rows it turned into, and what there is to say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from migrator.diagnostics import Diagnostic, Place

State = Literal["written", "skipped", "failed"]


class OutFile(NamedTuple):
    """A file of its own. `path` is relative to the output folder, with `/` between its parts."""

    path: str
    data: bytes


class Body(NamedTuple):
    """A file that is a copy of another one.

    Attributes:
        path: As in `OutFile`.
        digest: SHA-256 of it.
        file: Where the other one lies.
    """

    path: str
    digest: str
    file: Path


class Row(NamedTuple):
    """A piece of a file that many items share: a line of JSONL, an element of a JSON array."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Collection:
    """A file made of rows: `head`, the rows with `separator` between them, `tail`.

    Attributes:
        path: Of the file; of a part, what rows call it.
        part_of: Path of the collection in whose file this one stands: after its rows and the parts
            before, and before its tail. Empty for a file of its own.
    """

    path: str
    head: bytes = b""
    separator: bytes = b"\n"
    tail: bytes = b"\n"
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item.

    Attributes:
        ordinal: The item's position in the source.
        place: Where it stands there.
        path: Where it is found in the output, None when it was not written.
        digest: Hash of what the source held for it.
        cut: The post, packed, where the source shows only its beginning; else empty.
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
    cut: str = ""

    def __reduce__(self) -> tuple[Callable[..., "Outcome"], tuple[object, ...]]:
        """Pickle as bare values, at a quarter of the cost: each may come from another process."""
        place = self.place
        return _from_values, (
            (
                *(self.ordinal, self.state, self.digest, self.id, self.type, self.status),
                *(self.path, self.cut),
            ),
            (place.file, place.line, place.byte, place.item),
            [tuple(file) for file in self.files],
            [tuple(row) for row in self.rows],
            self.diagnostics,
        )


def _from_values(
    own: tuple[int, State, str, int | None, str, str, str | None, str],
    place: tuple[str, int | None, int | None, str],
    files: list[tuple[str, bytes]],
    rows: list[tuple[str, bytes]],
    diagnostics: tuple[Diagnostic, ...],
) -> Outcome:
    """The outcome that was pickled so."""
    ordinal, state, digest, number, kind, status, path, cut = own
    return Outcome(
        ordinal,
        state,
        Place(*place),
        digest,
        number,
        kind,
        status,
        path,
        tuple([OutFile(*file) for file in files]),
        tuple([Row(*row) for row in rows]),
        diagnostics,
        cut,
    )
