"""A command as a whole process: wall, CPU and peak memory, by the kernel's own accounting."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """What one run took.

    Attributes:
        wall, cpu: Seconds; CPU is user and system time of the process and its children.
        peak: Largest resident set of any one process, in megabytes.
        code: Exit code.
    """

    wall: float
    cpu: float
    peak: float
    code: int


def measure(command: Sequence[str], log: Path, path: str = "") -> Measure:
    """Run a command to its end; what it prints goes to `log`.

    Args:
        path: Folder to put before PATH, for a command that looks for a tool there.
    """
    environment = dict(os.environ)
    if path:
        environment["PATH"] = f"{path}:{environment['PATH']}"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Measure(
        wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode
    )
