"""Reports of an audit: each is what its readers demand, whatever stands in the blog."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from migrator.audit.audit import Audit
from migrator.audit.baseline import compare, read_baseline
from migrator.audit.findings import Finding
from migrator.audit.post_audit import PostAudit
from migrator.audit.rating import rate
from migrator.audit.reports import FORMS
from migrator.audit.reports.as_json import json_report, schema_text
from migrator.audit.reports.as_junit import junit_report
from migrator.audit.reports.as_markdown import markdown_report
from migrator.audit.reports.as_sarif import sarif_report
from migrator.commands.audit import audit
from migrator.diagnostics import CODES
from migrator.diagnostics import audit as codes
from migrator.settings import Settings
from tests.damaged_sample import SAMPLE, damaged_sample

DOCS = Path(__file__).parents[1] / "docs" / "schema"
HOSTILE = "a \x00\x0b\ud800 | <b>[x](y)</b> `z` *& \u2028\n# not a heading"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    return damaged_sample(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def damaged(site) -> Audit:
    return audit(str(SAMPLE), site, Settings(jobs=1))


@pytest.fixture
def hostile() -> Audit:
    """An audit in which every text is hostile, and every code stands once."""
    findings = tuple(Finding(code, HOSTILE, f"dir/{HOSTILE}.md", 3, HOSTILE, 2) for code in ours())
    post = PostAudit(
        *(0, HOSTILE, "post", "publish", HOSTILE, HOSTILE, "2020-01-01", f"dir/{HOSTILE}.md"),
        rate(findings, 10),
        findings,
        words=10,
        lost=2,
    )
    return Audit(HOSTILE, HOSTILE, HOSTILE, (post,), (Finding(codes.EMPTY),), 1)


def ours():
    return [code for name, code in CODES.items() if name.startswith("audit-")]


@pytest.fixture(params=["damaged", "hostile"])
def found(request) -> Audit:
    return request.getfixturevalue(request.param)


@pytest.fixture
def earlier(damaged, tmp_path) -> Path:
    path = tmp_path / "earlier.json"
    path.write_text(json_report(compare(damaged)), "utf-8")
    return path


def test_the_published_schema_is_the_shipped_one_and_is_a_schema():
    assert (DOCS / "audit.schema.json").read_text("utf-8") == schema_text()
    Draft202012Validator.check_schema(json.loads(schema_text()))


def test_json_holds_to_its_schema(found):
    Draft202012Validator(json.loads(schema_text())).validate(
        json.loads(json_report(compare(found)))
    )


def test_json_holds_to_its_schema_beside_a_baseline(damaged, earlier):
    compared = compare(damaged, read_baseline(earlier))
    record = json.loads(json_report(compared))
    Draft202012Validator(json.loads(schema_text())).validate(record)
    assert record["baseline"] == str(earlier)


@pytest.mark.parametrize("form", FORMS.values())
def test_every_report_can_be_written_and_is_the_same_each_time(hostile, form):
    assert form(compare(hostile)).encode("utf-8") == form(compare(hostile)).encode("utf-8")


def test_junit_has_a_case_for_each_item_and_counts_what_fails(found):
    suite = etree.fromstring(junit_report(compare(found)).encode("utf-8"))
    cases = suite.findall("testcase")
    assert suite.tag == "testsuite"
    assert set(suite.attrib) <= {"name", "tests", "failures", "errors", "skipped"}
    assert len(cases) == int(suite.get("tests")) == len(found.posts) + 1
    assert len(suite.findall("testcase/failure")) == int(suite.get("failures"))
    assert suite.get("errors") == suite.get("skipped") == "0"


def test_junit_is_what_jenkins_takes(found):
    """Its `junit-10.xsd`: names and classes of cases, one result each, output after it."""
    suite = etree.fromstring(junit_report(compare(found)).encode("utf-8"))
    for case in suite:
        assert case.tag == "testcase"
        assert set(case.attrib) == {"name", "classname"}
        assert case.get("name")
        assert case.get("classname")
        assert [child.tag for child in case] in ([], ["failure"], ["system-out"])
        for failure in case.findall("failure"):
            assert set(failure.attrib) == {"type", "message"}
            assert failure.text


def test_junit_fails_for_nothing_that_the_baseline_has(damaged, earlier):
    suite = etree.fromstring(junit_report(compare(damaged, read_baseline(earlier))).encode())
    assert suite.get("failures") == "0"


# What SARIF 2.1.0 (OASIS) and GitHub's code scanning demand of what is written here.
_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"minLength": 1}}}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_PLACE = {
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "required": ["uri"],
                    # A relative reference of RFC 3986: nothing that has to be escaped.
                    "properties": {
                        "uri": {
                            "pattern": r"^(file://|(?!/))([\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$"
                        }
                    },
                },
                "region": {"properties": {"startLine": {"type": "integer", "minimum": 1}}},
            },
        }
    },
}
_RULE = {
    "required": ["id", "shortDescription", "help", "defaultConfiguration"],
    "properties": {
        "shortDescription": _TEXT,
        "help": _TEXT,
        "defaultConfiguration": {"properties": {"level": _LEVEL}},
    },
}
_RESULT = {
    "required": ["ruleId", "message", "locations", "partialFingerprints"],
    "properties": {
        "message": _TEXT,
        "level": _LEVEL,
        "locations": {"type": "array", "minItems": 1, "items": _PLACE},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
    },
}
SARIF = {
    "required": ["version", "runs", "$schema"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"format": "uri"},
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {"rules": {"items": _RULE, "uniqueItems": True}},
                            }
                        },
                    },
                    "results": {"items": _RESULT},
                },
            }
        },
    },
}


def sarif_of(compared) -> dict:
    """The one run, after a look at its form."""
    record = json.loads(sarif_report(compared))
    Draft202012Validator(SARIF).validate(record)
    (run,) = record["runs"]
    return run


def test_sarif_has_a_result_for_each_finding_and_a_rule_for_each_code(found):
    run = sarif_of(compare(found))
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert len(run["results"]) == len([*found.all_findings()])
    assert {result["ruleId"] for result in run["results"]} == rules
    assert all("baselineState" not in result for result in run["results"])


def test_sarif_tells_what_is_new_and_what_is_not(damaged, earlier, site, tmp_path):
    before = sarif_of(compare(damaged, read_baseline(earlier)))
    assert {result["baselineState"] for result in before["results"]} == {"unchanged"}
    other = compare(
        audit(str(SAMPLE), changed(site, tmp_path), Settings(jobs=1)), read_baseline(earlier)
    )
    states = [result["baselineState"] for result in sarif_of(other)["results"]]
    assert "absent" not in states
    assert 1 <= states.count("new") < states.count("unchanged")


def test_sarif_leads_from_a_repositorys_root_to_its_files(site, monkeypatch):
    monkeypatch.chdir(site.parent)
    shutil.copy(SAMPLE, "export file.xml")
    run = sarif_of(compare(audit("export file.xml", Path(site.name), Settings(jobs=1))))
    places = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
    }
    assert "export%20file.xml" in places  # what is missing has no other place
    assert all(Path(unquote(place)).is_file() for place in places)


def changed(site: Path, tmp_path: Path) -> Path:
    """The output with one fault mended, and one that is new."""
    folder = tmp_path / "changed"
    shutil.copytree(site, folder)
    (mended,) = folder.rglob("*rss*")
    text = mended.read_text("utf-8")
    mended.write_text(text + "\n<https://www.youtube.com/watch?v=aaaaaaaaaaa>\n", "utf-8")
    (emptied,) = folder.rglob("clinker-dory.md")
    emptied.write_text(emptied.read_text("utf-8").rpartition("---\n")[0] + "---\n", "utf-8")
    return folder


def test_a_baseline_leaves_what_is_new_and_what_was_solved(site, earlier, tmp_path):
    compared = compare(
        audit(str(SAMPLE), changed(site, tmp_path), Settings(jobs=1)), read_baseline(earlier)
    )
    assert codes.EMPTY in {one.code for one in compared.new.all_findings()}
    assert codes.WORDS_LOST not in {one.code for one in compared.new.all_findings()}
    assert "audit-address-lost" in {one.code for one in compared.solved}
    assert len([*compared.whole.all_findings()]) > 10


def test_a_second_finding_of_the_same_words_is_new(tmp_path):
    """Two findings that say the same have one id: the baseline counts them."""
    one = Finding(codes.WORDS_LOST, "post 1", "a.md", detail="a [b] c")
    post = PostAudit(0, "post 1", "post", "publish", "t", "", "", "a.md", rate([one], 9), (one,), 9)
    path = tmp_path / "one.json"
    path.write_text(json_report(compare(Audit("s", "o", "", (post,), (), 1))), "utf-8")
    twice = Audit(
        "s",
        "o",
        "",
        (
            PostAudit(
                0, "post 1", "post", "publish", "t", "", "", "a.md", rate([one], 9), (one, one), 9
            ),
        ),
        (),
        1,
    )
    assert len([*compare(twice, read_baseline(path)).new.all_findings()]) == 1


def test_a_report_beside_a_baseline_can_be_the_next_baseline(damaged, earlier, tmp_path):
    path = tmp_path / "next.json"
    path.write_text(json_report(compare(damaged, read_baseline(earlier))), "utf-8")
    again = compare(damaged, read_baseline(path))
    assert not [*again.new.all_findings()]
    assert again.solved == ()


def test_a_summary_says_nothing_in_the_blogs_own_markup(hostile):
    text = markdown_report(compare(hostile))
    assert "<b>" not in text
    assert not re.search(r"(?<!\\)\[x", text)
    assert [line for line in text.splitlines() if line.startswith("# ")] == [text.splitlines()[0]]


def test_a_summary_of_many_posts_ends():
    posts = tuple(
        PostAudit(number, f"post {number}", "post", "", "", "", "", "", rate([gone], 5), (gone,), 5)
        for number in range(200)
        for gone in [Finding(codes.ITEM_MISSING, f"post {number}")]
    )
    text = markdown_report(compare(Audit("s", "o", "b", posts, (), 0)))
    assert "150 more" in text
    assert text.count("**broken**") == 50
