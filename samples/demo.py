"""`make demo`: converts each sample into its own folder of output/, as a user would by hand."""

import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parent
OUTPUT = SAMPLES.parent / "output"

RUNS = (
    ("tidewater.wxr.xml", "tidewater", "markdown"),
    ("tidewater.wxr.xml", "tidewater-jsonl", "jsonl"),
    ("startseite.html", "startseite", "markdown"),
    ("page-accueil.txt", "page-accueil", "markdown"),
    ("page-accueil.txt", "page-accueil-json", "json"),
)


def main() -> int:
    """Convert every sample; the first that fails ends the demo with its exit code."""
    for sample, folder, form in RUNS:
        command = [sys.executable, "-m", "migrator", "convert", f"samples/{sample}"]
        command += ["--to", form, "--output", f"output/{folder}", "--overwrite"]
        print("$ migrator " + " ".join(command[3:]), flush=True)  # noqa: T201  (for the reader of the demo)
        done = subprocess.run(command, cwd=OUTPUT.parent, check=False)  # noqa: S603  (ourselves)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
