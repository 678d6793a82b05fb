"""`--verify` says nothing of Markdown that is right, and names what is not."""

import pytest

from migrator.commands.clean import clean_source
from migrator.content import Context, clean
from migrator.content.tree import Element
from migrator.diagnostics import Place
from migrator.readers.opening import open_source
from migrator.render import to_markdown
from migrator.render.dialects import DIALECTS
from migrator.settings import Settings
from migrator.verify import verify
from tests.read_html import read_html

PLACE = Place("export.xml", item="post 7")
BODY = """
<h2>The orchard</h2>
<p>Two rows of <strong>pears</strong>, one of <a href="/quince">quinces</a>, and a fence:
<code>fence --long</code>.</p>
<p><img src="gate.jpg" alt="The gate"></p>
<ul><li>Bosc<ul><li>early</li></ul></li><li data-checked="true">Conference</li></ul>
<ol start="3"><li>Prune</li><li>Wait</li></ol>
<pre><code class="language-python">for tree in row:

    water(tree)
</code></pre>
<table><tr><th>Kind</th><th>Trees</th></tr><tr><td>a|b</td><td>12</td></tr></table>
<p>Last words.</p>
"""
PLANTED = (
    ("verify-words", "**pears**", "**apples**"),
    ("verify-words", "Last words.", ""),
    ("verify-words", "Last words.", "Last words. And more."),
    ("verify-link", "/quince", "/quinces"),
    ("verify-link", "[quinces](/quince)", "quinces"),
    ("verify-image", "gate.jpg", "gate-1.jpg"),
    ("verify-image", "![The gate](gate.jpg)", ""),
    ("verify-image", "![The gate]", "![A gate]"),
    ("verify-code", "    water", "   water"),
    ("verify-code", "row:\n\n", "row:\n"),
    ("verify-code", "```python", "```"),
    ("verify-code", "fence --long", "fence –long"),
    ("verify-cell", "a\\|b", "a|b"),
    ("verify-cell", "| 12", "| 13"),
    ("verify-heading", "## The", "### The"),
    ("verify-heading", "## The", "\\## The"),
    ("verify-item", "  - early", "- early"),
    ("verify-item", "3. Prune", "1. Prune"),
    ("verify-item", "[x]", "[ ]"),
    ("verify-item", "4. Wait", "Wait"),
)


@pytest.fixture(scope="module")
def root():
    return read_html(BODY)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_was_written_right_is_not_reported(root, dialect):
    assert verify(to_markdown(root, dialect=dialect), root, PLACE, dialect) == ()


@pytest.mark.parametrize(("code", "right", "wrong"), PLANTED)
def test_a_planted_fault_is_named(root, code, right, wrong):
    markdown = to_markdown(root)
    assert markdown.count(right) == 1
    found = verify(markdown.replace(right, wrong), root, PLACE)
    assert code in {entry.code.name for entry in found}
    assert {entry.place for entry in found} == {PLACE}


def test_a_report_says_what_differs_and_where():
    root = read_html("<p>One two three <b>four</b> five.</p>")
    (report,) = verify("One two three five.\n", root, PLACE)
    assert report.detail == "“four” is not read after “One two three”"


def test_many_differences_are_told_by_a_few():
    root = read_html("".join(f"<p><img src={n}.png alt=a></p>" for n in range(40)))
    wrong = "\n\n".join(f"![{'ab'[n % 2]}]({n}.png)" for n in range(40))
    found = [entry for entry in verify(wrong, root, PLACE) if entry.code.name == "verify-image"]
    assert [entry.count for entry in found] == [1, 1, 1, 1, 1, 15]


def test_a_body_that_is_another_from_its_first_word_takes_no_longer():
    root = read_html(f"<p>{'word ' * 50_000}</p>")
    (report,) = verify("another " * 50_000, root, PLACE)
    assert "is read as" in report.detail


def test_formulas_are_read_as_they_stand():
    tex = "a_1^{*} \\\\{x\\\\} < b*c"
    formula = Element("!math", {"display": "inline"}, [tex])
    root = Element("body", {}, [Element("p", {}, [formula, " and *", formula, "* $5 $6"])])
    for dialect in DIALECTS:
        assert verify(to_markdown(root, dialect=dialect), root, PLACE, dialect) == ()


def test_clean_verifies(tmp_path):
    body = tmp_path / "body.html"
    body.write_text(BODY, encoding="utf-8")
    cleaned = clean_source(str(body), "body", "markdown", Settings(verify=True))
    assert not [entry for entry in cleaned.diagnostics if entry.code.name.startswith("verify")]


def test_nothing_is_reported_of_the_corpus(shared):
    found = []
    for path in sorted((shared / "corpus" / "wxr").glob("*.xml")):
        with open_source(str(path), Settings()) as source:
            for item in source.items(source.survey()):
                post, _ = item.read()
                root = clean(post.body, post.body_format, Context(item.stub.place)).root
                found += verify(to_markdown(root), root, item.stub.place)
    assert found == []
