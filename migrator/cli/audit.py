"""`migrator audit`: what became of every item of a source in an output."""

from pathlib import Path

import click

from migrator.audit.baseline import NO_BASELINE, compare, read_baseline
from migrator.audit.reports import FORMS, report_for
from migrator.audit.reports.as_json import json_report
from migrator.cli.audit_text import audit_text
from migrator.cli.console import emit
from migrator.cli.exits import Exit, verdict
from migrator.cli.invocation import Invocation
from migrator.cli.options import settings_options
from migrator.commands.audit import alone, audit, nothing_more
from migrator.commands.audit_against import addresses_of
from migrator.commands.audit_external import external_findings
from migrator.settings import SettingError, Settings

_SHOWN = 20
_FOLDER = click.Path(path_type=Path)


@click.command("audit")
@click.argument("source")
@click.argument("output", type=_FOLDER, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, nothing cut.")
@click.option("--all", "show_all", is_flag=True, help="Show every post that is not as it was.")
@click.option(
    "--report",
    "reports",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help=f"Write a report; its ending says which: {', '.join(FORMS)}. May be given several times.",
)
@click.option(
    "--html",
    type=_FOLDER,
    metavar="DIR",
    help="Write a report to look at: an overview, and a page for each post, both sides of it.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A JSON report of an earlier audit: only what is new since, or solved, is shown, and "
    "only what is new counts for --fail-on.",
)
@click.option(
    "--against",
    metavar="FILE",
    help="A sitemap, a feed or a list of addresses, as a file or an address: each has to be served "
    "or redirected by OUTPUT.",
)
@click.option(
    "--external", is_flag=True, help="Ask other sites, politely, whether links to them still lead."
)
@settings_options("reader", "timezone", "jobs", "fail_on")
@click.pass_obj
def audit_command(  # noqa: PLR0913, PLR0917  (an argument for each option)
    run: Invocation,
    source: str,
    output: Path | None,
    as_json: bool,  # noqa: FBT001  (click's flag)
    show_all: bool,  # noqa: FBT001  (click's flag)
    reports: tuple[Path, ...],
    html: Path | None,
    baseline: Path | None,
    against: str | None,
    external: bool,  # noqa: FBT001  (click's flag)
    settings: Settings,
) -> Exit:
    """Compare SOURCE with OUTPUT, a folder that this or any other converter wrote.

    Every item is looked for by id, link, slug, date, title and text, and everything in it is
    counted on both sides: words, headings, links, pictures, players, code, cells, items of lists,
    footnotes. With one argument, that is a source or an output, which is looked at by itself.
    Nothing is written but the reports that are asked for.
    """
    forms = [(file, report_for(file)) for file in reports]
    earlier = read_baseline(baseline) if baseline else NO_BASELINE
    origin, folder = (source, output) if output else alone(source)
    result = audit(
        *(origin, folder, settings, run.console.progress, html, earlier),
        against=addresses_of(against, settings) if against else (),
        more=external_findings if external else nothing_more,
    )
    compared = compare(result, earlier)
    for file, form in forms:
        _write(file, form(compared))
    emit(json_report(compared) if as_json else audit_text(compared, None if show_all else _SHOWN))
    found = (finding.code.severity for finding in compared.new.all_findings())
    return verdict(found, settings.fail_on)


def _write(file: Path, text: str) -> None:
    """Write a report, and the folder it is to lie in.

    Raises:
        SettingError: It can't be written there.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingError(f"{file}: can't be written ({error.strerror}); name another.") from error
