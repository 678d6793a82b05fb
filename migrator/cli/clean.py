"""`migrator clean`: one body, page or dump from a file or standard input to standard output."""

import click

from migrator.cli.console import emit, emit_json
from migrator.cli.exits import Exit, verdict
from migrator.cli.invocation import Invocation
from migrator.cli.options import settings_options
from migrator.cli.tables import visible
from migrator.commands.clean import FORMS, KINDS, Form, clean_source
from migrator.settings import Settings


@click.command("clean")
@click.argument("source", metavar="[FILE|-]", default="-")
@click.option(
    "--from",
    "kind",
    type=click.Choice(KINDS),
    help="What FILE holds. By default a page or a dump is known when it is one; else it is a body.",
)
@click.option(
    "-t",
    "--to",
    "form",
    type=click.Choice(FORMS),
    default=FORMS[0],
    show_default=True,
    help="What to make of it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print text, removed pieces and reports.")
@settings_options(
    "engine",
    "dialect",
    "raw_html",
    "verify",
    "shortcodes",
    "blocks",
    "fix_mojibake",
    "boundaries",
    "fail_on",
)
@click.pass_obj
def clean_command(  # noqa: PLR0913, PLR0917  (click gives each option its own argument)
    run: Invocation,
    source: str,
    kind: str | None,
    form: Form,
    as_json: bool,  # noqa: FBT001  (click's flag)
    settings: Settings,
) -> Exit:
    """Clean one body, page or dump, and print it.

    A body is a post's text as WordPress stores it: classic, HTML, or blocks. Without FILE, or with
    “-”, standard input is read:

        wp post get 12 --field=content | migrator clean
    """
    cleaned = clean_source(source, kind, form, settings)
    if as_json:
        emit_json(cleaned)
    else:
        emit(cleaned.text)
    for title in cleaned.cut:
        run.console.note(f"cut off in the source: {f'“{visible(title)}”' if title else 'the post'}")
    for piece in cleaned.removed:
        run.console.detail(f"taken out: {piece.what}: {visible(piece.text)}")
    run.console.diagnostics(cleaned.diagnostics)
    return verdict((entry.code.severity for entry in cleaned.diagnostics), settings.fail_on)
