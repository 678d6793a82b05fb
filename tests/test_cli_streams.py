"""The real console script: which stream, which bytes, which exit code."""

import os
import pty
import signal
import subprocess
import sys

import pytest

MIGRATOR = [sys.executable, "-m", "migrator"]


def run(*words, stdin=b"", **environment):
    return subprocess.run(
        [*MIGRATOR, *words],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def on_a_terminal(*words):
    """What a command writes when standard error is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(words, stderr=theirs, stdout=subprocess.PIPE)
    os.close(theirs)
    said = b""
    try:
        while chunk := os.read(ours, 4096):
            said += chunk
    except OSError:  # how Linux says that the other side has closed
        pass
    os.close(ours)
    process.communicate()
    return said.decode()


def test_a_source_that_is_not_there():
    result = run("clean", "--from", "body", "nowhere.html")
    assert result.returncode == 3
    assert result.stdout == b""
    assert result.stderr.decode().startswith("Error: nowhere.html: ")
    assert result.stderr.count(b"\n") == 1


def test_the_result_is_utf_8_whatever_the_locale():
    result = run("clean", "--from", "body", stdin="Ça coûte 3 €".encode(), PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert result.stdout.decode() == "Ça coûte 3 €\n"
    assert result.stderr == b""


def test_a_pipe_gets_no_colours():
    result = run("clean", "--from", "body", stdin=b"<!-- wp:latest-posts /-->")
    assert result.stderr.startswith(b"warning: <stdin>: ")
    assert b"\x1b" not in result.stderr + result.stdout


def test_a_reader_that_goes_away_is_no_error():
    process = subprocess.Popen(
        [*MIGRATOR, "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (141, b"")


@pytest.fixture
def interrupts():
    """Interrupts reach what a test starts, also where a shell made its background jobs deaf."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
def test_an_interrupt_is_one_sentence_and_exit_130(tmp_path):
    pipe = tmp_path / "body.html"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [*MIGRATOR, "clean", "--from", "body", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with pipe.open("wb"):  # opens when the other side reads: the run is under way
        process.send_signal(signal.SIGINT)
        result, said = process.communicate()
    assert (process.returncode, result) == (130, b"")
    assert said == b"Error: Interrupted; run the same command again to go on from here.\n"


def test_help_loads_no_heavy_library():
    script = (
        "import sys\n"
        "from migrator.cli import cli\n"
        "cli.main(['--help'], standalone_mode=False)\n"
        "print('loaded:', *sorted(set(sys.modules) & set(sys.argv)))\n"
    )
    heavy = ["lxml", "selectolax", "bs4", "dateparser", "rich", "requests", "orjson", "yaml"]
    result = subprocess.run(
        [sys.executable, "-c", script, *heavy], capture_output=True, check=False
    )
    assert result.stdout.splitlines()[-1] == b"loaded:"
    assert (result.returncode, result.stderr) == (0, b"")


PROGRESS = (
    "from migrator.cli.console import Console\n"
    "with Console().progress('Reading', 3) as advance:\n"
    "    advance(3)\n"
)


def test_progress_shows_counts_on_a_terminal():
    said = on_a_terminal(sys.executable, "-c", PROGRESS)
    assert "Reading" in said
    assert "3/3" in said


def test_progress_is_silent_in_a_pipe():
    result = subprocess.run([sys.executable, "-c", PROGRESS], capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


def test_an_error_is_coloured_on_a_terminal_only_without_no_color(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31mError" in on_a_terminal(*MIGRATOR, "nonsense")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in on_a_terminal(*MIGRATOR, "nonsense")
