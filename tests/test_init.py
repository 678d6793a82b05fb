"""`migrator init`: what it proposes, what it asks, and that `convert` goes by its file."""

import os
import pty
import re
import select
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from migrator.cli import cli
from migrator.settings import Settings, merge

LANTERN = Path(__file__).parent / "builds" / "lantern.wxr.xml"
DUMP = (
    "Tides\nMay 4, 2019\n\nThe water went out over the sand.\n\nShells\nMay 2, 2019\n\nNothing.\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory with an export in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "export.xml").write_bytes(LANTERN.read_bytes())
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="migrator")


def said(path):
    return tomllib.loads(path.read_text("utf-8"))


def test_without_questions_the_proposals_are_taken(folder):
    result = run("init", "export.xml", "--yes")
    assert (result.exit_code, result.stdout) == (0, "")
    settings = merge(Settings(), said(folder / "migrator.toml"), "migrator.toml")
    assert (settings.source, settings.to, settings.scaffold) == ("export.xml", "hugo", True)
    assert settings.media == "download"
    assert "not published" in result.stderr


def test_no_terminal_is_as_good_as_yes(folder):
    assert run("init", "export.xml").exit_code == 0
    assert (folder / "migrator.toml").is_file()


def test_the_next_conversion_goes_by_the_file(folder):
    (folder / "uploads").mkdir()
    assert run("init", "export.xml", "-y").exit_code == 0
    assert said(folder / "migrator.toml")["media"] == "folder"
    result = run("convert", "-q", "--output", "there")
    assert result.exit_code in {0, 1}, result.stderr
    assert (folder / "there" / "hugo.toml").is_file()
    assert run("inspect", "--json").stdout


def test_a_file_that_is_there_stays_as_it_is(folder):
    (folder / "migrator.toml").write_text("jobs = 2\n")
    result = run("init", "export.xml", "--yes")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: migrator.toml: is there already and stays as it is")
    assert (folder / "migrator.toml").read_text() == "jobs = 2\n"
    assert run("init", "export.xml", "--yes", "--config", "other.toml").exit_code == 0
    assert said(folder / "other.toml")["to"] == "hugo"


def test_a_dump_is_no_site(folder):
    (folder / "dump.txt").write_text(DUMP)
    run("init", "dump.txt", "--yes")
    assert said(folder / "migrator.toml")["to"] == "markdown"


def test_what_rules_could_name_stands_there_to_be_uncommented(folder):
    run("init", "export.xml", "--yes")
    lines = (folder / "migrator.toml").read_text("utf-8").splitlines()
    start = next(at for at, line in enumerate(lines) if line == "# [terms]")
    tables = "\n".join(
        line.removeprefix("# ") for line in lines[start:] if "=" in line or "[" in line
    )
    values = tomllib.loads(tables)
    assert values["terms"]["category/oil"] == "Oil: whale & rape"
    assert "keeper" in values["authors"]
    assert merge(Settings(), values, "file").terms


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("init",), "Missing argument 'SOURCE'"),
        (("init", "-", "--yes"), "standard input can't be read again"),
        (("init", "nowhere.xml", "--yes"), "nowhere.xml"),
    ],
)
def test_what_can_not_be_looked_at_is_told_and_nothing_is_written(folder, words, told):
    result = run(*words)
    assert result.exit_code in {2, 3}
    assert told in result.stderr
    assert not (folder / "migrator.toml").exists()


def test_convert_says_what_is_missing(folder):
    result = run("convert")
    assert result.exit_code == 2
    assert "Missing argument 'SOURCE'" in result.stderr
    assert folder.is_dir()


class Terminal:
    """`migrator` in a terminal of its own, and a person who types."""

    def __init__(self, folder, *words):
        self._master, slave = pty.openpty()
        command = [sys.executable, "-m", "migrator", *words]
        environment = {**os.environ, "TERM": "dumb", "COLUMNS": "200"}
        self._process = subprocess.Popen(
            command, cwd=folder, stdin=slave, stdout=slave, stderr=slave, env=environment
        )
        os.close(slave)
        self.text = ""

    def type(self, after, answer):
        """Wait until the terminal shows something new, then type a line."""
        begin = len(self.text)
        while after not in self.text[begin:]:
            assert self._read(), f"{after!r} was never shown: {self.text}"
        os.write(self._master, f"{answer}\n".encode())

    def end(self):
        """The exit code."""
        while self._read():
            pass
        os.close(self._master)
        return self._process.wait(timeout=60)

    def _read(self):
        if not select.select([self._master], [], [], 60)[0]:
            return ""
        try:
            data = os.read(self._master, 4096).decode("utf-8", "replace")
        except OSError:  # the program has ended
            return ""
        self.text += data
        return data


def test_a_person_is_asked_and_may_answer_wrongly(folder):
    terminal = Terminal(folder, "init")
    terminal.type("What is to be converted", "export.xml")
    terminal.type("which platform", "jekyll")
    terminal.type("small site around", "maybe")
    terminal.type("Answer y or n", "n")
    terminal.type("Folder to write to", "blog")
    terminal.type("Address of the new site", "new.example")
    terminal.type("is no address of a site", "https://new.example/journal")
    terminal.type("Addresses of posts", "{slog}")
    terminal.type("no field “{slog}”", "{year}/{slug}")
    terminal.type("Redirects for which server", "nginx,csv")
    terminal.type("Pictures and files", "")
    terminal.type("what is not published", "n")
    assert terminal.end() == 0, terminal.text
    values = said(folder / "migrator.toml")
    assert values["to"] == "jekyll"
    assert (values["scaffold"], values["output"]) == (False, "blog")
    assert values["site_url"] == "https://new.example/journal"
    assert values["permalink"] == "{year}/{slug}"
    assert values["redirects"] == ["nginx", "csv"]
    assert values["only"] == ["status=publish,inherit"]


def test_a_person_who_stops_leaves_no_file(folder):
    terminal = Terminal(folder, "init", "export.xml")
    terminal.type("which platform", "\x04")
    assert terminal.end() == 130
    assert not (folder / "migrator.toml").exists()


def test_odd_titles_and_names_make_a_file_that_can_be_read(folder):
    text = LANTERN.read_text("utf-8").replace("<![CDATA[Lamps]]>", '<![CDATA[L\u2028 # [x] "q"]]>')
    text = re.sub(
        r"<title>[^<]*</title>", '<title>A\u0085# [x]\u2029&#8232;= "q"</title>', text, count=1
    )
    (folder / "odd.xml").write_text(text, "utf-8")
    assert run("init", "odd.xml", "--yes").exit_code == 0
    lines = (folder / "migrator.toml").read_text("utf-8")
    assert said(folder / "migrator.toml")["to"] == "hugo"
    assert "\u2028" not in lines.partition("\n\n")[0]
