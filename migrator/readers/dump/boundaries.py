"""The boundaries file: a person's decisions on the lines of a dump, read, checked and written.

One decision a line: the number of the dump's line, a word, and the text that stands there:

    12  title    A walk along the canal
    14  repeat   A walk along the canal
    15  picture  canal_02
    31  cut      Read more
    40  keep     Part 2

Words: `title`, `untitled` (a post without title begins here), `repeat`, `picture`, `cut` (read-more
marker: the post is cut), `phrase`, `date`, `outside`, `remove`, `keep` (text, whatever it looks
like). Where a file has any `title` or `untitled`, these are all the posts there are; other words
overrule the reader on their line alone. The text may be left out; where it is given it must be in
the line, so that a file for another dump is noticed. A part of the line takes out that part.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from migrator.readers.dump.account import Account, Decision, Role
from migrator.readers.dump.lines import Line, squeeze
from migrator.readers.source import SourceError
from migrator.store.errors import StoreError

_ENTRY: Final = re.compile(r"(\d+)\s+(\S+)(?:\s+(.*))?")
_STARTS: Final = frozenset({Role.TITLE, Role.UNTITLED})
_HEAD: Final = (
    "# Boundaries of {name}: line, word, text. `migrator split --help` says what the words mean.\n"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """What a person says of a line, or of a part of it; the empty text is the whole line."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Boundaries:
    """A person's decisions by line number.

    Attributes:
        starts: Where posts begin: `title` or `untitled`.
        pieces: Every other word.
    """

    starts: Mapping[int, Role]
    pieces: Mapping[int, tuple[Piece, ...]]


def load(path: Path, lines: Sequence[Line]) -> Boundaries:
    """Read a boundaries file and check it against the dump.

    Raises:
        SourceError: The file can't be read, or a line of it is wrong; the sentence names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"{path}: can't be read ({error.strerror}); check the name.") from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{path}: is no UTF-8 text ({error.reason}); save it as UTF-8."
        ) from error
    starts: dict[int, Role] = {}
    pieces: dict[int, tuple[Piece, ...]] = {}
    for place, number, piece in _entries(text, path):
        _check(place, number, piece, lines)
        if piece.role in _STARTS:
            starts[number] = piece.role
        else:
            pieces[number] = (*pieces.get(number, ()), piece)
    return Boundaries(starts, pieces)


def _entries(text: str, path: Path) -> Iterator[tuple[str, int, Piece]]:
    for count, row in enumerate(text.splitlines(), 1):
        bare = row.strip()
        if not bare or bare.startswith("#"):
            continue
        place = f"{path}:{count}"
        found = _ENTRY.fullmatch(bare)
        if found is None:
            raise SourceError(f"{place}: “{bare[:60]}” is not a line number and a word.")
        number, word, said = found.groups()
        try:
            role = Role(word)
        except ValueError as error:
            known = ", ".join(role.value for role in Role)
            raise SourceError(f"{place}: “{word}” is not known; the words are {known}.") from error
        yield place, int(number), Piece(role, squeeze(said or ""))


def _check(place: str, number: int, piece: Piece, lines: Sequence[Line]) -> None:
    """The line is there, has text, and holds what the file says it holds."""
    if not 1 <= number <= len(lines):
        raise SourceError(f"{place}: the dump has {len(lines)} lines, there is no line {number}.")
    text = lines[number - 1].text
    if not text:
        raise SourceError(f"{place}: line {number} of the dump is blank; name a line with text.")
    if piece.text not in text:
        raise SourceError(
            f"{place}: line {number} of the dump says “{text[:60]}”, not “{piece.text[:60]}”; "
            "is the file for another dump?"
        )


def save(path: Path, account: Account, name: str) -> None:
    """Write the decisions of an account to a new file.

    Raises:
        StoreError: There is a file already, or it can't be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(to_text(account, name))
    except FileExistsError as error:
        raise StoreError(
            f"{path}: is there already and may hold a person's decisions; give another name."
        ) from error
    except OSError as error:
        raise StoreError(f"{path}: can't be written ({error.strerror}).") from error


def to_text(account: Account, name: str) -> str:
    """The decisions of an account as a boundaries file, for a person to edit."""
    rows: list[Decision] = [replace(entry, role=Role.OUTSIDE) for entry in account.outside]
    for span in account.spans:
        rows += [span.start] if span.start else []
        rows += span.removed
    rows.sort(key=lambda entry: entry.line)
    width = max((len(str(row.line)) for row in rows), default=1)
    body = "".join(f"{row.line:>{width}}  {row.role:<8}  {row.text}\n" for row in rows)
    return _HEAD.format(name=name) + body
