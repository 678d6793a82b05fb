"""Settings → options: a row of the settings' table is an option of the commands that heed it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, fields
from functools import wraps
from typing import Any, Final

import click

from migrator.cli.invocation import Invocation
from migrator.commands.settings import Layer, stack
from migrator.settings import Settings

COMMAND_LINE: Final = "command line"
HEEDED: Final = "settings"
"""Attribute of a command's function: the settings it has options for."""
_ROWS: Final[Mapping[str, Field[Any]]] = {row.name: row for row in fields(Settings)}

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def settings_options(*names: str) -> Decorator:
    """Give a command an option for each of these settings, and one argument `settings` for all.

    The command is called with `settings`: defaults, then the file, the environment and the options,
    the later wins. Options that were not given change nothing, so a file's `overwrite = true` holds
    until somebody says `--no-overwrite`.

    Args:
        names: Fields of `Settings`, in the order in which help shows them; none means no option,
            and still the merged settings. One whose spelling is in capitals is an argument.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def merged(*args: object, **values: object) -> object:
            given = {name: value for name in names if _is_given(value := values.pop(name))}
            run = click.get_current_context().ensure_object(Invocation)
            settings = stack([*run.layers(), Layer(COMMAND_LINE, given)])
            return command(*args, settings=settings, **values)

        for name in reversed(names):
            row = _ROWS[name]
            if row.metadata["option"].isupper():
                click.argument(name, required=False)(merged)
            else:
                click.option(*_spelling(row), name, **_form(row))(merged)
        vars(merged)[HEEDED] = names
        return merged

    return decorate


def spelling(name: str) -> str:
    """How a setting's option is written, as in `-t/--to`."""
    return "/".join(_spelling(_ROWS[name]))


def named_source(settings: Settings) -> str:
    """What to read: the argument, or the setting in its place.

    Raises:
        UsageError: Neither is there.
    """
    if settings.source:
        return settings.source
    message = "Missing argument 'SOURCE'; name it, or set “source” in migrator.toml"
    raise click.UsageError(message, click.get_current_context())


def _spelling(row: Field[Any]) -> tuple[str, ...]:
    """The option's names; a flag has its opposite, so that it can undo what a file says."""
    plain = row.metadata["option"] or f"--{row.name.replace('_', '-')}"
    if isinstance(row.default, bool):
        return (f"{plain}/--no-{plain.removeprefix('--')}",)
    return tuple(plain.split("/"))


def _form(row: Field[Any]) -> Mapping[str, Any]:
    """How click reads the option; `None` stands for "not given"."""
    choices = row.metadata["choices"]
    form: dict[str, Any] = {"default": None, "help": row.metadata["help"]}
    if isinstance(row.default, bool):
        return form
    if isinstance(row.default, tuple):
        metavar = ",".join(choices).upper() or row.metadata["metavar"]
        return {**form, "multiple": True, "metavar": metavar, "callback": _split(choices)}
    if isinstance(row.default, int):
        return {**form, "type": click.IntRange(min=0), "metavar": "N"}
    if row.default:
        form["help"] = f"{form['help']} [default: {row.default}]"
    return {**form, "type": click.Choice(choices)} if choices else {**form, "metavar": "TEXT"}


def _split(choices: Iterable[str]) -> Callable[..., tuple[str, ...]]:
    """Several words in one option, `html,text`, where the words are known and hold no comma."""

    def split(
        _context: click.Context, _option: click.Parameter, values: tuple[str, ...] | None
    ) -> tuple[str, ...]:
        if not choices or values is None:
            return values or ()
        return tuple(word.strip() for value in values for word in value.split(",") if word.strip())

    return split


def _is_given(value: object) -> bool:
    return value is not None and value != ()
