"""`migrator fetch`: the cut posts of an output, made whole from the network."""

from pathlib import Path

import click

from migrator.cli.console import emit_json
from migrator.cli.exits import Exit, verdict
from migrator.cli.invocation import Invocation
from migrator.cli.options import settings_options
from migrator.commands.fetch import Fetched, fetch
from migrator.settings import Settings


@click.command("fetch")
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@settings_options("complete", "cache", "refresh", "overwrite", "fail_on")
@click.pass_obj
def fetch_command(run: Invocation, output: Path, as_json: bool, settings: Settings) -> Exit:  # noqa: FBT001  (click's flag)
    """Make the cut posts of OUTPUT whole: the folder that “migrator convert” wrote to.

    The rest of each is fetched from the address that its page or feed gives, where the site's
    robots.txt lets us, and at a polite rate. The source is not needed. Files that were edited since
    are left as they are. A run that was stopped goes on where it was: what was fetched is kept.
    """
    fetched = fetch(output, settings, run.console.progress)
    if as_json:
        emit_json(_result(fetched))
    else:
        run.console.note(_line(fetched, output))
    met = fetched.report.tally.codes.values() if fetched.report else ()
    return verdict((each.code.severity for each in met), settings.fail_on)


def _result(fetched: Fetched) -> dict[str, object]:
    """The summary for programs."""
    report = fetched.report
    return {
        "cut": fetched.cut,
        "whole": fetched.cut - fetched.left,
        "still_cut": fetched.left,
        "files_changed": report.tally.changed if report else 0,
        "codes": {name: met.count for name, met in report.tally.codes.items()} if report else {},
        "report": str(report.path) if report else None,
    }


def _line(fetched: Fetched, output: Path) -> str:
    """The summary for a person."""
    if fetched.report is None:
        return f"{output}: no post of it is cut."
    changed = fetched.report.tally.changed
    return (
        f"{fetched.cut} posts were cut: {fetched.cut - fetched.left} made whole, "
        f"{fetched.left} cut all the same.\n"
        f"{output}: {changed} {'file' if changed == 1 else 'files'} changed; "
        f"all that was met is in {fetched.report.path}"
    )
