"""The converters of whole exports that run side by side: how each is called."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import WORK


@dataclass(frozen=True, slots=True)
class Converter:
    """A converter of whole exports.

    Attributes:
        name: As in the table.
        command: From the export and the output folder to what is run.
        most: The largest export it is given, in items: some take minutes for a thousand.
        path: Folder to put before PATH.
    """

    name: str
    command: Callable[[Path, Path], Sequence[str]]
    most: int = 50_000
    path: str = ""


def _ours(jobs: int, *program: str) -> Callable[[Path, Path], Sequence[str]]:
    start, end = (*program, "-q", "convert"), ("--jobs", str(jobs))
    return lambda export, output: (*start, str(export), "-o", str(output), *end)


def _export_to_markdown(export: Path, output: Path) -> Sequence[str]:
    return (
        "node",
        str(WORK / "node_modules/wordpress-export-to-markdown/index.js"),
        "--wizard=false",
        f"--input={export}",
        f"--output={output}",
        "--post-folders=false",
        "--prefix-date=true",
        "--save-attached-images=false",
        "--save-scraped-images=false",
        "--include-other-types=true",
    )


def _pelican(export: Path, output: Path) -> Sequence[str]:
    tool = str(WORK / "venv/bin/pelican-import")
    return (tool, "--wpfile", "-m", "markdown", "--wp-custpost", "-o", str(output), str(export))


def _nikola(export: Path, output: Path) -> Sequence[str]:
    tool = str(WORK / "venv/bin/nikola")
    return (tool, "import_wordpress", "--no-downloads", "-o", str(output), str(export))


_PURE = (sys.executable, "-m", "migrator")
_COMPILED = (str(WORK / "compiled/bin/migrator"),)
OURS: Sequence[Converter] = (
    Converter("migrator", _ours(1, *_PURE)),
    Converter("migrator --jobs 2", _ours(2, *_PURE)),
)
OURS_COMPILED: Sequence[Converter] = (
    Converter("migrator, compiled", _ours(1, *_COMPILED)),
    Converter("migrator, compiled --jobs 2", _ours(2, *_COMPILED)),
)
RIVALS: Sequence[Converter] = (
    Converter("wordpress-export-to-markdown", _export_to_markdown, most=1_000),
    Converter(
        "pelican-import (pandoc)",
        _pelican,
        most=1_000,
        path=str(WORK / "venv/lib/python3.11/site-packages/pypandoc/files"),
    ),
    Converter("nikola import_wordpress", _nikola, most=10_000),
)
