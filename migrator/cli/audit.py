"""`migrator audit`: what became of every item of a source in an output."""

from pathlib import Path

import click

from migrator.cli.audit_text import audit_text
from migrator.cli.console import emit, emit_json
from migrator.cli.exits import Exit, verdict
from migrator.cli.invocation import Invocation
from migrator.cli.options import settings_options
from migrator.commands.audit import audit
from migrator.settings import Settings

_SHOWN = 20


@click.command("audit")
@click.argument("source")
@click.argument("output", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, nothing cut.")
@click.option("--all", "show_all", is_flag=True, help="Show every post that is not as it was.")
@settings_options("reader", "timezone", "jobs", "fail_on")
@click.pass_obj
def audit_command(  # noqa: PLR0913, PLR0917  (an argument for each option)
    run: Invocation,
    source: str,
    output: Path,
    as_json: bool,  # noqa: FBT001  (click's flag)
    show_all: bool,  # noqa: FBT001  (click's flag)
    settings: Settings,
) -> Exit:
    """Compare SOURCE with OUTPUT, a folder that this or any other converter wrote.

    Every item is looked for by id, link, slug, date, title and text, and everything in it is
    counted on both sides: words, headings, links, pictures, players, code, cells, items of lists,
    footnotes. Nothing is written.
    """
    result = audit(source, output, settings, run.console.progress)
    if as_json:
        emit_json(result)
    else:
        emit(audit_text(result, None if show_all else _SHOWN))
    return verdict((finding.code.severity for finding in result.all_findings()), settings.fail_on)
