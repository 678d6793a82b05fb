"""Kills runs of the store before every change on disk; test_store_killed runs it as a program.

For each point a child process runs until it is about to make its n-th change, in the system or in
SQLite, and there it kills itself with SIGKILL. Then the run is made again, to its end.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

from tests.store_runs import account, blog, mended, outcome, run, tree

BEFORE = {"a.md": "One\n", "b/c.md": "Two\n", "b/gone.md": "Three\n", "same.md": "Same\n"}
AFTER = {"a.md": "Eins\n", "b/c.md": "Zwei\n", "d/new.md": "Neu\n", "same.md": "Same\n"}
_STORE = "/migrator/store/"
_CALLERS = ("/pathlib.py", "/pathlib/_local.py")
_CHANGES = frozenset(
    {"open", "write", "writelines", "close", "replace", "mkdir", "unlink", "rmdir"}
    | {"execute", "executemany", "executescript", "__exit__"}
)


def second_run(folder):
    entries = blog(AFTER, rows=True)
    entries.append(outcome(len(entries), "e.md", "Five\n", diagnostics=[mended()], rows=True))
    run(folder, entries, batch=2)


def killed_at(folder, point):
    """Run in a child that dies at a point; whether it died there (or had ended before)."""
    child = os.fork()
    if child == 0:
        sys.setprofile(_Countdown(point))
        second_run(folder)
        sys.setprofile(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
        return False
    assert os.WIFSIGNALED(status), f"point {point}: ended with {status}"
    assert os.WTERMSIG(status) == signal.SIGKILL
    return True


class _Countdown:
    """Counts calls of builtins that change something on disk, and dies before the last."""

    def __init__(self, left):
        self.left = left

    def __call__(self, frame, event, arg):
        if event != "c_call" or arg.__name__ not in _CHANGES:
            return
        if frame.f_code.co_filename.endswith(_CALLERS) or _STORE in frame.f_code.co_filename:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def only_whole_files(folder):
    """Every file of the output is the one of the run before or the one of this run."""
    whole = {text.encode() for text in BEFORE.values()}
    whole |= {text.encode() for text in AFTER.values()} | {b"Five\n", b'"0"\n"1"\n"2"\n"3"\n"4"\n'}
    written = {
        path: data for path, data in tree(folder).items() if not path.startswith(".migrator/")
    }
    return all(data in whole for data in written.values())


def kill_everywhere(folder, start, undisturbed):
    """Kill runs that start from a folder (None: from nothing) at each point; how many there are."""
    point = 0
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        if start is not None:
            shutil.copytree(start, folder)
        if not killed_at(folder, point + 1):
            return point
        point += 1
        assert only_whole_files(folder), f"point {point}: half a file"
        second_run(folder)
        assert tree(folder) == tree(undisturbed), f"point {point}: other bytes"
        assert account(folder) == account(undisturbed), f"point {point}: another account"


def main(base):
    first, undisturbed, folder = base / "first", base / "undisturbed", base / "killed"
    run(first, blog(BEFORE))
    second_run(undisturbed)
    for start in (None, first):
        sys.stdout.write(f"{kill_everywhere(folder, start, undisturbed)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
