"""`migrator settings`: every setting, its value and where it comes from."""

import click

from migrator.cli.console import emit, emit_json
from migrator.cli.invocation import Invocation
from migrator.cli.tables import Column, text_table
from migrator.commands.settings import Setting, list_settings, to_toml


@click.command("settings")
@click.option("--json", "form", flag_value="json", help="Print a JSON list.")
@click.option("--toml", "form", flag_value="toml", help="Print a migrator.toml, with comments.")
@click.pass_obj
def settings_command(run: Invocation, form: str | None) -> None:
    """Show every setting, its value and where that comes from.

    Values come from the defaults, then migrator.toml (or --config), then MIGRATOR_* in the
    environment: the later wins. “--toml” prints a file to start from:

        migrator settings --toml > migrator.toml
    """
    rows = list_settings(run.layers())
    if form == "json":
        emit_json(rows)
    elif form == "toml":
        emit(to_toml(rows))
    else:
        columns = (Column("setting"), Column("value"), Column("from"))
        emit(text_table(columns, [(row.name, _shown(row), row.origin) for row in rows]))


def _shown(row: Setting) -> str:
    """A value as a person writes it."""
    if isinstance(row.value, bool):
        return "true" if row.value else "false"
    if isinstance(row.value, tuple):
        return ", ".join(row.value)
    return str(row.value)
