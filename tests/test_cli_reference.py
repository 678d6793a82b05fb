"""`formats` and `explain`: what the tool knows, for people and for programs."""

import orjson
from click.testing import CliRunner

from migrator.cli import cli
from migrator.diagnostics import CODES


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="migrator")


def test_formats_lists_readers_and_writers():
    text = run("formats").stdout
    for name in ("--from wxr", "--from page", "--from dump", "--to markdown", "--to jsonl"):
        assert name in text


def test_formats_as_json():
    rows = orjson.loads(run("formats", "--json").stdout)
    assert {"direction": "to", "name": "json"}.items() <= rows[
        [r["name"] for r in rows].index("json")
    ].items()
    assert all(row["help"] for row in rows)


def test_the_schema_of_an_item_is_printed():
    from jsonschema import validators

    schema = orjson.loads(run("formats", "--schema").stdout)
    validators.validator_for(schema).check_schema(schema)
    assert "truncated" in schema["properties"]


def test_explain_says_what_a_code_means():
    code = CODES["source-without-items"]
    result = run("explain", "source-without-items")
    assert result.stdout.startswith("source-without-items (warning, kept)\n\n" + code.title)
    assert code.help.split()[-1] in result.stdout


def test_explain_is_not_strict_about_spelling():
    assert run("explain", " Source_Without_Items ").exit_code == 0


def test_explain_names_the_nearest_code():
    result = run("explain", "source-with-items")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean source-without-items" in result.stderr


def test_explain_of_nonsense_says_how_to_list_all():
    result = run("explain", "zzzz")
    assert result.exit_code == 2
    assert "“migrator explain” lists all" in result.stderr


def test_explain_lists_every_code():
    text = run("explain").stdout
    assert all(name in text for name in CODES)
    rows = orjson.loads(run("explain", "--json").stdout)
    assert [row["name"] for row in rows] == sorted(CODES)


def test_explain_as_json():
    row = orjson.loads(run("explain", "--json", "source-without-items").stdout)
    assert (row["severity"], row["effect"], row["mends"]) == ("warning", "kept", False)
