"""`migrator split`: where the posts of a dump or a page begin and end."""

from collections.abc import Iterator
from pathlib import Path

import click

from migrator.cli.console import emit, emit_json
from migrator.cli.exits import verdict
from migrator.cli.invocation import Invocation
from migrator.cli.options import settings_options
from migrator.cli.tables import Column, text_table
from migrator.commands.split import LineRow, Part, Piece, Split
from migrator.commands.split import split as find_posts
from migrator.settings import Settings

_WIDEST = 72
_PIECES = (Column("", "right"), Column(""), Column(""))


@click.command("split")
@click.argument("source")
@click.option("--explain", is_flag=True, help="Account for every line, with all reasons.")
@click.option(
    "--write-boundaries",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the decisions to a new file, to edit and give with --boundaries.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON; always with all reasons.")
@settings_options("boundaries", "reader", "timezone", "fail_on")
@click.pass_context
def split(  # noqa: PLR0913, PLR0917  (an argument for each option)
    context: click.Context,
    source: str,
    explain: bool,  # noqa: FBT001  (click's flag)
    write_boundaries: Path | None,
    as_json: bool,  # noqa: FBT001  (click's flag)
    settings: Settings,
) -> int:
    """Show the posts of SOURCE: their lines, titles, and what is taken out of them.

    A boundaries file has one decision a line: number of the dump's line, a word, and the text that
    stands there (it may be left out). Words: title and untitled (a post begins here), repeat,
    picture, cut (read-more marker: the post is cut), phrase, date, outside, remove (all taken out),
    keep (text, whatever it looks like). Where a file has a title or untitled, these are all the
    posts; other words overrule their own line alone.
    """
    found = find_posts(source, settings, write_boundaries)
    console = context.ensure_object(Invocation).console
    console.diagnostics(found.diagnostics)
    if as_json:
        emit_json(found)
    else:
        emit("".join(_explained(found) if explain else _listed(found)))
    return verdict((entry.code.severity for entry in found.diagnostics), settings.fail_on)


def _listed(found: Split) -> Iterator[str]:
    yield _summary(found)
    for post in found.posts:
        yield f"\n{_head(post)}\n"
        yield _pieces(post.removed)
    if found.outside:
        yield "\nOutside posts\n"
        yield _pieces(found.outside)


def _explained(found: Split) -> Iterator[str]:
    """The posts with their reasons, the lines that are no titles after all, and every line."""
    yield _summary(found)
    for post in found.posts:
        yield f"\n{_head(post)}\n"
        for piece in (post.start, *post.removed):
            yield from _reasons(piece)
    for title, pieces in (("Outside posts", found.outside), ("Not titles", found.rejected)):
        yield f"\n{title}\n" if pieces else ""
        for piece in pieces:
            yield from _reasons(piece)
    if found.lines:
        yield "\nEvery line\n"
        columns = (Column("line", "right"), Column("post", "right"), Column("became"), Column(""))
        yield text_table(columns, [_row(row) for row in found.lines], indent="  ")


def _summary(found: Split) -> str:
    cut = sum(post.cut for post in found.posts)
    count = len(found.posts)
    return f"{found.source}: {count} post{'s' if count != 1 else ''}, {cut} cut ({found.reader})\n"


def _head(post: Part) -> str:
    """A post on one line: number, lines, whole or cut, how sure, title."""
    lines = "" if post.first is None else f"  lines {post.first}–{post.last or ''}"
    sure = "" if post.confidence is None else f"  {post.confidence:.0%} sure"
    state = "cut" if post.cut else "whole"
    title = _short(post.title) or "(untitled)"
    return f"{post.number}{lines}  {state}  {post.words} words{sure}  {title}"


def _pieces(pieces: tuple[Piece, ...]) -> str:
    rows = [(str(piece.line or ""), piece.what, _short(piece.text)) for piece in pieces]
    return text_table(_PIECES, rows, indent="  ")


def _reasons(piece: Piece | None) -> Iterator[str]:
    if piece is None:
        return
    sure = "" if piece.confidence is None else f"  {piece.confidence:.0%}"
    yield f"  {piece.line}  {piece.what}{sure}  {_short(piece.text)}\n"
    for reason in piece.reasons:
        yield f"      {reason.weight:+5.1f}  {reason.text}\n"


def _row(row: LineRow) -> tuple[str, str, str, str]:
    lines = str(row.line) if row.last == row.line else f"{row.line}–{row.last}"
    return lines, str(row.post or "–"), row.became, _short(row.text)


def _short(text: str) -> str:
    plain = "".join(character if character.isprintable() else " " for character in text)
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 1]}…"
