"""`migrator clean`: a body, a page or a dump in, clean text out, in a pipe."""

import orjson
import pytest
from click.testing import CliRunner

from migrator.cli import cli
from migrator.commands.clean import FORMS, clean_source
from migrator.settings import Settings
from tests.case_folder import CASES

ENDINGS = {"markdown": "md", "html": "html", "text": "txt"}


def run(*words, stdin=b""):
    return CliRunner().invoke(cli, ["clean", *words], input=stdin, prog_name="migrator")


@pytest.mark.cases("clean")
def test_cases(case):
    cleaned = [clean_source(str(case.input), None, form, Settings()) for form in FORMS]
    for form, result in zip(FORMS, cleaned, strict=True):
        case.check(f"output.{ENDINGS[form]}", result.text)
    case.check("kind.txt", cleaned[0].kind + "\n")
    case.check_diagnostics(cleaned[0].diagnostics)
    assert len({result.diagnostics for result in cleaned}) == 1


def test_standard_input_is_read_when_no_file_is_named():
    for words in ((), ("-",)):
        assert run(*words, stdin=b"<p>One <b>two</b></p>").stdout == "One **two**\n"


def test_a_body_can_be_forced_where_it_looks_like_a_page():
    page = b"<!DOCTYPE html><html><body><p>Text</p></body></html>"
    assert run("--from", "body", stdin=page).stdout == "Text\n"


def test_text_without_markup_is_a_dump_only_when_several_posts_are_in_it():
    dump = (CASES / "clean" / "dump" / "input.txt").read_bytes()
    assert run(stdin=dump).stdout.startswith("# La barca di legno\n\nMio nonno")
    assert run(stdin=b"Short line\n\nA paragraph that goes on.").stdout == (
        "Short line\n\nA paragraph that goes on.\n"
    )


def test_an_empty_body_gives_nothing():
    result = run("--from", "body", stdin=b"")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("form", "text"),
    [("html", "<p>Caf\u00e9 <strong>noir</strong></p>\n"), ("text", "Caf\u00e9 noir\n")],
)
def test_html_and_text(form, text):
    assert run("--to", form, stdin="Café <b>noir</b>".encode()).stdout == text


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "windows-1252"])
def test_other_character_sets_are_read(charset):
    result = run("--from", "body", stdin="<p>Æbler – 3 €</p>".encode(charset))
    assert result.stdout == "Æbler – 3 €\n"
    assert ("source-charset-guessed" in result.stderr) == (charset == "windows-1252")


def test_what_is_no_text_is_refused():
    result = run("--from", "body", stdin=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "no text" in result.stderr


def test_a_whole_export_is_sent_to_convert():
    export = (
        b'<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">'
        b"<channel><title>A</title><wp:wxr_version>1.2</wp:wxr_version>"
        b"<item><title>B</title></item></channel></rss>"
    )
    result = run(stdin=export)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "migrator convert" in result.stderr


def test_what_was_taken_out_is_named_on_request():
    page = (CASES / "clean" / "page" / "input.html").read_bytes()
    assert "taken out: " not in run(stdin=page).stderr
    assert "taken out: share bar: " in run("-v", stdin=page).stderr


def test_json_holds_the_text_what_was_removed_and_what_was_met():
    body = b"<p>Hi</p><script>track()</script><!-- wp:latest-posts /-->"
    printed = orjson.loads(run("--json", "--from", "body", stdin=body).stdout)
    assert printed["kind"] == "body"
    assert printed["text"].startswith("Hi\n")
    assert "track()" in printed["removed"][0]["text"]
    codes = {entry["code"]: entry["severity"] for entry in printed["diagnostics"]}
    assert codes["content-block-dynamic"] == "warning"


def test_a_post_that_the_source_cuts_off_is_named():
    result = run(str(CASES / "clean" / "dump" / "input.txt"))
    assert result.stderr == "cut off in the source: “La barca di legno”\n"


def test_fail_on_sets_the_exit_code():
    body = b"<!-- wp:latest-posts /-->"
    assert run("--from", "body", stdin=body).exit_code == 0
    assert run("--from", "body", "--fail-on", "warning", stdin=body).exit_code == 1


def test_what_the_source_says_can_not_steer_the_terminal():
    body = b'<p>x</p>[box title="\x1b[2J"]y[/box\x1b[31m][evil-\x1b]0;t\x07 a="1"]'
    assert "\x1b" not in run("--from", "body", "-v", stdin=body).stderr


def test_verbosity_decides_what_is_said_and_never_the_result():
    body = b"<!-- wp:latest-posts /--><p>x</p><!-- wp:acme/box --><p>y</p><!-- /wp:acme/box -->"
    quiet, normal, loud = (run("--from", "body", *w, stdin=body) for w in (("-q",), (), ("-v",)))
    assert quiet.stdout == normal.stdout == loud.stdout
    assert quiet.stderr == ""
    assert "content-block-dynamic" in normal.stderr
    assert "content-block-unknown" not in normal.stderr
    assert "content-block-unknown" in loud.stderr
