"""`migrator convert`: a source → the files of a platform."""

from pathlib import Path

import click

from migrator.cli.console import Console, emit, emit_json
from migrator.cli.exits import Exit
from migrator.cli.invocation import Invocation
from migrator.cli.options import settings_options
from migrator.commands.convert import Planned, convert, dry_run, found_at
from migrator.settings import Settings
from migrator.store import Report


@click.command("convert")
@click.argument("source")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder to write to.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@settings_options(
    "to",
    "reader",
    "only",
    "path",
    "page_path",
    "front_matter",
    "body",
    "engine",
    "timezone",
    "boundaries",
    "overwrite",
    "dry_run",
    "jobs",
    "fail_on",
)
@click.pass_context
def convert_command(
    context: click.Context,
    source: str,
    output: Path,
    as_json: bool,  # noqa: FBT001  (click's flag)
    settings: Settings,
) -> int:
    """Convert SOURCE into clean Markdown or JSON, and account for every item.

    SOURCE is a WordPress export (.xml, .gz, .zip, or a folder with its parts), a saved page or a
    folder of pages, a text dump of a page, an http(s) address of one of these, or - for standard
    input.
    """
    console = context.ensure_object(Invocation).console
    if settings.dry_run:
        planned = tuple(dry_run(source, settings))
        if as_json:
            emit_json([_row(entry) for entry in planned])
        else:
            emit("".join(f"{_line(entry)}\n" for entry in planned))
        return Exit.DONE
    report = convert(source, output, settings, console.progress)
    if as_json:
        emit_json({"output": str(output), "report": str(report.path), **_counts(report)})
    else:
        _summary(console, report, output)
    return Exit.FOUND if found_at(report, settings.fail_on) else Exit.DONE


def _line(entry: Planned) -> str:
    """A line of the plan: the path, and what goes there."""
    return f"{entry.path or f'(skipped: {entry.reason})'}  ←  {entry.stub.place}"


def _row(entry: Planned) -> dict[str, object]:
    stub = entry.stub
    return {
        "path": entry.path,
        "skipped": entry.reason or None,
        "id": stub.id,
        "type": stub.type,
        "status": stub.status,
        "title": stub.title,
        "file": stub.file,
        "line": stub.line,
    }


def _counts(report: Report) -> dict[str, int]:
    tally = report.tally
    return {
        "items": tally.items,
        "written": tally.written,
        "skipped": tally.skipped,
        "failed": tally.failed,
        "mended": tally.mended,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "infos": tally.infos,
        "files_changed": tally.changed,
        "files_unchanged": tally.unchanged,
        "files_removed": tally.removed,
    }


def _summary(console: Console, report: Report, output: Path) -> None:
    """What a person wants to know at the end."""
    tally = report.tally
    console.note(
        f"{tally.items} items in: {tally.written} written, {tally.skipped} skipped, "
        f"{tally.failed} failed; {tally.mended} mended."
    )
    console.note(
        f"{output}: {tally.changed} files written, {tally.unchanged} already up to date"
        + (f", {tally.removed} left over from before and removed." if tally.removed else ".")
    )
    console.note(
        f"{tally.errors} errors, {tally.warnings} warnings, {tally.infos} remarks: {report.path}"
    )
