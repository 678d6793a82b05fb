"""The group: commands imported only when they are asked for, errors turned into words."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

import click

from migrator.cli.exits import Exit
from migrator.cli.invocation import Invocation, common_options
from migrator.cli.login import login_from


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table of commands.

    Attributes:
        target: Where the click command is: `module:attribute`.
        summary: What it does, for the list of commands: no command is imported to show it.
    """

    target: str
    summary: str


class CommandTable(click.Group):
    """A click group whose commands are rows of a table."""

    def __init__(self, table: Mapping[str, Entry], **attributes: Any) -> None:  # noqa: ANN401  (click's)
        """Make the group; no command is imported.

        Args:
            table: Names, in the order in which help shows them, and where their commands are.
            attributes: As `click.Group` takes them.
        """
        super().__init__(**attributes)
        self.params.extend(common_options())
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The names, in the table's order."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (click's signature)
        """The command of that name with the options all share, None where there is none."""
        if cmd_name not in self._table:
            return None
        if cmd_name not in self.commands:
            module, _, attribute = self._table[cmd_name].target.partition(":")
            command = cast("click.Command", getattr(import_module(module), attribute))
            command.params.extend(common_options())
            self.commands[cmd_name] = command
        return self.commands[cmd_name]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (click's signature)
        """Write the list of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self._table.items()])

    def invoke(self, ctx: click.Context) -> int:
        """Run the command; what it returns, or the error it raised, is the exit code."""
        run = ctx.ensure_object(Invocation)
        try:
            with login_from(os.environ):
                code = cast("int | None", super().invoke(ctx))
            sys.stdout.flush()
        except (click.exceptions.Exit, click.ClickException):
            raise
        except BrokenPipeError:
            code = _errors().hang_up()
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  (no traceback reaches a user)
            code = _errors().fail(error, debug=run.debug)
        return code or Exit.DONE

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002  (click's signature)
        **extra: Any,  # noqa: ANN401  (click's signature)
    ) -> Any:  # noqa: ANN401  (click's signature)
        """Parse the command line, run it and exit with its code."""
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except (click.ClickException, click.Abort) as error:
            code = _errors().fail(error, debug=False)
        if standalone_mode:
            sys.exit(code)
        return code


def _errors() -> Any:  # noqa: ANN401  (a module)
    """The errors of every room, imported only when one has happened."""
    return import_module("migrator.cli.errors")
