"""`migrator formats`: the readers and writers there are, and the schema of JSON records."""

import click

from migrator.cli.console import emit, emit_json
from migrator.cli.tables import Column, text_table
from migrator.commands.formats import list_formats
from migrator.writers import schema_text


@click.command("formats")
@click.option("--json", "form", flag_value="json", help="Print a JSON list.")
@click.option("--schema", "form", flag_value="schema", help="Print the JSON Schema of an item.")
def formats_command(form: str | None) -> None:
    """List what can be read and written.

    “--schema” prints the JSON Schema that every item of “--to json” and “--to jsonl” keeps to.
    """
    if form == "schema":
        emit(schema_text("item"))
    elif form == "json":
        emit_json(list_formats())
    else:
        rows = [(f"--{row.direction} {row.name}", row.help) for row in list_formats()]
        emit(text_table((Column(""), Column("")), rows))
