"""Laws of the store, for any two plans that follow one another in a folder."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.diagnostics import Place
from migrator.store import Outcome
from tests.store_runs import account, blog, many_runs_folder, outcome, run, tree

NAMES = st.sampled_from(["a.md", "b.md", "c/a.md", "c/b.md", "d/e/f.md", "g/index.md"])
BLOGS = st.dictionaries(NAMES, st.text("xyz\n", max_size=6), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(before=BLOGS, after=BLOGS, batch=st.integers(1, 4))
def test_a_second_run_ends_as_a_first_run_would(before, after, batch):
    with many_runs_folder() as folder:
        used, fresh = Path(folder, "used"), Path(folder, "fresh")
        run(used, blog(before), batch=batch)
        run(used, blog(after, rows=True), batch=batch)
        run(fresh, blog(after, rows=True))
        assert tree(used) == tree(fresh)
        assert account(used) == account(fresh)


@settings(max_examples=25, deadline=None)
@given(states=st.lists(st.sampled_from(["written", "skipped", "failed"]), max_size=8))
def test_the_counts_add_up(states):
    entries = [
        outcome(number, f"{number}.md", "text")
        if state == "written"
        else Outcome(number, state, Place("blog.xml"), "0")
        for number, state in enumerate(states)
    ]
    with many_runs_folder() as folder:
        tally = run(Path(folder, "out"), entries).tally
    assert tally.items == len(states) == tally.written + tally.skipped + tally.failed
