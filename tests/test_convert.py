"""`convert`, end to end: every item accounted for, whatever the source and however it is run."""

import json
import os
import signal
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.generate import write_export
from migrator.cli import cli
from migrator.commands.convert import convert, dry_run
from migrator.commands.workers import convert_items
from migrator.model import Post, Site
from migrator.readers import SourceError, Stub
from migrator.settings import Settings
from migrator.writers import make_plan
from tests.output_tree import output_files, text_files

SAMPLES = Path(__file__).parents[1] / "samples"
EXPORT = SAMPLES / "tidewater.wxr.xml"


def run(*words):
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture
def export(tmp_path):
    """An export of 300 items."""
    path = tmp_path / "export.xml"
    with path.open("w", encoding="utf-8") as file:
        write_export(file, 300)
    return path


def test_every_file_of_the_corpus_converts_and_its_counts_add_up(shared, tmp_path):
    files = [*(shared / "corpus" / "wxr").iterdir(), *(shared / "corpus" / "pages").glob("*.html")]
    assert len(files) == 37
    for file in files:
        result = run("convert", file, "-o", tmp_path / file.name, "--json")
        assert result.exit_code in (0, 1), (file.name, result.stderr)
        counts = json.loads(result.stdout)
        assert counts["items"] == counts["written"] + counts["skipped"] + counts["failed"]
        assert counts["failed"] == 0, file.name


def test_the_seed_becomes_seven_records_and_seven_files(shared, tmp_path):
    seed = shared / "seed" / "front-page-dump.fr.txt"
    truth = json.loads((shared / "seed" / "truth.json").read_bytes())["posts"]
    assert run("convert", seed, "-o", tmp_path / "a", "-t", "jsonl").exit_code in (0, 1)
    (lines,) = (path for path in (tmp_path / "a").glob("*.jsonl"))
    records = [json.loads(line) for line in lines.read_bytes().splitlines()]
    assert [record["title"] for record in records] == [post["title"] for post in truth]
    assert [record["truncated"] for record in records] == [post["truncated"] for post in truth]
    assert run("convert", seed, "-o", tmp_path / "b", "-t", "markdown").exit_code in (0, 1)
    assert len(text_files(tmp_path / "b")) == 7


def test_two_processes_give_the_bytes_of_one(export, tmp_path):
    convert(str(export), tmp_path / "one", Settings(jobs=1))
    convert(str(export), tmp_path / "two", Settings(jobs=2))
    assert output_files(tmp_path / "one") == output_files(tmp_path / "two")
    report = Path(".migrator/report.json")
    assert (tmp_path / "one" / report).read_bytes() == (tmp_path / "two" / report).read_bytes()


def test_a_second_run_writes_nothing(tmp_path):
    first = convert(str(EXPORT), tmp_path / "site", Settings())
    second = convert(str(EXPORT), tmp_path / "site", Settings())
    assert first.tally.changed == second.tally.unchanged
    assert second.tally.changed == 0


def test_an_edited_file_is_not_overwritten_and_nothing_else_is_written(tmp_path):
    site = tmp_path / "site"
    run("convert", EXPORT, "-o", site)
    edited = site / text_files(site)[0]
    edited.write_text("mine now", encoding="utf-8")
    before = output_files(site)
    result = run("convert", EXPORT, "-o", site, "--front-matter", "toml")
    assert result.exit_code == 4
    assert len(result.stderr.splitlines()) == 1
    assert edited.name in result.stderr
    assert output_files(site) == before
    assert run("convert", EXPORT, "-o", site, "--overwrite").exit_code == 0
    assert edited.read_text(encoding="utf-8") != "mine now"


def test_a_dry_run_names_every_file_and_writes_none(tmp_path):
    site = tmp_path / "site"
    planned = [entry.path for entry in dry_run(str(EXPORT), site, Settings())]
    assert not site.exists()
    convert(str(EXPORT), site, Settings())
    assert set(text_files(site)) <= set(planned)
    assert set(planned) <= set(output_files(site))


def test_what_a_filter_leaves_out_is_counted_as_skipped(tmp_path):
    report = convert(str(EXPORT), tmp_path / "site", Settings(only=("type=page",)))
    assert report.tally.written == 2
    assert report.tally.skipped == report.tally.items - 2


def test_what_is_not_public_is_kept_apart_and_marked(tmp_path):
    site = tmp_path / "site"
    convert(str(EXPORT), site, Settings())
    apart = {path for path in text_files(site) if path.split("/")[0] not in {"posts", "pages"}}
    states = {path.split("/")[0] for path in apart}
    assert {"drafts", "private", "scheduled", "protected"} <= states
    for path in apart:
        if path.split("/")[0] in {"drafts", "private", "scheduled", "protected"}:
            assert "\ndraft: true\n" in (site / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["markdown", "json", "jsonl"])
def test_a_run_that_was_interrupted_ends_in_the_same_bytes_when_run_again(form, export, tmp_path):
    settings = Settings(to=form)
    convert(str(export), tmp_path / "undisturbed", settings)
    with pytest.raises(KeyboardInterrupt):
        convert(str(export), tmp_path / "site", settings, _raise_at(150))
    convert(str(export), tmp_path / "site", settings)
    assert output_files(tmp_path / "site") == output_files(tmp_path / "undisturbed")


def test_an_interrupt_with_two_processes_ends_them(export, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        convert(str(export), tmp_path / "site", Settings(jobs=2), _raise_at(10))


def test_a_source_that_changes_while_it_is_read_is_no_silent_loss(export, tmp_path):
    def change():
        export.write_bytes(export.read_bytes()[:-500])

    with pytest.raises(SourceError, match=r"export\.xml"):
        convert(str(export), tmp_path / "site", Settings(), _call_at(10, change))


@dataclass(frozen=True)
class Grenade:
    """An item whose reading does something terrible."""

    stub: Stub
    deed: str
    digest: str = ""

    def read(self):
        if self.deed == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.deed == "raise":
            raise RuntimeError("a fault of ours")
        return Post(self.stub.id, "post", "publish", self.stub.title, "Text."), ()


def grenades(deed, stubs):
    """Items of which the one numbered 40 does a deed."""
    return [Grenade(stub, deed if stub.ordinal == 40 else "") for stub in stubs]


@pytest.mark.parametrize("forks", [True, False])
@pytest.mark.parametrize(("deed", "jobs"), [("raise", 1), ("raise", 2), ("die", 2)])
def test_a_terrible_item_costs_itself_alone(deed, jobs, forks, monkeypatch):
    stubs = [
        Stub(number, "memory", None, number + 1, "post", "publish", f"Post {number}", "", "")
        for number in range(100)
    ]
    plan = make_plan(stubs, Site(), "memory", Settings())
    monkeypatch.setattr("migrator.commands.workers.FORKS", forks)
    outcomes = list(convert_items(partial(grenades, deed), stubs, plan, jobs))
    assert [outcome.ordinal for outcome in outcomes] == list(range(100))
    assert [outcome.ordinal for outcome in outcomes if outcome.state == "failed"] == [40]
    assert [entry.code.name for entry in outcomes[40].diagnostics] == ["output-item-failed"]


def test_no_slug_leads_out_of_the_folder(tmp_path):
    text = EXPORT.read_text(encoding="utf-8")
    export = tmp_path / "export.xml"
    export.write_text(
        text.replace("[mooring-fees]", "[../../../x]").replace("[clinker-dory]", "[..\\..\\con]"),
        encoding="utf-8",
    )
    site = tmp_path / "deep" / "er" / "site"
    convert(str(export), site, Settings())
    assert {path.name for path in tmp_path.iterdir()} == {"export.xml", "deep"}
    assert {path.name for path in site.parent.iterdir()} == {"site"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("no-such-file.xml",), 3),
        ((str(EXPORT), "--to", "gopher"), 2),
        ((str(EXPORT), "--only", "colour=red"), 2),
        ((str(EXPORT), "--fail-on", "info"), 1),
        ((str(EXPORT), "--fail-on", "never"), 0),
    ],
)
def test_exit_codes(words, code, tmp_path):
    result = run("convert", *words, "-o", tmp_path / "site")
    assert result.exit_code == code, result.stderr
    if code in (2, 3):
        assert len(result.stderr.splitlines()) == 1
        assert not (tmp_path / "site").exists()


def test_an_output_that_is_a_file_is_one_sentence(tmp_path):
    (tmp_path / "site").write_text("", encoding="utf-8")
    result = run("convert", EXPORT, "-o", tmp_path / "site")
    assert result.exit_code == 4
    assert len(result.stderr.splitlines()) == 1


def test_an_empty_output_name_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("convert", EXPORT, "-o", "")
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_tells_what_stands_in_the_way(tmp_path):
    run("convert", EXPORT, "-o", tmp_path)
    (tmp_path / text_files(tmp_path)[0]).write_text("mine", encoding="utf-8")
    assert run("convert", EXPORT, "-o", tmp_path, "--dry-run").exit_code == 4
    assert run("convert", EXPORT, "-o", tmp_path, "--dry-run", "--overwrite").exit_code == 0


def test_body_forms_and_engine_reach_the_records(tmp_path):
    settings = Settings(to="jsonl", body=("html", "text"))
    convert(str(EXPORT), tmp_path / "ours", settings)
    convert(str(EXPORT), tmp_path / "other", replace(settings, engine="html2text"))
    (ours,), (other,) = (list((tmp_path / name).glob("*.jsonl")) for name in ("ours", "other"))
    record = json.loads(ours.read_bytes().splitlines()[1])
    assert {"markdown", "html", "text"} <= set(record)
    assert ours.read_bytes() != other.read_bytes()


def _raise_at(step):
    def interrupt():
        raise KeyboardInterrupt

    return _call_at(step, interrupt)


def _call_at(step, deed):
    """Something that watches the run and does a deed when so many items are done."""

    @contextmanager
    def watch(_label, _total):
        done = 0

        def advance(steps):
            nonlocal done
            done += steps
            if done == step:
                deed()

        yield advance

    return watch


def test_processes_read_the_pages_of_one_archive_without_disturbing_each_other(tmp_path):
    archive = tmp_path / "pages.zip"
    page = (
        "<html><body><article class='hentry'><h1 class='entry-title'>{0}</h1>{1}</article></body>"
    )
    with zipfile.ZipFile(archive, "w") as out:
        for number in range(160):
            words = f"<div class='entry-content'><p>{f'Words of note {number}. ' * 200}</p></div>"
            out.writestr(f"{number}.html", page.format(f"Note {number}", words))
    convert(str(archive), tmp_path / "one", Settings(jobs=1))
    convert(str(archive), tmp_path / "two", Settings(jobs=2))
    assert len(text_files(tmp_path / "one")) == 160
    assert output_files(tmp_path / "one") == output_files(tmp_path / "two")
