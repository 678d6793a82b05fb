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
