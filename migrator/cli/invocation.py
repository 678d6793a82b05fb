"""The options of every command (`-q`, `-v`, `--debug`, `--config`), before or after its name."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from migrator.cli.console import Console, Verbosity
from migrator.cli.login import PASSWORD, USER
from migrator.commands.settings import Layer, environment_layer, file_layer

CONFIG: Final = Path("migrator.toml")
_HOUSE_VARIABLES: Final = frozenset({"MIGRATOR_CONFIG", "MIGRATOR_DEBUG", USER, PASSWORD})


@dataclass(slots=True)  # mutable: click fills it option by option
class Invocation:
    """One run of the command line.

    Attributes:
        verbosity: How much is said on standard error.
        debug: Whether an error shows its traceback.
        config: The settings' file the user named; None means `migrator.toml`, if it is there.
    """

    verbosity: Verbosity = Verbosity.NORMAL
    debug: bool = False
    config: Path | None = None

    @property
    def console(self) -> Console:
        """Where this run speaks to the person in front of it."""
        return Console(self.verbosity)

    def layers(self) -> tuple[Layer, ...]:
        """The settings below the options: the file's, then the environment's.

        Raises:
            SettingError: The file can't be read.
        """
        path = self.config or (CONFIG if CONFIG.is_file() else None)
        environment, unknown = environment_layer(os.environ, _HOUSE_VARIABLES)
        for name in unknown:
            self.console.note(f"{name} in the environment is no setting of migrator; ignored.")
        return (*([file_layer(path)] if path else []), environment)


def _invocation(context: click.Context) -> Invocation:
    """The run the context belongs to; the same one for the group and its command."""
    return context.ensure_object(Invocation)


def _set_verbosity(context: click.Context, option: click.Parameter, value: object) -> None:
    if value:
        quiet = option.name == "quiet"
        _invocation(context).verbosity = Verbosity.QUIET if quiet else Verbosity.VERBOSE


def _set_debug(context: click.Context, _option: click.Parameter, value: object) -> None:
    if value:
        _invocation(context).debug = True


def _set_config(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    if value is not None:
        _invocation(context).config = value


def common_options() -> Sequence[click.Option]:
    """Fresh options that set up the run, for the group and for each command."""
    return (
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            callback=_set_verbosity,
            help="Say nothing on standard error but errors.",
        ),
        click.Option(
            ["-v", "--verbose"],
            is_flag=True,
            expose_value=False,
            callback=_set_verbosity,
            help="Say more on standard error: everything that was met.",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            envvar="MIGRATOR_DEBUG",
            callback=_set_debug,
            help="Show the traceback of an error.",
        ),
        click.Option(
            ["--config"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            expose_value=False,
            envvar="MIGRATOR_CONFIG",
            callback=_set_config,
            help=f"Read settings from this file. By default {CONFIG}, where it is there.",
        ),
    )
