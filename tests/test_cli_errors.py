"""Every error is one sentence on standard error and an exit code of the table."""

import pytest
from click.testing import CliRunner

from migrator.cli.errors import EXITS
from migrator.cli.exits import MEANINGS, Exit, verdict
from migrator.cli.group import CommandTable, Entry
from migrator.diagnostics import Severity
from tests.cli_faults import FAULTS

TABLE = CommandTable(
    {
        "fail": Entry("tests.cli_faults:fail", "Go wrong."),
        "code": Entry("tests.cli_faults:code", "Return a code."),
    },
    name="migrator",
)


def run(*words):
    return CliRunner().invoke(TABLE, words, prog_name="migrator")


@pytest.mark.parametrize(
    ("kind", "code", "sentence"),
    [
        ("setting", 2, "Error: migrator.toml: there is no setting “colour”."),
        ("source", 3, "Error: blog.xml: the file is empty; export it again."),
        ("store", 4, "Error: site/: is a file; name a folder."),
        ("network", 5, "Error: https://blog.example/: there is no such host; check the address."),
        ("disk", 4, "Error: site/a.md: No space left on device."),
        ("interrupt", 130, "Error: Interrupted; run the same command again to go on from here."),
    ],
)
def test_an_error_is_one_sentence_and_its_code(kind, code, sentence):
    result = run("fail", kind)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr == sentence + "\n"


def test_a_fault_of_ours_says_so_and_has_a_code_of_its_own():
    result = run("fail", "bug")
    assert result.exit_code == 70
    assert result.stderr.count("\n") == 1
    assert "fault of migrator (ZeroDivisionError: division by zero)" in result.stderr
    assert "--debug" in result.stderr


@pytest.mark.parametrize("words", [("--debug", "fail"), ("fail", "--debug")])
@pytest.mark.parametrize("kind", FAULTS)
def test_debug_shows_the_traceback_before_the_sentence(words, kind):
    result = run(*words, kind)
    assert "Traceback (most recent call last)" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("Error: ")


def test_what_a_command_returns_is_the_exit_code():
    assert run("code", "1").exit_code == 1
    assert run("code", "0").exit_code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--wrong",), "see “migrator --help”."),
        (("nonsense",), "see “migrator --help”."),
        (("fail",), "see “migrator fail --help”."),
        (("code", "x"), "see “migrator code --help”."),
    ],
)
def test_a_usage_error_is_one_line_that_names_the_help(words, sentence):
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert result.stderr.endswith(sentence + "\n")
    assert result.stderr.count("\n") == 1


def test_every_exit_code_is_explained():
    assert set(MEANINGS) == set(Exit)
    assert {code for _, code in EXITS} <= set(Exit)


@pytest.mark.parametrize(
    ("met", "least", "code"),
    [
        ([], "info", 0),
        ([Severity.INFO], "info", 1),
        ([Severity.INFO], "warning", 0),
        ([Severity.INFO, Severity.ERROR], "error", 1),
        ([Severity.WARNING], "error", 0),
        ([Severity.ERROR], "never", 0),
    ],
)
def test_fail_on_compares_with_the_gravest(met, least, code):
    assert verdict(met, least) == code
