"""The items of one file, as they are found → their briefs, in this process or in several.

The file is scanned in one process, since only who has read all before an item knows where it
begins. What the scan finds is then read by others: they get places and take the bytes from the
file themselves, which costs less than to send them.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from migrator.processes import cores, in_processes
from migrator.readers.wxr.brief import Brief, brief_of
from migrator.readers.wxr.dates import Clock
from migrator.readers.wxr.element import Frame
from migrator.readers.wxr.spool import Part
from migrator.readers.wxr.stub import Spot

WORTH_SHARING = 4 << 20
"""A file that is smaller is read before other processes have started."""
BATCH_BYTES = 1 << 19


class Found(NamedTuple):
    """An item that the scan has found."""

    spot: Spot
    data: bytes
    frame: Frame


def briefs(found: Iterable[Found], part: Part, clock: Clock, jobs: int) -> Iterator[Brief]:
    """The briefs of a file's items, in their order; the same whatever the number of processes.

    Args:
        clock: As the settings give it.
        jobs: Number of processes; 0 means one for each core.
    """
    count = jobs or cores()
    if count == 1 or part.size < WORTH_SHARING:
        yield from (brief_of(one.data, one.spot, one.frame, clock) for one in found)
        return
    read = partial(_read, part.path, clock)
    with closing(in_processes(read, _batches(found), count, bereaved=read)) as answers:
        for answer in answers:
            yield from answer


@dataclass(frozen=True, slots=True)
class _Batch:
    """Neighbours in one file, as bare values: they go to another process.

    Attributes:
        ordinal: Of the first.
        rows: Line, start and end of each.
    """

    ordinal: int
    file: str
    part: int
    frame: Frame
    rows: list[tuple[int, int, int]] = field(default_factory=list)

    def takes(self, one: Found) -> bool:
        """Whether an item may still join."""
        return one.frame is self.frame and one.spot.end - self.rows[0][1] <= BATCH_BYTES

    def spots(self) -> Iterator[Spot]:
        """The places of its items."""
        for ordinal, (line, start, end) in enumerate(self.rows, self.ordinal):
            yield Spot(ordinal, self.file, line, self.part, start, end)


def _batches(found: Iterable[Found]) -> Iterator[_Batch]:
    batch: _Batch | None = None
    for one in found:
        spot = one.spot
        if batch is None or not batch.takes(one):
            if batch is not None:
                yield batch
            batch = _Batch(spot.ordinal, spot.file, spot.part, one.frame)
        batch.rows.append((spot.line, spot.start, spot.end))
    if batch is not None:
        yield batch


def _read(path: Path, clock: Clock, batch: _Batch) -> list[Brief]:
    """The briefs of a batch, from the file."""
    origin = batch.rows[0][1]
    with path.open("rb") as file:
        file.seek(origin)
        data = file.read(batch.rows[-1][2] - origin)
    return [
        brief_of(data[spot.start - origin : spot.end - origin], spot, batch.frame, clock)
        for spot in batch.spots()
    ]
