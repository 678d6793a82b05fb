"""`migrator convert`: a source → the files of a platform."""

from pathlib import Path

import click

from migrator.cli.console import Console, emit, emit_json
from migrator.cli.exits import Exit, verdict
from migrator.cli.filter_words import WithFilters
from migrator.cli.invocation import Invocation
from migrator.cli.options import named_source, settings_options
from migrator.cli.tables import visible
from migrator.commands.convert import Planned, convert, dry_run
from migrator.diagnostics import Severity
from migrator.settings import SettingError, Settings
from migrator.store import Met, Report

_DETAILS_SHOWN = 5


@click.command("convert", cls=WithFilters)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@settings_options(
    "source",
    "output",
    "to",
    "reader",
    "only",
    "terms",
    "authors",
    "path",
    "page_path",
    "front_matter",
    "fields",
    "constants",
    "field_order",
    "date_format",
    "body",
    "site_url",
    "permalink",
    "scaffold",
    "redirects",
    "links",
    "domains",
    "media",
    "media_from",
    "media_limit",
    "split_size",
    "engine",
    "dialect",
    "raw_html",
    "verify",
    "shortcodes",
    "blocks",
    "fix_mojibake",
    "timezone",
    "boundaries",
    "complete",
    "fetch",
    "cache",
    "refresh",
    "overwrite",
    "dry_run",
    "jobs",
    "fail_on",
)
@click.pass_context
def convert_command(
    context: click.Context,
    as_json: bool,  # noqa: FBT001  (click's flag)
    settings: Settings,
) -> int:
    """Convert SOURCE into clean Markdown or JSON, and account for every item.

    SOURCE is a WordPress export (.xml, .gz, .zip, or a folder with its parts), a saved page or a
    folder of pages, a text dump of a page, an http(s) address of one of these, or - for standard
    input. “migrator init” writes a migrator.toml that names it.
    """
    console = context.ensure_object(Invocation).console
    source, output = named_source(settings), _folder(settings)
    if settings.dry_run:
        planned = dry_run(source, output, settings)
        if as_json:
            emit_json([_row(entry) for entry in planned])
        else:
            emit("".join(f"{_line(entry)}\n" for entry in planned))
        return Exit.DONE
    report = convert(source, output, settings, console.progress)
    if as_json:
        emit_json(_result(report, output))
    else:
        _summary(console, report, output)
    return verdict((met.code.severity for met in report.tally.codes.values()), settings.fail_on)


def _folder(settings: Settings) -> Path:
    """Where to write; an empty name, as of an unset shell variable, would be the current folder.

    Raises:
        SettingError: It is empty.
    """
    if not settings.output:
        raise SettingError("output: the name is empty; “.” is the current folder.")
    return Path(settings.output)


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


def _result(report: Report, output: Path) -> dict[str, object]:
    """The summary for programs."""
    tally = report.tally
    return {
        "output": str(output),
        "report": str(report.path),
        "items": tally.items,
        "written": tally.written,
        "skipped": tally.skipped,
        "failed": tally.failed,
        "mended": tally.mended,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "infos": tally.infos,
        "codes": {met.code.name: met.count for met in _graver_first(report)},
        "files_changed": tally.changed,
        "files_unchanged": tally.unchanged,
        "files_removed": tally.removed,
    }


def _summary(console: Console, report: Report, output: Path) -> None:
    """What a person wants to know at the end."""
    tally = report.tally
    console.diagnostics(report.stale)
    for met in _graver_first(report):
        if met.code.severity > Severity.INFO:
            console.note(_met_line(met))
        else:
            console.detail(_met_line(met))
    removed = f", {tally.removed} left over from before removed" if tally.removed else ""
    console.note(
        f"{tally.items} items in: {tally.written} written, {tally.skipped} skipped, "
        f"{tally.failed} failed; {tally.mended} mended.\n"
        f"{output}: {_counted(tally.changed, 'file')} written, {tally.unchanged} up to date "
        f"already{removed}.\n"
        f"{_counted(tally.errors, 'error')}, {_counted(tally.warnings, 'warning')}, "
        f"{_counted(tally.infos, 'remark')}, all of them in {report.path}"
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _graver_first(report: Report) -> list[Met]:
    """What was reported: errors, then warnings, then remarks; the commonest of each first."""
    return sorted(
        report.tally.codes.values(),
        key=lambda met: (-met.code.severity, -met.count, met.code.name),
    )


def _met_line(met: Met) -> str:
    """A code with its count, and what it was met at: the different details, a few of them."""
    details = list(dict.fromkeys(visible(entry.detail) for entry in met.first if entry.detail))
    shown = ", ".join(details[:_DETAILS_SHOWN]) + (" …" if len(details) > _DETAILS_SHOWN else "")
    what = f"{met.code.title}: {shown}" if shown else met.code.title
    return f"{met.code.severity.name.lower()}: {met.count} × {what} [{met.code.name}]"
