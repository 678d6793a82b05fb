"""From what the user named (a path, `-`, an address) to an opened source."""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from migrator.readers import Reader, Source, SourceError, reader_named, readers
from migrator.settings import Settings

HEAD_BYTES = 65_536


@contextmanager
def open_source(name: str, settings: Settings) -> Iterator[Source]:
    """Open what the user named, with the reader of the settings or the one that knows it best.

    Args:
        name: Path of a file or folder, `-` for standard input, or an http(s) address.
        settings: `reader` overrides the detection.

    Raises:
        SourceError: There is nothing there, or no reader knows it.
        WebError: An address could not be fetched.
    """
    with tempfile.TemporaryDirectory(prefix="migrator-") as spool:
        path, shown = locate(name, Path(spool))
        reader = reader_named(settings.reader) if settings.reader else detect(path, shown)
        source = reader.open(path, shown, settings)
        try:
            yield source
        finally:
            source.close()


def detect(path: Path, shown: str) -> Reader:
    """The reader that is surest of a file or folder.

    Raises:
        SourceError: It can't be opened, is empty, or no reader knows it.
    """
    head, place = read_head(path, shown), _place(path, shown)
    known: list[tuple[float, Reader]] = []
    for reader in readers():
        known.append((reader.knows(head, place), reader))
        if known[-1][0] >= 1:  # none can be surer, and those that follow need not be imported
            return reader
    sureness, reader = max(known, key=lambda pair: pair[0])
    if sureness <= 0:
        names = ", ".join(reader.name for _, reader in known)
        what = "holds no export or saved page" if path.is_dir() else "is no export, page or text"
        raise SourceError(
            f"{shown}: {what} that is known here; if you know better, say with --from what it is "
            f"({names})."
        )
    return reader


def surest(path: Path, shown: str) -> Sequence[tuple[float, Reader]]:
    """Every reader with how sure it is that it reads a file or folder, the surest first.

    Raises:
        SourceError: It can't be opened, or is empty.
    """
    head, place = read_head(path, shown), _place(path, shown)
    known = [(reader.knows(head, place), reader) for reader in readers()]
    return sorted(known, key=lambda pair: -pair[0])


def locate(name: str, spool: Path) -> tuple[Path, str]:
    """Where the bytes are, and what to call them in reports."""
    if name == "-":
        target = spool / "stdin"
        with target.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        return target, "<stdin>"
    if _is_address(name):
        from migrator.web import fetch_source  # noqa: PLC0415  (requests loads only when used)

        return fetch_source(name, spool), name
    path = Path(name)
    if not path.exists():
        raise SourceError(f"{name}: there is no such file or folder; check the name.")
    return path, name


def _is_address(name: str) -> bool:
    return name.startswith(("http://", "https://"))


def _place(path: Path, shown: str) -> str:
    """What readers are told of where it lies; what an address asks with a query is no place."""
    return shown if _is_address(shown) and "?" not in shown else str(path)


def read_head(path: Path, shown: str) -> bytes:
    """The first bytes of a file; none for a folder."""
    if path.is_dir():
        return b""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise SourceError(
            f"{shown}: can't be read ({error.strerror}); check its permissions."
        ) from error
    if not head:
        raise SourceError(f"{shown}: the file is empty; export or save it again.")
    return head
