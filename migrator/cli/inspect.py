"""`migrator inspect`: what is in a source, and what would become of it."""

import click

from migrator.cli.console import emit, emit_json
from migrator.cli.exits import Exit, verdict
from migrator.cli.filter_words import WithFilters
from migrator.cli.inspect_text import inventory_text
from migrator.cli.invocation import Invocation
from migrator.cli.options import named_source, settings_options
from migrator.commands.inspect import inspect
from migrator.diagnostics import Severity
from migrator.settings import Settings


@click.command("inspect", cls=WithFilters)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, nothing cut.")
@settings_options(
    "source",
    "to",
    "reader",
    "only",
    "terms",
    "authors",
    "path",
    "page_path",
    "shortcodes",
    "blocks",
    "timezone",
    "boundaries",
    "fail_on",
)
@click.pass_obj
def inspect_command(run: Invocation, as_json: bool, settings: Settings) -> Exit:  # noqa: FBT001  (click's flag)
    """Show what is in SOURCE and what would become of it. Nothing is written.

    SOURCE is what “migrator convert” takes: a file, a folder, an http(s) address, or - for standard
    input.
    """
    inventory = inspect(named_source(settings), settings, run.console.progress)
    if as_json:
        emit_json(inventory)
    else:
        emit(inventory_text(inventory))
    severities = (Severity[finding.severity.upper()] for finding in inventory.findings)
    return verdict(severities, settings.fail_on)
