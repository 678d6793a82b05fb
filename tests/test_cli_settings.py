"""Settings from the file, the environment and options: the later wins, and says so."""

import tomllib
from dataclasses import fields

import orjson
import pytest
from click.testing import CliRunner

from migrator.cli import COMMANDS, cli
from migrator.cli.options import settings_options, spelling
from migrator.commands.settings import Layer, environment_layer, list_settings, stack, to_toml
from migrator.settings import Settings, merge


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words, **environment):
    return CliRunner(env=environment).invoke(cli, words, prog_name="migrator")


def settings(*words, **environment):
    """The settings by name, as `migrator settings --json` prints them."""
    result = run("settings", "--json", *words, **environment)
    assert result.exit_code == 0, result.stderr
    return {row["name"]: row for row in orjson.loads(result.stdout)}


@pytest.mark.usefixtures("folder")
def test_defaults_hold_where_nobody_says_anything():
    rows = settings()
    assert list(rows) == [row.name for row in fields(Settings)]
    assert {row["origin"] for row in rows.values()} == {"default"}


def test_the_environment_wins_over_the_file(folder):
    (folder / "migrator.toml").write_text('engine = "html2text"\nfail-on = "warning"\n')
    rows = settings(MIGRATOR_FAIL_ON="never")
    assert (rows["engine"]["value"], rows["engine"]["origin"]) == ("html2text", "migrator.toml")
    assert (rows["fail_on"]["value"], rows["fail_on"]["origin"]) == ("never", "environment")


@pytest.mark.parametrize("by", ["option", "variable"])
def test_another_file_can_be_named(folder, by):
    (folder / "migrator.toml").write_text("jobs = 3")
    (folder / "other.toml").write_text("jobs = 7")
    named = settings("--config", "other.toml") if by == "option" else None
    named = named or settings(MIGRATOR_CONFIG="other.toml")
    assert named["jobs"]["value"] == 7


def test_an_option_wins_over_all_and_undoes_a_flag(folder):
    import click

    (folder / "migrator.toml").write_text('overwrite = true\nto = "json"\nbody = ["html"]\n')
    seen = []

    @click.command()
    @settings_options("overwrite", "to", "body", "only")
    def command(settings):
        seen.append(settings)

    CliRunner().invoke(command, [], catch_exceptions=False)
    words = "--no-overwrite -t jsonl --body html,text --only type=post,page --only status=draft"
    CliRunner().invoke(command, words.split(), catch_exceptions=False)
    first, second = seen
    assert (first.overwrite, first.to, first.body) == (True, "json", ("html",))
    assert (second.overwrite, second.to, second.body) == (False, "jsonl", ("html", "text"))
    assert second.only == ("type=post,page", "status=draft")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colour = 1", "migrator.toml: there is no setting “colour”"),
        ("jobs = 'many'", "migrator.toml: “jobs” must be a whole number"),
        ("fail_on = 'often'", "migrator.toml: “fail_on” can't be “often”"),
        ("= broken", "migrator.toml: can't be read as TOML"),
    ],
)
def test_a_wrong_file_is_a_usage_error_that_names_it(folder, text, words):
    (folder / "migrator.toml").write_text(text)
    result = run("settings")
    assert result.exit_code == 2
    assert words in result.stderr
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_not_there_is_a_usage_error():
    result = run("--config", "none.toml", "settings")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: none.toml: can't be read (No such file or directory)")


@pytest.mark.usefixtures("folder")
def test_a_wrong_variable_is_a_usage_error_that_names_the_environment():
    result = run("settings", MIGRATOR_JOBS="many")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: environment: “jobs”")


@pytest.mark.usefixtures("folder")
def test_a_variable_that_is_no_setting_is_told_and_ignored():
    result = run("settings", MIGRATOR_COLOUR="red", MIGRATOR_DEBUG="1")
    assert result.exit_code == 0
    assert (
        result.stderr == "MIGRATOR_COLOUR in the environment is no setting of migrator; ignored.\n"
    )
    assert run("settings", "-q", MIGRATOR_COLOUR="red").stderr == ""


def test_the_printed_file_says_the_same_as_the_settings():
    layer = Layer("test", {"only": ["type=post"], "jobs": 2, "path": 'a "b"/{slug}.md'})
    printed = tomllib.loads(to_toml(list_settings([layer])))
    assert set(printed) == set(layer.values)
    assert merge(Settings(), printed, "file") == stack([layer])


def test_every_default_of_the_printed_file_can_be_uncommented():
    lines = to_toml(list_settings([])).splitlines()
    rows = [line.removeprefix("# ") for line in lines if " = " in line and line.startswith("# ")]
    values = tomllib.loads("\n".join(rows[-len(fields(Settings)) :]))
    assert merge(Settings(), values, "file") == Settings()


def test_every_setting_has_a_variable():
    names = {f"MIGRATOR_{row.name.upper()}": "1" for row in fields(Settings)}
    layer, unknown = environment_layer(names)
    assert set(layer.values) == {row.name for row in fields(Settings)}
    assert unknown == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_mentions_every_option(name):
    result = run(name, "--help")
    assert result.exit_code == 0, result.stderr
    command = cli.commands[name]
    for option in command.params:
        for word in option.opts if option.param_type_name == "option" else ():
            assert word in result.stdout
    for word in ("--quiet", "--verbose", "--debug", "--config"):
        assert word in result.stdout


def test_convert_has_an_option_for_every_setting():
    text = run("convert", "--help").stdout
    for row in fields(Settings):
        assert spelling(row.name).split("/")[0] in text


def test_tables_of_the_file_say_what_options_say(folder):
    (folder / "migrator.toml").write_text(
        '[only]\ntype = ["post", "page"]\nafter = 2015\n\n[constants]\ntoc = true\nversion = "1"\n'
        'note = "plain"\ntags = ["a"]\n\n[authors]\nadmin = "Ann Lee"\n'
    )
    rows = settings()
    assert rows["only"]["value"] == ["type=post,page", "after=2015"]
    assert rows["authors"]["value"] == ["admin=Ann Lee"]
    constants = ["toc=true", 'version="1"', "note=plain", 'tags=["a"]']
    assert rows["constants"]["value"] == constants


@pytest.mark.parametrize(
    "text", ["[authors]\nadmin = true", "[constants]\nday = 2019-03-10", "[only]\ntype = [1]"]
)
def test_a_table_with_what_it_can_not_hold_is_told(folder, text):
    (folder / "migrator.toml").write_text(text)
    result = run("settings")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "must be a list of texts" in result.stderr


@pytest.mark.usefixtures("folder")
def test_several_filters_may_stand_after_one_option(folder):
    (folder / "x.xml").write_text(
        '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2'
        "</wp:wxr_version><item><title>A</title><wp:post_id>1</wp:post_id><wp:post_type>post"
        "</wp:post_type><wp:status>publish</wp:status></item><item><title>B</title><wp:post_id>2"
        "</wp:post_id><wp:post_type>page</wp:post_type><wp:status>draft</wp:status></item></channel></rss>"
    )
    words = "convert x.xml --dry-run --only type=post status=publish -o out"
    result = run(*words.split())
    assert result.exit_code == 0, result.stderr
    assert "(skipped: type=post)" in result.stdout
    assert "posts/a.md" in result.stdout
    assert run("convert", "--only", "type=post", "x.xml", "kind=post").exit_code == 2
