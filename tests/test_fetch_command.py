"""`migrator fetch`: the cut posts of an output made whole later, without the source."""

import json
from pathlib import Path

import pytest

from migrator.cli import cli
from migrator.commands.convert import convert
from migrator.commands.fetch import fetch as fetch_now
from migrator.settings import Settings
from migrator.store import StoreError
from migrator.store.folder import Folder
from tests.completing import feed, network, page, words
from tests.web_server import Waits, answer, in_turn, serving

WHOLE = f"<p>{words(60)}</p><h2>More</h2><p>{words(9, 'oar')}</p>"
NAMES = ("keel", "oar", "mast")


@pytest.fixture
def waits():
    return Waits()


@pytest.fixture
def blog(tmp_path):
    """A server with posts, and a feed that shows their beginnings."""
    with serving({}) as server:
        for name in NAMES:
            body = page(name, f"{server.url}/{name}/", WHOLE)
            server.answers[f"/{name}/"] = answer(body.encode())
        rows = [(name, f"{server.url}/{name}/", words(20)) for name in NAMES]
        server.feed = tmp_path / "feed.xml"
        server.feed.write_text(feed(server.url, *rows), "utf-8")
        yield server


@pytest.fixture
def out(tmp_path, blog):
    """The output of a run that fetched nothing."""
    convert(str(blog.feed), tmp_path / "out", Settings())
    return tmp_path / "out"


def fetch(output, settings, policy=None):
    """Complete an output, using the network as the policy says."""
    with network(policy):
        return fetch_now(output, settings)


def files(folder):
    """Everything but what the run keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".migrator" not in path.parts
    }


def test_the_posts_of_an_output_are_made_whole(out, waits):
    fetched = fetch(out, Settings(), policy=waits.policy())
    assert (fetched.cut, fetched.left) == (3, 0)
    assert fetched.report.tally.codes["completion-made-whole"].count == 3
    assert "feed-post-cut" not in fetched.report.tally.codes
    for name in NAMES:
        (path,) = out.glob(f"posts/*{name}.md")
        assert "oar8" in path.read_text("utf-8")
        assert "truncated" not in path.read_text("utf-8")


@pytest.mark.parametrize("to", ["markdown", "json", "jsonl", "hugo", "ghost"])
def test_fetching_later_comes_to_the_same_as_fetching_at_once(tmp_path, blog, waits, to):
    at_once, later = tmp_path / "at-once", tmp_path / "later"
    settings = Settings(to=to, body=("html", "text"))
    convert(str(blog.feed), later, settings)
    fetch(later, Settings(), policy=waits.policy())
    cached = Settings(
        to=to, body=("html", "text"), fetch=True, cache=str(later / ".migrator/fetched")
    )
    with network(waits.policy()):
        convert(str(blog.feed), at_once, cached)
    assert files(later) == files(at_once)


def test_what_a_person_edited_is_left_unless_it_may_be_overwritten(out, waits):
    (mine,) = out.glob("posts/*keel.md")
    mine.write_text("Mine.\n", "utf-8")
    rows = (out / "data" / "meta.jsonl").read_bytes()
    fetched = fetch(out, Settings(), policy=waits.policy())
    assert mine.read_text("utf-8") == "Mine.\n"
    assert fetched.left == 1
    assert fetched.report.tally.codes["output-edited-since"].count == 1
    assert (out / "data" / "meta.jsonl").read_bytes().splitlines()[0] == rows.splitlines()[0]
    fetched = fetch(out, Settings(overwrite=True), policy=waits.policy())
    assert fetched.left == 0
    assert "oar8" in mine.read_text("utf-8")


def test_a_shared_file_that_was_edited_keeps_its_items(tmp_path, blog, waits):
    out = tmp_path / "rows"
    convert(str(blog.feed), out, Settings(to="jsonl"))
    rows = out / "items.jsonl"
    rows.write_bytes(rows.read_bytes().replace(b'"keel"', b'"Keel"', 1))
    edited = rows.read_bytes()
    fetched = fetch(out, Settings(), policy=waits.policy())
    assert rows.read_bytes() == edited
    assert fetched.left == 3
    fetched = fetch(out, Settings(overwrite=True), policy=waits.policy())
    assert fetched.left == 1  # the row that is not ours any more can't be told from others


def test_a_second_run_asks_and_changes_nothing(out, blog, waits):
    fetch(out, Settings(), policy=waits.policy())
    asked, before = list(blog.asked), files(out)
    fetched = fetch(out, Settings(), policy=waits.policy())
    assert fetched.report is None
    assert (blog.asked, files(out)) == (asked, before)


def test_what_could_not_be_fetched_is_fetched_the_next_time(out, blog, waits):
    well = blog.answers["/oar/"]
    blog.answers["/oar/"] = in_turn(answer(status=404), well)
    assert fetch(out, Settings(), policy=waits.policy()).left == 1
    assert fetch(out, Settings(), policy=waits.policy()).left == 0
    assert blog.asked.count("/keel/") == 1


def test_a_later_convert_with_the_cache_changes_nothing(out, blog, waits):
    fetch(out, Settings(), policy=waits.policy())
    before = files(out)
    with network(waits.policy()):
        report = convert(str(blog.feed), out, Settings(fetch=True))
    assert report.tally.changed == 0
    assert files(out) == before


def test_posts_are_completed_from_what_is_at_hand_too(out, blog, tmp_path, waits):
    for name in NAMES:
        body = page(name, f"{blog.url}/{name}/", WHOLE)
        (tmp_path / f"{name}.html").write_text(body, "utf-8")
    pages = tuple(str(tmp_path / f"{name}.html") for name in NAMES)
    assert fetch(out, Settings(complete=pages), policy=waits.policy()).left == 0
    assert blog.asked == []


def test_killed_at_any_step_the_next_run_does_the_rest(tmp_path, blog, waits, monkeypatch):
    """Each place where a file gets its name is where a run may end."""
    goal = tmp_path / "goal"
    convert(str(blog.feed), goal, Settings())
    fetch(goal, Settings(), policy=waits.policy())
    place, steps = Folder.place, 0

    class KilledError(BaseException):
        """As a signal would end it."""

    for step in range(20):
        out = tmp_path / f"killed-{step}"
        convert(str(blog.feed), out, Settings())
        left = [step]

        def dying(folder, spool, path, left=left):
            if left[0] == 0:
                raise KilledError
            left[0] -= 1
            place(folder, spool, path)

        cached = Settings(cache=str(goal / ".migrator" / "fetched"))
        monkeypatch.setattr(Folder, "place", dying)
        try:
            fetch(out, cached, policy=waits.policy())
        except KilledError:
            steps += 1
        monkeypatch.setattr(Folder, "place", place)
        fetch(out, cached, policy=waits.policy())
        assert files(out) == files(goal)
        if steps <= step:
            break
    assert steps >= len(NAMES) + 1


def test_the_ledger_and_the_report_tell_what_was_done(out, waits):
    fetch(out, Settings(), policy=waits.policy())
    report = json.loads((out / ".migrator" / "report.json").read_text("utf-8"))
    assert report["counts"]["items"] == 3
    assert report["codes"]["completion-made-whole"] == 3


def run(*arguments):
    with pytest.raises(SystemExit) as ended:
        cli.main(["fetch", *map(str, arguments)], prog_name="migrator")
    return ended.value.code


def test_the_command_says_what_came_of_it(out, tmp_path, blog, capsys):
    for name in NAMES[:2]:
        body = page(name, f"{blog.url}/{name}/", WHOLE)
        (tmp_path / f"{name}.html").write_text(body, "utf-8")
    at_hand = [word for name in NAMES[:2] for word in ("--complete", tmp_path / f"{name}.html")]
    assert run(out, *at_hand) == 5  # the third stands on a private address
    assert "127.0.0.1" in capsys.readouterr().err
    (tmp_path / "mast.html").write_text(page("mast", f"{blog.url}/mast/", WHOLE), "utf-8")
    assert run(out, *at_hand, "--complete", tmp_path / "mast.html", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["cut"], said["whole"], said["still_cut"]) == (3, 3, 0)
    assert run(out) == 0
    assert "no post of it is cut" in capsys.readouterr().err


def test_what_is_no_output_is_refused(tmp_path, capsys):
    assert run(tmp_path) == 4
    assert "holds no output" in capsys.readouterr().err


def test_an_output_that_is_not_finished_is_refused(out, monkeypatch):
    monkeypatch.setattr("migrator.store.store.Store.finish", lambda _self: None)
    convert(str(Path(out.parent, "feed.xml")), out, Settings())
    with pytest.raises(StoreError, match="did not end"):
        fetch(out, Settings())


def test_a_post_that_stays_cut_counts_by_fail_on(out, blog, waits, capsys):
    blog.answers["/oar/"] = answer(status=404)
    with network(waits.policy()):
        assert run(out, "--fail-on", "warning") == 1
        assert "2 made whole, 1 cut all the same" in capsys.readouterr().err
        assert run(out) == 5  # nothing but that one is left, and it can't be had
