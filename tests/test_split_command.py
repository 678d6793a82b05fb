"""`split`: what it shows, how a person overrules it, and what it says of mistakes."""

import json

import pytest
from click.testing import CliRunner

from migrator.cli.split import split as command
from migrator.commands.split import split
from migrator.readers.source import SourceError
from migrator.settings import Settings
from migrator.store.errors import StoreError

DUMP = """The attic window

attic_window1

From here you can see the mill, the two ponds and the road nobody uses since the bridge fell.

Read more

Bread for the road

Take what is left of the dough and bake it twice, so that it keeps for a month in a dry pocket.

Part two

Eat it slowly, with something sour, and always share it with whoever walks beside you on the way.
"""


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


def _split(dump, said=None, **options):
    boundaries = ""
    if said is not None:
        file = dump.with_name("said.txt")
        file.write_text(said, encoding="utf-8")
        boundaries = str(file)
    return split(str(dump), Settings(reader="dump", boundaries=boundaries), **options)


def test_posts_are_listed_with_lines_title_and_what_is_gone(dump):
    found = _split(dump)
    shown = [(post.first, post.last, post.title, post.cut) for post in found.posts]
    assert shown == [(1, 7, "The attic window", True), (9, 15, "Bread for the road", False)]
    gone = [(piece.line, piece.what) for post in found.posts for piece in post.removed]
    assert gone == [(3, "image placeholder"), (7, "read-more marker")]


def test_every_line_with_text_is_accounted_for(dump):
    found = _split(dump)
    assert [row.line for row in found.lines] == [1, 3, 5, 7, 9, 11, 13, 15]
    assert " ".join(row.text for row in found.lines) == " ".join(DUMP.split())


def test_each_title_carries_its_reasons(dump):
    second = _split(dump).posts[1].start
    assert "it follows a read-more marker" in [why.text for why in second.reasons]


def test_a_person_says_where_posts_begin(dump):
    found = _split(dump, "1 title\n9 title\n13 title Part two\n")
    assert [post.title for post in found.posts] == [
        "The attic window",
        "Bread for the road",
        "Part two",
    ]
    assert all(post.confidence == 1.0 for post in found.posts)


def test_a_person_keeps_one_line_and_removes_part_of_another(dump):
    found = _split(dump, "# by hand\n\n3 keep\n5 remove From here\n15 outside\n")
    gone = [(piece.line, piece.what, piece.text) for piece in found.posts[0].removed]
    assert gone == [(5, "removed by hand", "From here"), (7, "read-more marker", "Read more")]
    assert [piece.line for piece in found.outside] == [15]


def test_written_decisions_are_read_back_as_the_same_posts(dump, tmp_path):
    file = tmp_path / "decisions.txt"
    found = _split(dump, write_to=file)
    again = split(str(dump), Settings(reader="dump", boundaries=str(file)))
    assert [post.removed for post in again.posts] != []
    assert [(p.first, p.last, p.title, p.cut) for p in again.posts] == [
        (p.first, p.last, p.title, p.cut) for p in found.posts
    ]


def test_a_file_with_decisions_is_never_overwritten(dump, tmp_path):
    file = tmp_path / "decisions.txt"
    file.write_text("1 title\n", encoding="utf-8")
    with pytest.raises(StoreError, match="there already"):
        _split(dump, write_to=file)
    assert file.read_text(encoding="utf-8") == "1 title\n"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("one title", r"said.txt:1: “one title” is not a line number and a word"),
        ("\n3 headline", r"said.txt:2: “headline” is not known; the words are title"),
        ("99 title", r"said.txt:1: the dump has 15 lines, there is no line 99"),
        ("2 title", r"said.txt:1: line 2 of the dump is blank"),
        ("9 title Bread for the sea", r"line 9 of the dump says “Bread for the road”, not"),
    ],
)
def test_a_mistake_in_the_file_is_one_sentence_with_its_line(dump, said, sentence):
    with pytest.raises(SourceError, match=sentence):
        _split(dump, said)


def test_a_missing_file_is_one_sentence(dump):
    with pytest.raises(SourceError, match=r"nowhere.txt: can't be read"):
        split(str(dump), Settings(reader="dump", boundaries="nowhere.txt"))


def _run(*words):
    return CliRunner().invoke(command, ["--from", "dump", *map(str, words)])


def test_the_command_lists_posts_on_standard_output(dump):
    run = _run(dump)
    assert run.exit_code == 0
    assert "1  lines 1–7  cut" in run.stdout
    assert "image placeholder  attic_window1" in run.stdout


def test_the_command_explains_every_line(dump):
    shown = _run(dump, "--explain").stdout
    assert "+6.0  it follows a read-more marker" in shown
    assert "Every line" in shown


def test_the_command_gives_json(dump):
    found = json.loads(_run(dump, "--json").stdout)
    assert [post["title"] for post in found["posts"]] == ["The attic window", "Bread for the road"]
    assert found["posts"][0]["start"]["reasons"][0]["text"] == "most lines are no title"


def test_a_saved_page_is_listed_too_and_has_no_boundaries_to_write(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<!DOCTYPE html><html><body class='home blog'><main>"
        "<article class='post hentry'><h2 class='entry-title'>Low water</h2>"
        "<div class='entry-content'><p>We walked out to the wreck and back.</p></div></article>"
        "<article class='post hentry'><h2 class='entry-title'>High water</h2>"
        "<div class='entry-content'><p>We stayed at home and told lies.</p></div></article>"
        "</main></body></html>",
        encoding="utf-8",
    )
    found = split(str(page), Settings())
    assert [(post.title, post.last, post.start) for post in found.posts] == [
        ("Low water", None, None),
        ("High water", None, None),
    ]
    with pytest.raises(SourceError, match="only a text dump has boundaries"):
        split(str(page), Settings(), tmp_path / "decisions.txt")
