"""The account of a run: counts that add up, the ledger's rows, the report's text."""

import hashlib
import pickle
from dataclasses import replace

import orjson

from migrator.diagnostics import CODES, Diagnostic, Place
from migrator.store import Outcome, Store
from tests.store_runs import blog, ledger, mended, outcome, planned, run, tree

POSTS = {"a.md": "One\n", "b.md": "Two\n"}


def test_the_ledger_has_a_row_for_every_item_with_its_digests(tmp_path):
    run(tmp_path, blog(POSTS))
    assert ledger(
        tmp_path, "SELECT ordinal, file, line, item, id, outcome, path, digest_out FROM items"
    ) == [
        (0, "blog.xml", 1, "post 0", 0, "written", "a.md", hashlib.sha256(b"One\n").hexdigest()),
        (1, "blog.xml", 11, "post 1", 1, "written", "b.md", hashlib.sha256(b"Two\n").hexdigest()),
    ]


def test_an_item_that_is_a_row_has_the_digest_of_its_row(tmp_path):
    entry = outcome(7, "all.jsonl", "", rows=True)
    entry = Outcome(7, "written", entry.place, "0", path="all.jsonl", rows=entry.rows)
    run(tmp_path, [entry])
    assert ledger(tmp_path, "SELECT digest_out FROM items") == [
        (hashlib.sha256(b'"7"').hexdigest(),)
    ]


def test_diagnostics_of_items_and_of_the_source_are_one_view(tmp_path):
    entries = [outcome(0, "a.md", "One", diagnostics=[mended(count=2)])]
    with Store.open(tmp_path) as store:
        store.check(planned(entries))
        store.begin()
        store.note([Diagnostic(CODES["source-without-items"], Place("blog.xml"))])
        store.put(entries[0])
        store.finish()
    assert ledger(tmp_path, "SELECT ordinal, code, severity, count FROM diagnostics") == [
        (None, "source-without-items", "warning", 1),
        (0, "store-test-mended", "warning", 2),
    ]


def test_what_is_mended_is_counted_as_often_as_it_was_met(tmp_path):
    entries = [outcome(0, "a.md", "One", diagnostics=[mended(count=2), mended()])]
    tally = run(tmp_path, entries).tally
    assert (tally.mended, tally.warnings, tally.errors) == (3, 3, 0)


def test_the_report_lists_every_diagnostic_and_no_time(tmp_path):
    entries = [
        outcome(0, "a.md", "One", diagnostics=[mended(0)]),
        Outcome(1, "skipped", Place("blog.xml", 9), "0"),
        Outcome(2, "failed", Place("blog.xml", 12), "0", diagnostics=(mended(2),)),
    ]
    run(tmp_path, entries)
    report = orjson.loads((tmp_path / ".migrator/report.json").read_bytes())
    assert report["counts"] == {
        "items": 3,
        "written": 1,
        "skipped": 1,
        "failed": 1,
        "mended": 2,
        "infos": 0,
        "warnings": 2,
        "errors": 0,
    }
    assert report["codes"] == {"store-test-mended": 2}
    assert [entry["line"] for entry in report["diagnostics"]] == [1, 3]


def test_the_report_is_the_same_on_a_second_run(tmp_path):
    entries = [outcome(0, "a.md", "One", diagnostics=[mended()])]
    run(tmp_path, entries)
    before = tree(tmp_path)
    run(tmp_path, entries)
    assert tree(tmp_path) == before


def test_no_script_of_a_post_comes_alive_in_the_report(tmp_path):
    place = Place("blog.xml", item='post 1 "`<script>alert(1)</script>`\n# no heading"')
    code = CODES["source-without-items"]
    run(tmp_path, [outcome(0, "a.md", "One", diagnostics=[Diagnostic(code, place, "``x``")])])
    text = (tmp_path / ".migrator/report.md").read_text()
    assert '- ``` blog.xml: post 1 "`<script>alert(1)</script>` # no heading": ``x`` ```\n' in text


def test_a_long_list_in_the_report_says_how_many_more_there_are(tmp_path):
    diagnostics = [mended(number) for number in range(25)]
    run(tmp_path, [outcome(0, "a.md", "One", diagnostics=diagnostics)])
    text = (tmp_path / ".migrator/report.md").read_text()
    assert "25 × store-test-mended" in text
    assert "and 5 more" in text


def test_an_id_that_no_database_holds_is_left_out_of_its_column(tmp_path):
    run(tmp_path, [replace(outcome(0, "a.md", "One"), id=10**30)])
    assert ledger(tmp_path, "SELECT id, path FROM items") == [(None, "a.md")]


def test_the_report_can_be_shown_on_a_terminal(tmp_path):
    place = Place("blog.xml", item="post 1 \x1b[2J\x9b31m")
    code = CODES["source-without-items"]
    run(tmp_path, [outcome(0, "a.md", "One", diagnostics=[Diagnostic(code, place)])])
    text = (tmp_path / ".migrator/report.md").read_text()
    assert all(letter.isprintable() or letter == "\n" for letter in text)


def test_names_that_are_not_utf_8_are_spelled_out(tmp_path):
    run(tmp_path, [outcome(0, "a.md", "One", source="blog-\udce9.xml")])
    assert ledger(tmp_path, "SELECT file FROM items") == [("blog-\\udce9.xml",)]


def test_an_outcome_is_the_same_from_another_process():
    one = outcome(3, "a.md", "Words.", diagnostics=[mended(3)], rows=True)
    assert pickle.loads(pickle.dumps(one)) == one
