"""The ledger → `.migrator/report.json` for programs and `.migrator/report.md` for people.

Both say the same of the same source and settings: no time, and nothing of what was there before.
They are streamed, so that a run with a million diagnostics needs no more memory than one with ten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from migrator.diagnostics import CODES, Diagnostic
from migrator.store.account import Tally
from migrator.store.errors import WriteError
from migrator.store.folder import Folder
from migrator.store.ledger import Ledger
from migrator.store.paths import STATE_FOLDER

_COUNTS = ("items", "written", "skipped", "failed", "mended", "infos", "warnings", "errors")
_PLACES_SHOWN = 20


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
        ("report.md", _text(ledger, tally)),
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
    codes = {code: count for code, count, *_ in _by_code(ledger)}
    yield f'{{"counts": {_dumps(counts)},\n"codes": {_dumps(codes)},\n"diagnostics": ['
    before = "\n"
    for (entry,) in ledger.select(
        "SELECT diagnostic FROM (SELECT -1 AS ordinal, number, diagnostic FROM notes UNION ALL "
        "SELECT ordinal, key, value FROM items, json_each(items.diagnostics)) "
        "ORDER BY ordinal, number"
    ):
        yield f"{before}{entry}"
        before = ",\n"
    yield "\n]}\n"


def _text(ledger: Ledger, tally: Tally) -> Iterator[str]:
    yield (
        "# Report\n\n"
        f"{tally.items} items in: {tally.written} written, {tally.skipped} skipped, "
        f"{tally.failed} failed. {tally.mended} mended.\n"
    )
    for code, count, severity in _by_code(ledger):
        yield f"\n## {count} × {code} ({severity})\n\n"
        if known := CODES.get(code):
            yield f"{known.title}. {known.help}\n\n"
        yield from _places(ledger, code, count)


def _places(ledger: Ledger, code: str, count: int) -> Iterator[str]:
    shown = 0
    for file, line, item, detail, times in ledger.select(
        "SELECT file, line, item, detail, count FROM diagnostics "
        "WHERE code = ? ORDER BY ordinal IS NOT NULL, ordinal LIMIT ?",
        code,
        _PLACES_SHOWN,
    ):
        where = ":".join(str(part) for part in (file, line) if part)
        parts = [str(part) for part in (where, item, detail) if part]
        shown += int(str(times))
        yield f"- {_code_span(': '.join(parts) or 'the source as a whole')}\n"
    if count > shown:
        yield f"- and {count - shown} more, all in `report.json` and in the ledger\n"


def _by_code(ledger: Ledger) -> list[tuple[str, int, str]]:
    """Each code met, how often, and its severity: errors first."""
    return [
        (str(code), int(str(count)), str(severity))
        for code, count, severity in ledger.select(
            "SELECT code, sum(count), severity FROM diagnostics GROUP BY code, severity "
            "ORDER BY severity = 'error' DESC, severity = 'warning' DESC, code"
        )
    ]


def _code_span(text: str) -> str:
    """Text of the source as inert Markdown: no HTML, no link, no line of its own."""
    flat = " ".join(text.split())
    longest = max(map(len, "".join(c if c == "`" else " " for c in flat).split()), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {flat} {fence}" if longest else f"{fence}{flat}{fence}"


def _dumps(value: dict[str, int]) -> str:
    return orjson.dumps(value).decode()
