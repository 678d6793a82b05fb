"""`migrator inspect`: everything that is in a source, counted; nothing written."""

import os
import shutil

import orjson
import pytest
from click.testing import CliRunner

from migrator.cli import cli
from tests.case_folder import CASES

EXPORT = str(CASES / "inspect" / "small-site" / "input.xml")


def run(*words):
    return CliRunner().invoke(cli, ["inspect", *words], prog_name="migrator")


def inventory(*words):
    result = run("--json", *words)
    assert result.exit_code == 0, result.stderr
    return orjson.loads(result.stdout)


@pytest.mark.cases("inspect")
def test_cases(case, monkeypatch):
    monkeypatch.chdir(case.folder)
    case.check("inventory.txt", run(case.input.name).stdout)
    case.check("inventory.json", run(case.input.name, "--json").stdout)


def test_items_are_counted_by_type_status_year_and_author():
    found = inventory(EXPORT)
    kinds = {(row["type"], row["status"]): row["count"] for row in found["kinds"]}
    assert kinds == {
        ("post", "publish"): 4,
        ("post", "draft"): 1,
        ("page", "publish"): 1,
        ("attachment", "inherit"): 2,
    }
    assert found["items"] == sum(kinds.values())
    assert {row["name"]: row["count"] for row in found["years"]} == {"": 1, "2021": 1, "2022": 6}
    assert found["authors"] == [{"name": "rosa", "count": 8}]


def test_a_term_that_nobody_uses_is_shown_with_zero():
    uses = {row["slug"]: row["count"] for row in inventory(EXPORT)["terms"]}
    assert uses == {"wege": 2, "leer": 0}


def test_comments_attachments_and_passwords_are_counted():
    found = inventory(EXPORT)
    assert {row["name"]: row["count"] for row in found["comments"]} == {"comment": 2, "pingback": 1}
    assert {row["name"]: row["count"] for row in found["comment_states"]} == {
        "approved": 2,
        "waiting": 1,
    }
    assert (found["attachments"], found["without_file"], found["protected"]) == (2, 1, 1)


def test_blocks_and_shortcodes_say_whether_they_are_known():
    found = inventory(EXPORT)
    blocks = {row["name"]: (row["count"], row["items"], row["known"]) for row in found["blocks"]}
    assert blocks == {
        "core/paragraph": (2, 1, True),
        "bergpost/karte": (1, 1, False),
        "core/latest-posts": (1, 1, False),
    }
    codes = {row["name"]: (row["count"], row["known"]) for row in found["shortcodes"]}
    assert codes == {"caption": (1, True), "routenplaner": (2, False)}


def test_what_is_mended_is_found_with_its_place():
    findings = {row["code"]: row for row in inventory(EXPORT)["findings"]}
    mended = [row for row in findings.values() if row["effect"] == "changed" and row["items"]]
    assert any("Suppe" in example["item"] for row in mended for example in row["examples"])


def test_only_leaves_items_out_and_says_so():
    found = inventory(EXPORT, "--only", "type=page")
    becomes = {row["type"]: row["becomes"] for row in found["kinds"]}
    assert becomes == {"post": "left out", "page": "files", "attachment": "left out"}
    assert found["bodies"]["count"] == 1


def test_to_decides_what_items_become():
    becomes = {row["type"]: row["path"] for row in inventory(EXPORT, "--to", "jsonl")["kinds"]}
    assert len(set(becomes.values())) < len(becomes)


def test_a_file_name_that_is_no_text_is_no_obstacle(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.xml"
    shutil.copy(EXPORT, path)
    assert inventory(os.fsdecode(path))["source"].endswith("/caf\\udce9.xml")
    assert run(os.fsdecode(path)).exit_code == 0


def test_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(EXPORT).exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_an_export_of_terms_alone_is_a_warning():
    export = str(CASES / "inspect" / "no-items" / "input.xml")
    assert run(export).exit_code == 0
    assert run(export, "--fail-on", "warning").exit_code == 1


def test_what_is_no_source_is_exit_3(tmp_path):
    path = tmp_path / "empty.xml"
    path.touch()
    result = run(str(path))
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(f"Error: {path}: ")


def test_fail_on_sets_the_exit_code():
    assert run(EXPORT, "--fail-on", "info").exit_code == 1
    assert run(EXPORT, "--fail-on", "never").exit_code == 0
