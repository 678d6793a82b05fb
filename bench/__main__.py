"""`make bench`: installs the rivals, makes the exports, runs everything, prints the tables."""

import argparse
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import WORK
from bench.converters import OURS, OURS_COMPILED, RIVALS, Converter
from bench.generate import write_export
from bench.install import install_compiled, install_converters, install_engines
from bench.measure import measure

_NUMBER = re.compile(r"-(\d+)$")
_OUTPUTS = Path("/dev/shm") if Path("/dev/shm").is_dir() else WORK  # noqa: S108  (our own folder in it)
"""Outputs go to memory where there is such a place, so that no converter is timed by the disk."""


def main() -> None:
    """Run the bench for the sizes that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,50000", help="items, separated by commas")
    parser.add_argument("--ours", action="store_true", help="leave the rivals out")
    parser.add_argument("--pure", action="store_true", help="leave the compiled wheel out")
    arguments = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    if not arguments.ours:
        install_engines()
        install_converters()
    if not arguments.pure:
        install_compiled()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    converters = [
        *OURS,
        *([] if arguments.pure else OURS_COMPILED),
        *([] if arguments.ours else RIVALS),
    ]
    print("| items | converter | wall s | CPU s | items/s | peak MB | texts lost |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for size in sizes:
        for line in compare(size, [one for one in converters if one.most >= size]):
            print(line, flush=True)
    if not arguments.ours:
        print_engines(sizes[0])


def export_of(size: int) -> Path:
    """The export of that many items, made when it is not there."""
    export = WORK / f"export-{size}.xml"
    if not export.exists():
        with export.open("w", encoding="utf-8") as file:
            write_export(file, size)
    return export


def compare(size: int, converters: list[Converter]) -> Iterator[str]:
    """A row of the table for each converter."""
    export = export_of(size)
    texts = {number for number in range(size) if number % 100 < 80}
    for converter in converters:
        with tempfile.TemporaryDirectory(dir=_OUTPUTS) as folder:
            output = Path(folder, "out")
            log = WORK / "last.log"
            took = measure(converter.command(export, output), log, converter.path)
            lost = len(texts - written_numbers(output))
        failed = f" (exit {took.code})" if took.code else ""
        yield (
            f"| {size:,} | {converter.name}{failed} | {took.wall:.2f} | {took.cpu:.2f} | "
            f"{size / took.wall:,.0f} | {took.peak:.0f} | {lost:,} |"
        )


def written_numbers(output: Path) -> set[int]:
    """The numbers that end each slug, read off the names of the written Markdown files."""
    stems = (path.stem for path in output.rglob("*.md"))
    return {int(found[1]) for stem in stems if (found := _NUMBER.search(stem))}


def print_engines(size: int) -> None:
    """The second table: the engines alone."""
    from bench.engines import speeds  # noqa: PLC0415  (needs the rivals)

    print("\n| engine | bodies/s | MB/s | times ours |\n| --- | ---: | ---: | ---: |")
    ours = 0.0
    for speed in speeds(export_of(size)):
        ours = ours or speed.seconds
        print(
            f"| {speed.name} | {speed.bodies / speed.seconds:,.0f} | "
            f"{speed.size / speed.seconds / 1e6:.1f} | {speed.seconds / ours:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
