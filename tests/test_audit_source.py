"""`migrator audit SOURCE`: what of a source is doubtful before anybody converts it."""

import pytest

from migrator.commands.audit import alone, audit
from migrator.settings import Settings
from tests.wxr_text import export_text, item_text

FINE = item_text(1, "A", '<a href="https://garden.example/?p=2">B</a> and [gallery ids="1"]')


def found(tmp_path, *items):
    """What is said of the last of these items, as `code: detail`."""
    path = tmp_path / "export.xml"
    path.write_text(export_text(*items), "utf-8")
    result = audit(str(path), None, Settings(jobs=1))
    assert (result.output, result.documents) == ("", 0)
    findings = result.posts[-1].findings
    return {f"{one.code.name.removeprefix('audit-')}: {one.detail}" for one in findings}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (item_text(2, "B", "Soft soil."), set()),
        (item_text(2, "", "Soft soil."), {"source-title: https://garden.example/?p=2"}),
        (item_text(2, "B", "<p> </p>"), {"source-empty: "}),
        (
            item_text(2, "B", "Soft soil.").replace("2023-05-01", "0000-00-00"),
            {"source-date: publish"},
        ),
        (item_text(2, "B", "x").replace("note-2", "Note-1"), {"source-slug: Note-1"}),
        (item_text(2, "B", 'See [weather at="here"] [note]'), {"source-shortcode: [weather] ×1"}),
        (item_text(2, "B", "[box]a[/box] [sic]"), {"source-shortcode: [box] ×1"}),
        (
            item_text(2, "B", "Une soirÃ©e"),
            {"left-mojibake: Une soirÃ©e"},
        ),
        (
            item_text(2, "B", '<a href="https://garden.example/?p=9">x</a>'),
            {"source-link: https://garden.example/?p=9"},
        ),
        (
            item_text(2, "B", '<a href="https://www.garden.example/2023/05/weeds/">x</a>'),
            set(),
        ),
        (
            item_text(2, "B", '<a href="https://www.garden.example/weeds/">x</a>'),
            {"source-link: https://www.garden.example/weeds/"},
        ),
        (
            item_text(2, "B", '<a href="/category/x/">x</a> <a href="https://else.example/">y</a>'),
            set(),
        ),
    ],
)
def test_what_is_doubtful_is_named(tmp_path, item, said):
    assert found(tmp_path, FINE, item) == said


def test_one_argument_is_a_source_unless_a_converter_wrote_it(tmp_path):
    export, pages, output = tmp_path / "a.xml", tmp_path / "pages", tmp_path / "site"
    export.write_text(export_text(FINE))
    pages.mkdir()
    (pages / "a.html").write_text("<p>x</p>")
    (output / "posts").mkdir(parents=True)
    (output / "posts" / "a.md").write_text("x")
    assert alone(str(export)) == (str(export), None)
    assert alone(str(pages)) == (str(pages), None)
    assert alone(str(output)) == (None, output)
    assert alone("-") == ("-", None)
