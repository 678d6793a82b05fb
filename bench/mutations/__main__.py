"""`make mutations`: plants losses in good output and prints how many the audit finds and names."""

import argparse
import tempfile
from pathlib import Path

from bench.mutations.harness import Score, score
from bench.mutations.rich import write_rich

_SHOWN = 5


def main() -> None:
    """Score the audit on these sources, or on the samples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*", type=Path, default=[*Path("samples").glob("*.xml")])
    parser.add_argument("--rounds", type=int, default=3, help="losses of each kind a document")
    parser.add_argument("--rich", type=int, default=40, help="posts of a made-up export")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        rich = write_rich(Path(work) / "rich.xml", chosen.rich)
        _print(score([*chosen.sources, rich], Path(work) / "outputs", chosen.rounds))


def _print(result: Score) -> None:
    print("| loss | planted | found | rightly named |\n| --- | ---: | ---: | ---: |")
    for name, tally in result.kinds.items():
        print(f"| {name} | {tally.planted:,} | {tally.found:,} | {tally.named:,} |")
    planted = sum(tally.planted for tally in result.kinds.values())
    found = sum(tally.found for tally in result.kinds.values())
    named = sum(tally.named for tally in result.kinds.values())
    print(f"| all | {planted:,} | {found / planted:.2%} | {named / planted:.2%} |")
    print(f"\n{len(result.alarms)} false alarms on {result.documents:,} good documents")
    for name, tally in result.kinds.items():
        for miss in tally.missed[:_SHOWN]:
            print(f"missed: {name}: {miss}")
    for alarm in result.alarms[:_SHOWN]:
        print(f"alarm: {alarm}")


if __name__ == "__main__":
    main()
