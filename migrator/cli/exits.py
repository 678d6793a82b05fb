"""Exit codes: what the number a run ends with means, here and in docs/cli.md."""

from collections.abc import Mapping
from enum import IntEnum


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
    Exit.SOURCE: "the source could not be read, or holds no item",
    Exit.OUTPUT: "the output could not be written, or the plan conflicts with what is there",
    Exit.NETWORK: "the network failed and what was asked for needs it",
    Exit.FAULT: "a fault of migrator itself; `--debug` shows where",
    Exit.INTERRUPTED: "interrupted; a later run goes on from there",
    Exit.BROKEN_PIPE: "whoever read the results stopped reading, as `head` does",
}
