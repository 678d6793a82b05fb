"""kill -9 at any point: the next run ends in the bytes of a run that was never disturbed."""

import subprocess
import sys
from pathlib import Path

from tests.store_runs import many_runs_folder

ROOT = Path(__file__).resolve().parents[2]


def test_a_run_killed_before_any_change_it_makes_is_made_good_by_the_next():
    with many_runs_folder() as folder:
        result = subprocess.run(
            [sys.executable, "-m", "tests.faults.store_killed", folder],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert result.returncode == 0, result.stderr
    from_nothing, over_a_run = map(int, result.stdout.split())
    assert min(from_nothing, over_a_run) > 60, "too few points to mean anything"
