"""`migrator init`: a few questions about a source, and a `migrator.toml` of the answers."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from migrator import __version__
from migrator.cli.invocation import CONFIG, Invocation
from migrator.commands.init import (
    PUBLIC_ONLY,
    Seen,
    checked,
    counted,
    look,
    settings_file,
    write_new,
)
from migrator.settings import SettingError, Settings, merge
from migrator.writers import WRITERS, find_writer

_YES = frozenset(("y", "yes", "true"))
_NO = frozenset(("n", "no", "false"))


@click.command("init")
@click.argument("source", required=False)
@click.option("-y", "--yes", is_flag=True, help="Ask nothing: take what is proposed.")
@click.pass_obj
def init_command(run: Invocation, source: str | None, yes: bool) -> None:  # noqa: FBT001  (click's flag)
    """Ask a few questions about SOURCE and write a migrator.toml that “migrator convert” uses.

    It looks at the source first, so that most answers can be the proposed ones: an empty line takes
    them. Nothing is asked with “--yes”, or where there is no terminal. A file that is there already
    stays as it is; “--config FILE” names another.
    """
    path = run.config or CONFIG
    if path.exists():
        write_new(path, "")
    asks = not yes and sys.stdin.isatty()
    if not source:
        if not asks:
            raise click.UsageError("Missing argument 'SOURCE'.", click.get_current_context())
        source = click.prompt("What is to be converted (a file, folder or address)", err=True)
    seen = look(source, run.console.progress)
    run.console.note(f"{source}: {counted(seen)}.")
    settings = seen.proposal()
    if asks:
        for question in _questions(seen):
            settings = _ask(question, settings)
    write_new(path, settings_file(checked(settings), seen, __version__))
    run.console.note(f"{path} written; now: {_next(run.config)}")


def _next(config: Path | None) -> str:
    return f"migrator convert --config {config}" if config else "migrator convert"


@dataclass(frozen=True, slots=True)
class _Question:
    """A question.

    Attributes:
        text: It.
        shown: The proposed answer, of the settings so far.
        settle: The settings with an answer.
        fits: Whether it is worth asking, of the settings so far.
        choices: What may be answered; anything where it is empty.
    """

    text: str
    shown: Callable[[Settings], str]
    settle: Callable[[Settings, str], Settings]
    fits: Callable[[Settings], bool] = lambda _settings: True
    choices: tuple[str, ...] = ()


def _ask(question: _Question, settings: Settings) -> Settings:
    """The settings after a question; a wrong answer is said to be one, and asked for again."""
    if not question.fits(settings):
        return settings
    kind: Any = click.Choice(question.choices) if question.choices else str
    while True:
        answer = click.prompt(
            question.text, default=question.shown(settings), type=kind, err=True, show_choices=True
        )
        try:
            return checked(question.settle(settings, str(answer).strip()))
        except SettingError as error:
            click.echo(f"{error}", err=True)


def _questions(seen: Seen) -> Iterator[_Question]:
    """What is asked, one after the other."""
    yield _Question(
        "Write it for which platform or as which format",
        lambda settings: settings.to,
        lambda settings, answer: replace(settings, to=answer, scaffold=_is_site(answer)),
        choices=tuple(WRITERS),
    )
    yield _Question(
        "Write a small site around the content (y/n)",
        lambda settings: "y" if settings.scaffold else "n",
        lambda settings, answer: replace(settings, scaffold=_is_yes(answer)),
        lambda settings: _is_site(settings.to),
    )
    yield _named("output", "Folder to write to")
    yield _Question(
        "Address of the new site",
        lambda settings: settings.site_url or seen.inventory.site.url,
        lambda settings, answer: replace(
            settings, site_url="" if answer == seen.inventory.site.url else answer
        ),
        lambda settings: _is_site(settings.to) and bool(seen.inventory.site.url),
    )
    yield _Question(
        f"Addresses of posts: keep ({seen.addressed} have one that can be kept), or a template",
        lambda settings: settings.permalink or "keep",
        lambda settings, answer: replace(settings, permalink="" if answer == "keep" else answer),
        lambda settings: _is_site(settings.to),
    )
    yield _Question(
        "Redirects for which server (netlify, nginx, …; several with commas), or none",
        lambda settings: ",".join(settings.redirects) or "none",
        lambda settings, answer: merge(
            settings, {"redirects": "" if answer == "none" else answer}, "answer"
        ),
        lambda settings: _is_site(settings.to),
    )
    yield _named("media", f"Pictures and files ({seen.inventory.attachments} in the library)")
    yield _Question(
        "Folder, zip or tar with the uploads",
        lambda settings: settings.media_from,
        lambda settings, answer: replace(settings, media_from=answer),
        lambda settings: settings.media == "folder",
    )
    yield _Question(
        f"Convert what is not published, too, and mark it ({seen.hidden} items; y/n)",
        lambda settings: "n" if settings.only else "y",
        lambda settings, answer: replace(settings, only=() if _is_yes(answer) else (PUBLIC_ONLY,)),
        lambda _settings: seen.hidden > 0,
    )


def _named(name: str, text: str) -> _Question:
    """A question whose answer is the setting of that name, as it stands."""
    choices = ("none", "link", "download", "folder") if name == "media" else ()
    return _Question(
        text,
        lambda settings: str(getattr(settings, name)),
        lambda settings, answer: merge(settings, {name: answer}, "answer"),
        choices=choices,
    )


def _is_site(name: str) -> bool:
    return find_writer(name).serves_site and name not in {"html", "ghost"}


def _is_yes(answer: str) -> bool:
    """Whether an answer is yes.

    Raises:
        SettingError: It is neither that nor no.
    """
    word = answer.lower()
    if word not in _YES | _NO:
        raise SettingError("Answer y or n.")
    return word in _YES
