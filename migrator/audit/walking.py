"""An output folder → the names of all its files, in the order of their paths."""

import os
from pathlib import Path


def names_of(folder: Path) -> list[str]:
    """Every file's path from the folder, with slashes; links to folders are not followed."""
    start = len(os.fspath(folder)) + 1
    return sorted(
        os.path.join(place, name)[start:].replace(os.sep, "/")  # noqa: PTH118  (ten times as fast)
        for place, _, names in os.walk(folder)
        for name in names
    )
