"""`python -m bench.media`: ten thousand pictures, one in twenty given wrongly; runs killed."""

import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

from tests.media_faults import Pictures, killed_thrice, states
from tests.web_server import serving


def main(count: int) -> int:
    """Run it and say what came of it; 0 where all is accounted for and nothing came twice."""
    pictures = Pictures(count)
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as folder, serving(pictures) as server:
        output, again = killed_thrice(pictures, server, Path(folder))
        found = states(output)
        placed = sum(1 for _ in Path(output, "static/media").rglob("*.png"))
    seconds = perf_counter() - begun
    wrong = Counter(pictures.faults.values())
    print(f"{count} pictures, {wrong.total()} of them given wrongly: {dict(wrong)}")
    print(f"accounted for: {len(found)}: {dict(Counter(found.values()))}; in place: {placed}")
    print(f"kept and asked for again: {len(again)}; requests: {pictures.asked.total()}")
    print(f"{seconds:.0f} s in four runs, three of them killed")
    is_whole = len(found) == count and placed == count - wrong.total()
    return 0 if is_whole and not again else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
