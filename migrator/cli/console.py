"""What a run says: results on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from enum import IntEnum

import click

from migrator.cli.tables import visible
from migrator.diagnostics import Diagnostic, Severity

Advance = Callable[[int], None]


class Verbosity(IntEnum):
    """How much is said on standard error."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


_LEAST: dict[Verbosity, Severity] = {
    Verbosity.QUIET: Severity.ERROR,
    Verbosity.NORMAL: Severity.WARNING,
    Verbosity.VERBOSE: Severity.INFO,
}
_COLOURS: dict[Severity, str] = {
    Severity.INFO: "blue",
    Severity.WARNING: "yellow",
    Severity.ERROR: "red",
}


@dataclass(frozen=True, slots=True)
class Console:
    """Standard error, as quiet or talkative as the user wants it. Never writes a result."""

    verbosity: Verbosity = Verbosity.NORMAL

    def note(self, text: str) -> None:
        """Say something a person may want to know; nothing under `--quiet`."""
        if self.verbosity >= Verbosity.NORMAL:
            _say(text)

    def detail(self, text: str) -> None:
        """Say something only `--verbose` asks for."""
        if self.verbosity >= Verbosity.VERBOSE:
            _say(text)

    def diagnostics(self, entries: Iterable[Diagnostic]) -> None:
        """Show what was met, a line each: warnings and errors, or as the verbosity has it."""
        for entry in entries:
            if entry.code.severity >= _LEAST[self.verbosity]:
                _say(diagnostic_line(entry))

    @contextmanager
    def progress(self, label: str, total: int | None = None) -> Iterator[Advance]:
        """A progress bar with counts while the block runs, on a terminal; nothing in a pipe.

        Args:
            label: What is being done: `Converting`.
            total: How many steps there are, None where nobody knows.

        Yields:
            A function that is called with the number of steps done since the last call.
        """
        if self.verbosity < Verbosity.NORMAL or not sys.stderr.isatty():
            yield _no_progress
            return
        from rich.console import Console as Terminal  # noqa: PLC0415  (40 ms no pipe should pay)
        from rich.progress import (  # noqa: PLC0415  (as above)
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        terminal = Terminal(stderr=True)
        with Progress(*columns, TimeRemainingColumn(), console=terminal, transient=True) as bar:
            task = bar.add_task(label, total=total)
            yield lambda steps: bar.update(task, advance=steps)


def diagnostic_line(entry: Diagnostic) -> str:
    """A diagnostic as a person reads it: `warning: export.xml:12: what it is: detail [code]`."""
    severity = click.style(entry.code.severity.name.lower(), _COLOURS[entry.code.severity])
    parts = (severity, visible(str(entry.place)), entry.code.title, visible(entry.detail))
    times = f" ×{entry.count}" if entry.count != 1 else ""
    words = ": ".join(part for part in parts if part)
    return f"{words}{times} [{entry.code.name}]"


def complain(sentence: str) -> None:
    """Say that the run failed, and why, in one sentence; no verbosity silences it."""
    _say(f"{click.style('Error', 'red')}: {visible(sentence)}")


def emit(text: str) -> None:
    """Write a result to standard output: UTF-8 and bare line feeds, whatever the locale."""
    if text and not text.endswith("\n"):
        text += "\n"
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def emit_json(value: object) -> None:
    """Write a dataclass, list or mapping to standard output as indented JSON.

    A diagnostic has the same members as in the ledger and in report.json.
    """
    import orjson  # noqa: PLC0415  (only results in JSON need it)

    options = orjson.OPT_INDENT_2 | orjson.OPT_PASSTHROUGH_DATACLASS
    emit(orjson.dumps(value, default=_members, option=options).decode())


def _members(value: object) -> object:
    """What orjson is to write for a dataclass."""
    import orjson  # noqa: PLC0415  (only results in JSON need it)

    from migrator.store.account import to_json  # noqa: PLC0415  (only results in JSON need it)

    if isinstance(value, Diagnostic):
        return orjson.Fragment(to_json(value))
    if is_dataclass(value):
        return {row.name: getattr(value, row.name) for row in fields(value)}
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _say(text: str) -> None:
    """A line on standard error; click takes the colours off where it is no terminal."""
    click.echo(text, err=True, color=False if os.environ.get("NO_COLOR") else None)


def _no_progress(_steps: int) -> None:
    """Steps nobody watches."""
