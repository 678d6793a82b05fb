"""The ledger → `.migrator/report.json` for programs and `.migrator/report.md` for people.

Both say the same of the same source and settings: no time, and nothing of what was there before.
They are streamed, so that a run with a million diagnostics needs no more memory than one with ten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import orjson

from migrator.diagnostics import Diagnostic
from migrator.store.account import Met, Tally, storable
from migrator.store.errors import WriteError
from migrator.store.folder import Folder
from migrator.store.ledger import Ledger
from migrator.store.paths import STATE_FOLDER

_COUNTS = ("items", "written", "skipped", "failed", "mended", "infos", "warnings", "errors")
_NOTES = "SELECT diagnostic FROM notes ORDER BY number"
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")
_OF_ITEMS = """
    SELECT substr(diagnostics, 2, length(diagnostics) - 2)
    FROM items WHERE diagnostics <> '[]' ORDER BY ordinal
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What a finished run comes to.

    Attributes:
        tally: The counts.
        path: The report for people.
        stale: What became of files of earlier runs that are no longer part of the output.
    """

    tally: Tally
    path: Path
    stale: tuple[Diagnostic, ...]


def write_report(folder: Folder, ledger: Ledger, tally: Tally) -> None:
    """Write both reports.

    Raises:
        WriteError: The system refused.
    """
    for name, pieces in (
        ("report.json", _json(ledger, tally)),
        ("report.md", _text(tally)),
    ):
        spool = folder.spool(name)
        try:
            with Path(spool).open("wb") as file:
                file.writelines(piece.encode() for piece in pieces)
        except OSError as error:
            raise WriteError.of(error, name) from error
        folder.place(spool, f"{STATE_FOLDER}/{name}")


def _json(ledger: Ledger, tally: Tally) -> Iterator[str]:
    """An object with `counts`, `codes` and `diagnostics`; one diagnostic on a line."""
    counts = {name: getattr(tally, name) for name in _COUNTS}
    codes = {met.code.name: met.count for met in _by_gravity(tally)}
    yield f'{{"counts": {_dumps(counts)},\n"codes": {_dumps(codes)},\n"diagnostics": ['
    before = "\n"
    for (entries,) in chain(ledger.select(_NOTES), ledger.select(_OF_ITEMS)):
        yield f"{before}{entries}"
        before = ",\n"
    yield "\n]}\n"


def _text(tally: Tally) -> Iterator[str]:
    yield (
        "# Report\n\n"
        f"{tally.items} items in: {tally.written} written, {tally.skipped} skipped, "
        f"{tally.failed} failed. {tally.mended} mended.\n"
    )
    for met in _by_gravity(tally):
        code = met.code
        yield f"\n## {met.count} × {code.name} ({code.severity.name.lower()})\n\n"
        yield f"{code.title}. {code.help}\n\n"
        yield from map(_line, met.first)
        if more := met.count - sum(entry.count for entry in met.first):
            yield f"- and {more} more, all in `report.json` and in the ledger\n"


def _line(entry: Diagnostic) -> str:
    parts = [part for part in (str(entry.place), entry.detail) if part]
    return f"- {_code_span(storable(': '.join(parts)) or 'the source as a whole')}\n"


def _by_gravity(tally: Tally) -> list[Met]:
    """Each code met: errors first."""
    return sorted(tally.codes.values(), key=lambda met: (-met.code.severity, met.code.name))


def _code_span(text: str) -> str:
    """Text of the source as inert Markdown: no HTML, no link, no line of its own."""
    flat = " ".join(text.translate(_CONTROLS).split())
    longest = max(map(len, "".join(c if c == "`" else " " for c in flat).split()), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {flat} {fence}" if longest else f"{fence}{flat}{fence}"


def _dumps(value: dict[str, int]) -> str:
    return orjson.dumps(value).decode()
