"""Exit codes: what the number a run ends with means, here and in docs/cli.md."""

from collections.abc import Iterable, Mapping
from enum import IntEnum

from migrator.diagnostics import Severity


class Exit(IntEnum):
    """The number a run ends with."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    SOURCE = 3
    OUTPUT = 4
    NETWORK = 5
    FAULT = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141


MEANINGS: Mapping[Exit, str] = {
    Exit.DONE: "done; nothing at or above `--fail-on` (default: error)",
    Exit.FOUND: "done, and something at or above `--fail-on` was found",
    Exit.USAGE: "usage: an option, a setting or an argument is wrong",
    Exit.SOURCE: "the source could not be read, or holds nothing",
    Exit.OUTPUT: "the output could not be written, or the plan conflicts with what is there",
    Exit.NETWORK: "the network failed and what was asked for needs it",
    Exit.FAULT: "a fault of migrator itself; `--debug` shows where",
    Exit.INTERRUPTED: "interrupted; a later run goes on from there",
    Exit.BROKEN_PIPE: "whoever read the results stopped reading, as `head` does",
}


def verdict(severities: Iterable[Severity], least: str) -> Exit:
    """The exit code of a run that was done, from how grave the things it met are.

    Args:
        severities: Of all that was met.
        least: The setting `fail_on`: a severity's name, or `never`.
    """
    if least == "never":
        return Exit.DONE
    worst = max(severities, default=None)
    return Exit.FOUND if worst is not None and worst >= Severity[least.upper()] else Exit.DONE
