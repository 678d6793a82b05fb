"""A planned path → its parts, or a refusal: nothing may lead out of the output folder."""

import re
import unicodedata
from collections.abc import Iterable

from migrator.store.errors import StoreError, UnsafePathError

STATE_FOLDER = ".migrator"
"""Where the ledger, the report and half-written files live, inside the output folder."""

_NEVER_IN_PATHS = re.compile("[\\\\\0\r\n\ud800-\udfff]")
_NEVER_PARTS = frozenset({"", ".", ".."})


def split(path: str) -> list[str]:
    """The parts of a path relative to the output folder, with `/` between them.

    Raises:
        UnsafePathError: It is empty or absolute, climbs, holds a backslash, a drive or a control
            character, or lies in the ledger's folder.
    """
    parts = path.split("/")
    if not _is_safe(path, parts) or key(parts[0]) == STATE_FOLDER or ":" in parts[0][:2]:
        raise UnsafePathError(f"The path {path!r} does not stay inside the output folder.")
    return parts


def check_plan(paths: Iterable[str]) -> None:
    """Look at the paths of a plan together.

    Raises:
        UnsafePathError: As `split`.
        StoreError: Two of them would be one file on some disk, or one lies under another.
    """
    seen: dict[str, str] = {}
    folders: set[str] = set()
    for path in paths:
        split(path)
        name = key(path)
        if name in seen:
            raise StoreError(f"The plan gives one path to two files: {seen[name]} and {path}.")
        seen[name] = path
        while (name := name.rpartition("/")[0]) and name not in folders:
            folders.add(name)
    if both := folders & seen.keys():
        raise StoreError(f"The plan has a file and a folder of one name: {seen[min(both)]}.")


def key(path: str) -> str:
    """What paths have in common that are one file on a disk blind to case and composition."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", path).casefold()


def _is_safe(path: str, parts: list[str]) -> bool:
    return _NEVER_IN_PATHS.search(path) is None and _NEVER_PARTS.isdisjoint(parts)
