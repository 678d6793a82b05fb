"""The command line: options in, one call, text out.

In: words of a command line. Out: results on standard output, everything else on standard error, and
an exit code (`cli.exits`). To add a command: a module here whose click command makes one call to
`commands`, and its row below. The command returns its exit code, or None for 0.
"""

import gc
from collections.abc import Mapping
from typing import NoReturn

import click

from migrator import __version__
from migrator.cli.group import CommandTable, Entry

COMMANDS: Mapping[str, Entry] = {
    "init": Entry("migrator.cli.init:init_command", "Look at a source, write a migrator.toml."),
    "convert": Entry("migrator.cli.convert:convert_command", "Write a blog as Markdown or JSON."),
    "fetch": Entry("migrator.cli.fetch:fetch_command", "Make cut posts of an output whole."),
    "inspect": Entry("migrator.cli.inspect:inspect_command", "Show what is in a source."),
    "audit": Entry("migrator.cli.audit:audit_command", "Prove what a conversion kept and lost."),
    "split": Entry("migrator.cli.split:split", "Show where the posts of a dump begin and end."),
    "clean": Entry("migrator.cli.clean:clean_command", "Clean one body, page or dump."),
    "formats": Entry("migrator.cli.formats:formats_command", "List what is read and written."),
    "explain": Entry("migrator.cli.explain:explain_command", "Explain what was reported."),
    "settings": Entry("migrator.cli.settings:settings_command", "Show settings and their origin."),
}

_NEW_OBJECTS = 200_000
"""How many more there are before circles of garbage are looked for. Items under way make thousands,
and each leaves a few behind, none in a circle that matters: looking as often as Python does by
itself costs a twentieth of a run.
"""


@click.command(
    cls=CommandTable,
    table=COMMANDS,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="“migrator COMMAND --help” says more. All of it: docs/cli.md.",
)
@click.version_option(__version__, prog_name="migrator", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a WordPress export, a saved page or a text dump of a blog into clean Markdown or JSON.

    Settings come from migrator.toml, then from MIGRATOR_* in the environment, then from options:
    the later wins.
    """


def main() -> NoReturn:
    """Run the command line and exit: the console script."""
    gc.set_threshold(_NEW_OBJECTS)
    cli.main(prog_name="migrator")
    raise AssertionError("the command line always exits")
