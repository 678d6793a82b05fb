"""The files of an output folder, for comparing two runs."""

from pathlib import Path


def output_files(folder: Path) -> dict[str, bytes]:
    """Every file outside the tool's own folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".migrator" not in path.parts
    }


def text_files(folder: Path) -> list[str]:
    """Paths of the Markdown files."""
    return [path for path in output_files(folder) if path.endswith(".md")]
