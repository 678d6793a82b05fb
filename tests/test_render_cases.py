"""Each case folder: a tree, and what it is as Markdown, as HTML, as text, and by html2text."""

import pytest

from migrator.content.tree import Element
from migrator.render import ENGINES, to_html, to_markdown, to_text
from tests.read_html import read_html


@pytest.mark.cases("render")
def test_case(case):
    root = read_html(case.input.read_text(encoding="utf-8"))
    case.check("expected.md", to_markdown(root))
    case.check("expected.html", to_html(root))
    case.check("expected.txt", to_text(root))


@pytest.mark.cases("render-html2text")
def test_html2text_case(case):
    root = read_html(case.input.read_text(encoding="utf-8"))
    case.check("expected.md", to_markdown(root, "html2text"))


def test_the_engines_are_those_that_settings_offer():
    assert list(ENGINES) == ["tree", "html2text"]


def test_an_image_in_a_link_ends_in_no_backslash_for_marked():
    image = Element("img", {"src": "/x", "alt": "a\\"})
    body = Element("body", {}, [Element("p", {}, [Element("a", {"href": "/y"}, [image])])])
    assert to_markdown(body, dialect="marked") == "[![a&#92;](/x)](/y)\n"


def paragraph(*nodes):
    return Element("body", {}, [Element("p", {}, list(nodes))])


def test_hugo_ends_no_summary_in_code_text_lists_or_quotes():
    more = "<!--more-->"
    code = Element("code", {}, [f"a {more} b"])
    fence = Element("body", {}, [Element("pre", {}, [Element("code", {}, [f"a\n{more}\nb\n"])])])
    marker = Element("!more", {})
    listed = Element("body", {}, [Element("ul", {}, [Element("li", {}, ["a", marker, "b"])])])
    quoted = Element("body", {}, [Element("blockquote", {}, ["a", marker, "b"])])
    for root in (paragraph(f"a {more} b"), paragraph("x ", code), fence, listed, quoted):
        assert more not in to_markdown(root, dialect="goldmark")
    assert more in to_markdown(Element("body", {}, ["a", marker, "b"]), dialect="goldmark")


def test_a_table_is_html_where_zola_would_show_the_backslash_of_a_pipe():
    rows = read_html("<table><tr><th>a<td><code>b|c</code></table>")
    assert "<code>b|c</code>" in to_markdown(rows, dialect="pulldown-cmark")
    assert "`b\\|c`" in to_markdown(rows)


def test_docusaurus_finds_no_directive_in_an_alternative_text():
    image = Element("img", {"src": "/x", "alt": "a:👍 b:c"})
    assert "a\\:👍 b\\:c" in to_markdown(paragraph(image), dialect="docusaurus")


def test_zola_keeps_the_backslash_that_ends_a_paragraph():
    assert to_markdown(paragraph("a\\"), dialect="pulldown-cmark") == "a\\\\\n"


def test_python_markdown_keeps_the_hashes_that_end_a_heading():
    heading = Element("body", {}, [Element("h2", {}, ["In C##"])])
    assert to_markdown(heading, dialect="python-markdown") == "## In C\\#\\#\n"


def test_jekyll_makes_no_list_of_code_in_an_item_and_shows_an_empty_table():
    code = Element("pre", {}, [Element("code", {}, ["- x\n"])])
    listed = Element("body", {}, [Element("ul", {}, [Element("li", {}, [code])])])
    assert "<code>- x" in to_markdown(listed, dialect="kramdown")
    assert to_markdown(Element("body", {}, [code]), dialect="kramdown").startswith("```")
    empty = read_html("<table><tr><th><th></table>")
    assert to_markdown(empty, dialect="kramdown").startswith("<table>")


def test_an_item_that_begins_like_a_box_is_no_task():
    items = [Element("li", {}, [text]) for text in ("[x] a", "[x]b")]
    root = Element("body", {}, [Element("ul", {}, items)])
    assert to_markdown(root, dialect="goldmark") == "- \\[x] a\n- \\[x]b\n"
