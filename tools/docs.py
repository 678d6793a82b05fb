"""Write the pages of docs/ that come from the code: the command line, settings, diagnostics.

`python tools/docs.py` writes them; with `--check` it writes nothing and fails when one differs.
"""

import difflib
import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import content_page
import dialects_page

from migrator import diagnostics
from migrator.cli import COMMANDS, cli
from migrator.cli.exits import MEANINGS
from migrator.cli.options import HEEDED, spelling
from migrator.commands.settings import Setting, list_settings
from migrator.diagnostics import CODES, Code

DOCS = Path(__file__).resolve().parents[1] / "docs"
WIDTH = 88
NOTICE = "<!-- Made from the code by tools/docs.py (make docs): edit the code. -->"


def command_line() -> Iterator[str]:
    """docs/cli.md: the help of every command, and the exit codes."""
    yield "# The command line"
    yield NOTICE
    yield (
        "Results go to standard output, everything else to standard error. The options of "
        "`migrator` itself may also stand after a command. Every command that reports has `--json`."
    )
    root = click.Context(cli, info_name="migrator", terminal_width=WIDTH, **cli.context_settings)
    yield _fenced(cli.get_help(root))
    for name in COMMANDS:
        command = _command(name)
        context = click.Context(command, info_name=name, parent=root, terminal_width=WIDTH)
        yield f"## migrator {name}"
        yield _fenced(command.get_help(context))
    yield "## Exit codes"
    rows = [f"| {code.value} | {meaning} |" for code, meaning in MEANINGS.items()]
    yield "\n".join(["| exit | means |", "| --- | --- |", *rows])
    yield (
        "Tab completion for bash, zsh and fish: "
        '`eval "$(_MIGRATOR_COMPLETE=bash_source migrator)"`, with the name of your shell.'
    )
    yield "An error is one sentence on standard error; only `--debug` shows a traceback."


def settings() -> Iterator[str]:
    """docs/settings.md: every setting, how to give it, and which commands heed it."""
    yield "# Settings"
    yield NOTICE
    yield (
        "A setting has a default, which `migrator.toml` in the working directory (or the file that "
        "`--config` names) replaces, which the environment replaces, which an option replaces: the "
        "later wins. `migrator settings` shows the values that hold and where each comes from; "
        "`migrator settings --toml` prints a file to start from."
    )
    yield (
        "`migrator init` looks at a source, asks a few questions and writes a `migrator.toml` of "
        "the answers; [what terms, authors and front matter can be told](customising.md) has "
        "examples."
    )
    yield (
        "In the file, lists are TOML lists. In the environment they are divided by commas, flags "
        "are `true` or `false`. `MIGRATOR_CONFIG` stands for `--config`, `MIGRATOR_DEBUG=1` for "
        "`--debug`. `MIGRATOR_SITE_USER` and `MIGRATOR_SITE_PASSWORD` are the login for a "
        "[live site](live.md); they are no settings, and stand in no file."
    )
    for row in list_settings([]):
        yield f"## {row.name}"
        yield row.help
        yield "\n".join(_setting_facts(row))


def reports() -> Iterator[str]:
    """docs/diagnostics.md: every code, room by room."""
    yield "# What can be reported"
    yield NOTICE
    yield (
        "Every report has a code of this list; `migrator explain CODE` shows the same. The "
        "severity says how much to care (`--fail-on` compares with it), the effect what became of "
        "the thing: kept, changed, dropped (left out on purpose, and recorded) or lost."
    )
    for room, codes in _rooms().items():
        yield f"## {room}"
        for code in codes:
            mends = ", counted as mended" if code.mends else ""
            yield f"### {code.name}"
            yield f"{code.severity.name.capitalize()}, {code.effect}{mends}. {code.title}."
            yield code.help


def content() -> Iterator[str]:
    """docs/content.md: what is known of blocks and shortcodes, and what becomes of them."""
    yield content_page.page().rstrip("\n")


def dialects() -> Iterator[str]:
    """docs/dialects.md: the dialects of Markdown, and the template engines."""
    yield "# Dialects of Markdown"
    yield NOTICE
    yield from dialects_page.page()


PAGES = {
    "cli.md": command_line,
    "settings.md": settings,
    "diagnostics.md": reports,
    "content.md": content,
    "dialects.md": dialects,
}


def _command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    if command is None:
        raise LookupError(name)
    return command


def _fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


def _setting_facts(row: Setting) -> Iterator[str]:
    """The rows of a setting's list, those that say nothing left out."""
    default = ", ".join(row.default) if isinstance(row.default, tuple) else str(row.default)
    if isinstance(row.default, bool):
        default = default.lower()
    yield f"- Option: `{spelling(row.name)}` of {', '.join(_heeded_by(row.name)) or 'no command'}"
    yield f"- Environment: `{row.variable}`"
    yield f"- Default: {f'`{default}`' if default else 'none'}"
    if row.choices:
        yield f"- One of: {', '.join(f'`{choice}`' for choice in row.choices)}"


def _heeded_by(setting: str) -> list[str]:
    """The commands that have an option for a setting."""
    return [
        f"`{name}`" for name in COMMANDS if setting in vars(_command(name).callback).get(HEEDED, ())
    ]


def _rooms() -> Mapping[str, list[Code]]:
    """The codes under the title of the module they stand in, in the order they are written in."""
    rooms: dict[str, list[Code]] = {}
    modules = (module for _, module in inspect.getmembers(diagnostics, inspect.ismodule))
    homes = {value.name: module for module in modules for value in _codes(module)}
    for code in CODES.values():
        title = (inspect.getdoc(homes[code.name]) or "").splitlines()[0].rstrip(".")
        rooms.setdefault(title, []).append(code)
    return rooms


def _codes(module: object) -> Iterator[Code]:
    return (value for value in vars(module).values() if isinstance(value, Code))


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when a page differs.")
def main(check: bool) -> None:  # noqa: FBT001  (click's flag)
    """Write the pages of docs/ that come from the code."""
    stale = False
    for name, page in PAGES.items():
        text, path = "\n\n".join(page()) + "\n", DOCS / name
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        if before == text:
            continue
        if not check:
            path.write_text(text, encoding="utf-8")
            click.echo(f"docs/{name} written")
            continue
        stale = True
        changes = difflib.unified_diff(
            before.splitlines(), text.splitlines(), f"docs/{name}", "the code", lineterm=""
        )
        click.echo("\n".join(changes), err=True)
    if stale:
        raise click.ClickException("docs/ does not say what the code says; run “make docs”.")


if __name__ == "__main__":
    main()
