"""`formats`: what can be read and written."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Literal

from migrator.readers import readers
from migrator.writers import WRITERS, find_writer


@dataclass(frozen=True, slots=True)
class Format:
    """A reader (`--from`) or a writer (`--to`) in one line."""

    direction: Literal["from", "to"]
    name: str
    help: str


def list_formats() -> tuple[Format, ...]:
    """Every reader, then every writer; those that other packages bring come after ours."""
    known = [Format("from", reader.name, reader.help) for reader in readers()]
    known += [Format("to", writer.name, writer.help) for writer in map(find_writer, _writers())]
    return tuple(known)


def _writers() -> Iterator[str]:
    yield from WRITERS
    yield from sorted({point.name for point in entry_points(group="migrator.writers")} - {*WRITERS})
