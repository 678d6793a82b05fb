"""A file made of rows, one a line, in which some rows are exchanged for others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from migrator.store.outcome import Collection


@dataclass(frozen=True, slots=True)
class Exchange:
    """Rows of one item in one file: as they were, and as they shall be."""

    old: tuple[bytes, ...]
    new: tuple[bytes, ...]


def present(
    lines: Iterable[bytes], collection: Collection, exchanges: Sequence[Exchange]
) -> frozenset[bytes]:
    """Which of these rows stand in a file."""
    wanted = {_bare(row): row for each in exchanges for row in (*each.old, *each.new)}
    rows = (_row(line, collection) for line in lines)
    return frozenset(wanted[row] for row in rows if row in wanted)


def exchanged(
    lines: Iterable[bytes], collection: Collection, exchanges: Sequence[Exchange]
) -> Iterator[bytes]:
    """The file with the new rows where the old ones stood.

    Rows of an item that had none go to the end; a file that is not there is made. Where the new
    rows stand already, nothing changes.
    """
    places: dict[bytes, tuple[bytes, ...]] = {}
    for each in exchanges:
        for number, row in enumerate(each.old):
            places[_bare(row)] = each.new if number == 0 else ()
    added = [_bare(row) for each in exchanges if not each.old for row in each.new]
    empty = True
    for line in lines:
        empty = False
        row = _row(line, collection)
        if row in added:
            added.remove(row)
        if row in places:
            yield from (_bare(each) + line[len(row) :] for each in places[row])
        else:
            yield line
    if added:
        head = collection.head if empty else b""
        yield head + b"".join(row + b"\n" for row in added)


def _row(line: bytes, collection: Collection) -> bytes:
    """The row that a line holds, without what divides it from the next."""
    return _bare(line).removesuffix(collection.separator.removesuffix(b"\n"))


def _bare(row: bytes) -> bytes:
    """A row without the line's end, which some collections count to it."""
    return row.removesuffix(b"\n")
