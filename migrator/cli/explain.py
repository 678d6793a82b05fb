"""`migrator explain`: what a reported code means and what to do about it."""

import click

from migrator.cli.console import emit, emit_json
from migrator.cli.tables import Column, text_table
from migrator.commands.explain import Explanation, UnknownCodeError, explain, explain_all


@click.command("explain")
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explain_command(code: str | None, as_json: bool) -> None:  # noqa: FBT001  (click's flag)
    """Say what a reported code means and what to do about it.

    Without CODE, every code is listed. Reports end with their code, in square brackets.
    """
    try:
        found = explain(code) if code else explain_all()
    except UnknownCodeError as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        emit_json(found)
    else:
        emit(_text(found) if isinstance(found, Explanation) else _list(found))


def _text(code: Explanation) -> str:
    """A code in full, folded for a terminal."""
    body = click.wrap_text(code.help, width=80, preserve_paragraphs=True)
    mends = ", counted as mended" if code.mends else ""
    return f"{code.name} ({code.severity}, {code.effect}{mends})\n\n{code.title}.\n\n{body}\n"


def _list(codes: tuple[Explanation, ...]) -> str:
    columns = (Column("code"), Column("severity"), Column("effect"), Column("title"))
    rows = [(code.name, code.severity, code.effect, code.title) for code in codes]
    return text_table(columns, rows)
