"""`migrator audit`: what it prints, what it writes, and how it exits."""

import json
import os
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from migrator.audit.reports import FORMS
from migrator.cli import cli
from migrator.cli.exits import Exit
from tests.damaged_sample import SAMPLE, damaged_sample


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    return damaged_sample(tmp_path_factory.mktemp("site"))


def run(*arguments):
    return CliRunner().invoke(cli, ["audit", *map(str, arguments), "--jobs", "1"])


def test_losses_are_named_and_fail(site):
    result = run(SAMPLE, site)
    assert result.exit_code == Exit.FOUND
    assert "BROKEN  post 20 “A loaf for the boat: 70 % rye & no oven”" in result.stdout
    assert "[with the flame as low as it goes]" in result.stdout


def test_what_is_forgiven_is_the_users_choice(site, tmp_path):
    assert run(SAMPLE, site, "--fail-on", "never").exit_code == Exit.DONE
    whole = damaged_sample(tmp_path / "whole")
    earlier = tmp_path / "earlier.json"
    run(SAMPLE, whole, "--report", earlier)
    assert run(SAMPLE, whole, "--baseline", earlier, "--fail-on", "info").exit_code == Exit.DONE


def test_every_report_that_is_asked_for_is_written(site, tmp_path):
    names = ["a.json", "b.xml", "c.sarif", "deep/er/d.md"]
    wanted = [part for name in names for part in ("--report", tmp_path / name)]
    result = run(SAMPLE, site, *wanted, "--html", tmp_path / "html")
    assert result.exit_code == Exit.FOUND
    assert all((tmp_path / name).stat().st_size for name in names)
    assert len([*(tmp_path / "html" / "posts").iterdir()]) == 14
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["documents"] == 13


def test_json_on_the_screen_is_the_report(site, tmp_path):
    result = run(SAMPLE, site, "--json", "--report", tmp_path / "a.json")
    assert result.stdout == (tmp_path / "a.json").read_text("utf-8")


def test_since_a_baseline_nothing_is_new(site, tmp_path):
    run(SAMPLE, site, "--report", tmp_path / "a.json")
    result = run(SAMPLE, site, "--baseline", tmp_path / "a.json")
    assert result.exit_code == Exit.DONE
    assert "0 new, 0 solved" in result.stdout
    assert "BROKEN" not in result.stdout


def test_an_output_can_be_looked_at_by_itself(site):
    result = run(site)
    assert result.exit_code == Exit.DONE
    assert "A line of the blog's interface stands in the text: Share this:" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--report", "report.txt"], "no report has this ending"),
        (["--baseline", "nothing.json"], "can't be read"),
        (["--html", "."], "holds something that is no report"),
        (["--report", "file/a.json"], "can't be written"),
    ],
)
def test_an_error_is_one_sentence(site, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("in the way", "utf-8")
    result = run(SAMPLE, site, *arguments)
    assert result.exit_code == Exit.USAGE
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_baseline_that_is_no_report_is_named(site, tmp_path):
    other = tmp_path / "other.json"
    for text in ("[]", "{}", '{"posts": 3, "findings": 4}', "[" * 100_000, "no json"):
        other.write_text(text, "utf-8")
        result = run(SAMPLE, site, "--baseline", other)
        assert result.exit_code == Exit.USAGE
        assert "is no JSON report of an audit" in result.stderr


def test_a_report_takes_the_place_of_the_one_before(site, tmp_path):
    run(SAMPLE, site, "--html", tmp_path / "html")
    (tmp_path / "html" / "posts" / "99.html").write_text("old", "utf-8")
    run(SAMPLE, site, "--html", tmp_path / "html")
    assert not (tmp_path / "html" / "posts" / "99.html").exists()


def test_a_file_whose_name_is_in_another_encoding_harms_no_report(tmp_path):
    site = damaged_sample(tmp_path / "site")
    (draft,) = (site / "pages").glob("2023*.md")
    draft.rename(os.fsdecode(os.fsencode(draft.parent) + b"/caf\xe9.md"))
    names = [part for end in FORMS for part in ("--report", tmp_path / f"a{end}")]
    result = run(SAMPLE, site, *names, "--html", tmp_path / "html")
    assert result.exit_code == Exit.FOUND
    for end in FORMS:
        assert "caf\ufffd" in unquote((tmp_path / f"a{end}").read_text("utf-8"))
    assert "caf\ufffd" in (tmp_path / "html" / "index.html").read_text("utf-8")
