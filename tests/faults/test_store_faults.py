"""Faults of the disk and of the folder: one sentence, nothing half-written, and a way on."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from migrator.store import BusyError, Existing, LedgerError, Store, StoreError, WriteError
from tests.store_runs import ROWS, blog, ledger, planned, run, tree

ROOT = Path(__file__).resolve().parents[2]
POSTS = {"a.md": "One\n", "b/c.md": "Two\n"}
BIG = {f"big/{number}.md": str(number) * 100_000 for number in range(20)}


def content(out):
    return {path: data for path, data in tree(out).items() if not path.startswith(".migrator/")}


def assert_one_sentence(error):
    text = str(error)
    assert "\n" not in text
    assert text.endswith(".")


@contextmanager
def small_disk(folder, size, *options):
    """A real file system of a few hundred KB; for root only."""
    folder.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", ",".join([f"size={size}", *options]), "none", folder]
    subprocess.run(made, check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True, capture_output=True)


def can_mount(tmp_path):
    try:
        with small_disk(tmp_path / "probe", "100k"):
            return True
    except (subprocess.CalledProcessError, FileNotFoundError):
        assert not (os.environ.get("CI") and os.geteuid() == 0), "root in CI must be able to mount"
        return False


@contextmanager
def file_size_limit(size):
    """No file may grow past a size: the other way a system says that there is no room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def assert_no_half_file(out, texts):
    assert all(data == texts[path].encode() for path, data in content(out).items())
    assert not (out / ".migrator/half-written").exists()


def test_a_full_disk_leaves_whole_files_and_the_next_run_goes_on(tmp_path):
    if not can_mount(tmp_path):
        return  # the limit on the size of a file, below, makes the fault everywhere
    with small_disk(tmp_path / "disk", "1m") as disk:
        with pytest.raises(WriteError) as caught:
            run(disk / "out", blog(BIG), batch=3)
        assert_one_sentence(caught.value)
        assert_no_half_file(disk / "out", BIG)
        assert content(disk / "out")
        subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
        run(disk / "out", blog(BIG), batch=3)
        assert content(disk / "out") == {path: text.encode() for path, text in BIG.items()}


def test_a_file_too_large_for_the_system_leaves_whole_files(tmp_path):
    posts = POSTS | {"large.md": "x" * 500_000}
    with file_size_limit(200_000), pytest.raises(WriteError, match=r"large\.md") as caught:
        run(tmp_path, blog(posts))
    assert_one_sentence(caught.value)
    assert_no_half_file(tmp_path, posts)
    run(tmp_path, blog(posts))
    assert set(content(tmp_path)) == set(posts)


def test_rows_too_large_for_the_system_leave_the_old_collection(tmp_path):
    run(tmp_path, blog(POSTS, rows=True))
    before = content(tmp_path)["all.jsonl"]
    many = blog({f"{number}.md": "" for number in range(3000)}, rows=True)
    with file_size_limit(12_000), pytest.raises(StoreError) as caught:
        run(tmp_path, many)
    assert_one_sentence(caught.value)
    assert content(tmp_path)["all.jsonl"] == before


def test_a_disk_that_can_only_be_read_is_one_sentence(tmp_path):
    if not can_mount(tmp_path):
        return  # as above; a folder that can't be made is tested below
    with small_disk(tmp_path / "disk", "1m", "ro") as disk:
        with pytest.raises(WriteError, match="Read-only") as caught:
            run(disk / "out", blog(POSTS))
        assert_one_sentence(caught.value)


def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from migrator.store import WriteError\n"
        "from tests.store_runs import ROWS, blog, run\n"
        "if os.geteuid() == 0:\n"
        "    os.setgid(65534); os.setuid(65534)\n"
        "try:\n"
        "    run(Path(sys.argv[1]), blog({'a.md': 'One'}))\n"
        "except WriteError as error:\n"
        "    print(error)\n"
    )
    command = [sys.executable, "-c", script, folder / "out"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.stdout.count("\n") == 1, result.stderr
    assert "could not be" in result.stdout
    assert "Permission denied" in result.stdout


def test_an_output_that_is_a_file_is_one_sentence(tmp_path):
    path = tmp_path / "out"
    path.write_text("a file")
    with pytest.raises(WriteError, match="is a file; choose a folder") as caught:
        Store.open(path)
    assert_one_sentence(caught.value)


def test_an_output_under_a_file_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("a file")
    with pytest.raises(WriteError) as caught:
        run(tmp_path / "file" / "out", blog(POSTS))
    assert_one_sentence(caught.value)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (b"not a database, whatever its name says. " * 40, "is damaged"),
        (b"SQLite format 3\0" + b"\xff" * 2000, "is damaged"),
    ],
)
def test_a_damaged_ledger_is_one_sentence(tmp_path, damage, sentence):
    run(tmp_path, blog(POSTS))
    (tmp_path / ".migrator/ledger.sqlite").write_bytes(damage)
    with pytest.raises(LedgerError, match=sentence) as caught:
        run(tmp_path, blog(POSTS))
    assert_one_sentence(caught.value)


def test_a_ledger_damaged_in_the_middle_is_one_sentence(tmp_path):
    posts = {f"{number}.md": "text" for number in range(300)}
    run(tmp_path, blog(posts))
    path = tmp_path / ".migrator/ledger.sqlite"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xaa" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="is damaged") as caught:
        run(tmp_path, blog(posts))
    assert_one_sentence(caught.value)


def test_without_its_ledger_a_folder_is_taken_over_by_overwriting(tmp_path):
    run(tmp_path, blog(POSTS))
    (tmp_path / ".migrator/ledger.sqlite").unlink()
    with pytest.raises(StoreError, match="--overwrite"):
        run(tmp_path, blog(POSTS))
    assert run(tmp_path, blog(POSTS), existing=Existing.OVERWRITE).tally.unchanged == 2


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("PRAGMA user_version = 99", "newer migrator"),
        ("PRAGMA application_id = 7", "is no ledger of migrator"),
    ],
)
def test_a_ledger_that_is_not_for_us_is_one_sentence(tmp_path, statement, sentence):
    run(tmp_path, blog(POSTS))
    connection = sqlite3.connect(tmp_path / ".migrator/ledger.sqlite")
    connection.execute(statement)
    connection.close()
    with pytest.raises(LedgerError, match=sentence) as caught:
        Store.open(tmp_path)
    assert_one_sentence(caught.value)


def test_two_runs_at_once_are_refused(tmp_path):
    with Store.open(tmp_path) as store:
        store.check(POSTS)
        store.begin()
        with pytest.raises(BusyError, match="Another run") as caught:
            Store.open(tmp_path)
        assert_one_sentence(caught.value)
    run(tmp_path, blog(POSTS))


def test_two_first_runs_at_once_are_refused_and_the_first_goes_on(tmp_path):
    entries = blog(POSTS, rows=True)
    out = tmp_path / "out"
    with Store.open(out) as store:
        with Store.open(out) as other:
            for each in (store, other):
                each.check(planned(entries))
            store.begin([ROWS])
            with pytest.raises(BusyError, match="Another run"):
                other.begin([ROWS])
        for entry in entries:
            store.put(entry)
        store.finish()
    assert set(content(out)) == {*POSTS, ROWS.path}


def interrupted(folder, entries, after):
    """A run that is interrupted between two items."""
    with Store.open(folder, batch=2) as store:
        store.check(planned(entries))
        store.begin()
        for number, entry in enumerate(entries):
            if number == after:
                raise KeyboardInterrupt
            store.put(entry)


@pytest.mark.parametrize("after", range(5))
def test_an_interrupt_leaves_whole_files_and_the_next_run_goes_on(tmp_path, after):
    posts = {f"{number}.md": f"text {number}" for number in range(5)}
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path, blog(posts), after)
    assert_no_half_file(tmp_path, posts)
    assert ledger(tmp_path, "SELECT state FROM run") == [("running",)]
    run(tmp_path, blog(posts))
    assert content(tmp_path) == {path: text.encode() for path, text in posts.items()}
    assert ledger(tmp_path, "SELECT state FROM run") == [("finished",)]
