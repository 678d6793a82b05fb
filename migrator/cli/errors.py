"""Errors: the one place where an exception becomes one sentence and an exit code."""

import os
import sys
import traceback

import click

from migrator.cli.console import complain
from migrator.cli.exits import Exit
from migrator.readers.source import SourceError
from migrator.settings import SettingError
from migrator.store.errors import StoreError
from migrator.web.errors import WebError

EXITS: tuple[tuple[type[BaseException], Exit], ...] = (
    (KeyboardInterrupt, Exit.INTERRUPTED),
    (click.Abort, Exit.INTERRUPTED),
    (SettingError, Exit.USAGE),
    (click.ClickException, Exit.USAGE),
    (SourceError, Exit.SOURCE),
    (StoreError, Exit.OUTPUT),
    (WebError, Exit.NETWORK),
    (OSError, Exit.OUTPUT),
)
"""The first row whose type an error has; what is in no row is a fault of ours."""


def fail(error: BaseException, *, debug: bool) -> Exit:
    """Say what went wrong in one sentence, and give the exit code.

    Args:
        debug: Show the traceback before the sentence.
    """
    if debug:
        traceback.print_exception(error)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
    else:
        complain(sentence(error))
    return next((code for kind, code in EXITS if isinstance(error, kind)), Exit.FAULT)


def sentence(error: BaseException) -> str:
    """What an error says to the user: one line, whatever the error."""
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        return "Interrupted; run the same command again to go on from here."
    if isinstance(error, click.ClickException):
        return _usage(error)
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return f"{name}{error.strerror or error}."
    if isinstance(error, (SettingError, SourceError, StoreError, WebError)):
        return _one_line(str(error))
    return (
        f"This is a fault of migrator ({_one_line(f'{type(error).__name__}: {error}')}); "
        "please report it with what the same command prints under --debug."
    )


def hang_up() -> Exit:
    """End a run whose reader has gone, so that the interpreter's last flush is quiet too."""
    void = os.open(os.devnull, os.O_WRONLY)
    os.dup2(void, sys.stdout.fileno())
    os.close(void)
    return Exit.BROKEN_PIPE


def _usage(error: click.ClickException) -> str:
    """What click has to say, with the command whose help says more."""
    message = _one_line(error.format_message())
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return message
    return f"{message.rstrip('.')}; see “{context.command_path} --help”."


def _one_line(text: str) -> str:
    return " ".join(text.split())
