"""Both sides of a post: what each lacks is marked in the other, and nothing else."""

import re

import pytest

from migrator.audit.html.marking import two_sides


def marked(html: str) -> list[str]:
    """What is marked, without tags."""
    return [re.sub(r"<[^>]*>", "", one) for one in re.findall(r"<mark[^>]*>(.*?)</mark>", html)]


@pytest.mark.parametrize(
    ("source", "result", "lost", "invented"),
    [
        ("<p>a red boat</p>", "<p>a boat</p>", ["red"], []),
        ("<p>one, two; three</p>", "<p>one</p>", ["two; three"], []),
        ("<p>née</p>", "<p>nee</p>", ["née"], ["nee"]),
        ('<img src="/u/a-300x200.jpg">', '<img src="media/a.jpg">', [], []),
        ('<img src="a.jpg" alt="An oar">', "", ["▣ a.jpg “An oar”"], []),
        ('<img src="a.jpg"><img src="a.jpg">', '<img src="a.jpg">', ["▣ a.jpg"], []),
        ('<iframe src="https://f.example/embed/abcdef"></iframe>', "", ["▶ abcdef"], []),
        ('<a href="https://x.example/">oars</a>', "oars", ["⚭ https://x.example/"], []),
        ('<a href="https://old.example/2019/oars/">oars</a>', '<a href="oars.md">oars</a>', [], []),
        (
            '<a href="http://www.x.example">here</a>',
            '<a href="https://x.example/">there</a>',
            ["here"],
            ["there"],
        ),
        ('<p><a href="#n1">1</a></p>', "<p>1</p>", [], []),
    ],
)
def test_what_the_other_side_lacks_is_marked(source, result, lost, invented):
    sides = two_sides(source, result)
    assert [marked(side.html) for side in sides] == [lost, invented]
    assert [side.marked for side in sides] == [len(lost), len(invented)]


def test_lines_of_the_classic_editor_stay_lines():
    source, result = two_sides(
        "one\n\n\n\ntwo<pre>a\n\n\nb</pre>", "<p>one</p><p>two</p><pre>a\n\n\nb</pre>"
    )
    assert source.html == '<div class="lines">one\n\ntwo<pre>a\n\n\nb</pre></div>'
    assert result.html == "<p>one</p><p>two</p><pre>a\n\n\nb</pre>"


def test_a_very_long_text_is_marked_too():
    words = " ".join(f"w{number}" for number in range(8_000))
    source, _ = two_sides(f"<p>{words} gone</p>", f"<p>{words}</p>")
    assert marked(source.html) == ["gone"]
