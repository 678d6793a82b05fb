"""What is written in a dialect says to the dialect's own reader what the tree says."""

import re

import markdown
import pytest
from hypothesis import given

from migrator.content.tree import Element
from migrator.diagnostics import Place
from migrator.render import to_markdown
from migrator.verify.differences import differences
from migrator.verify.looking import look
from migrator.verify.reading import read_html
from tests.clean_trees import bodies
from tests.readers.drawing import drawn, lawful
from tests.readers.running import build_hugo, build_zola, read

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
PYTHON_MARKDOWN = markdown.Markdown(extensions=["extra"])
ONE_BY_ONE = (
    ("markdown-it", "markdown-it"),
    ("markdown-it", "commonmark"),
    ("marked", "marked"),
    ("remark", "remark"),
    ("docusaurus", "docusaurus"),
    ("mdx", "mdx"),
    ("kramdown", "kramdown"),
)
LIMITS = {
    "marked": "an entity in a fence's language; tabs in code in a list; blank lines that end "
    "code in a list or quote; backticks and "
    "backslashes in code beside other markup; brackets and backticks in texts and titles",
    "kramdown": "an entity in a fence's language; blanks alone on a line of code in a list; "
    "long runs of backticks in code",
    "goldmark": "Hugo makes no page of a text that is nothing but the end of its summary",
    "pulldown-cmark": "Zola has no link without an address: it leads to `#`",
    "remark": "rehype-raw drops a blank line that begins code; a blank that begins a span of code "
    "behind a line break in a list or quote",
}


def settled(node):
    """A tree without what a reader is known not to keep, see `LIMITS`; breaks stand inside."""
    if isinstance(node, str):
        return node
    attrs = {k: v for k, v in node.attrs.items() if v != "language-x&amp;y"}
    children = [settled(child) for child in node.children]
    if node.tag == "code":
        text = re.sub("(?m)^[ \t]+$", "", "".join(children).replace("\t", "    ")).strip("\n")
        children = [text] if text else []
    while children and getattr(children[0], "tag", "") == "br":
        children.pop(0)
    while children and getattr(children[-1], "tag", "") == "br":
        children.pop()
    return Element(node.tag, attrs, children)


def tamed(node):
    """A tree without what marked and kramdown do not keep, see `LIMITS`."""
    if isinstance(node, str):
        return re.sub(r"[\[\]`]", "", node) or "x"
    attrs = {
        k: re.sub(r"[!\[\]<`*]", "", v) if k in ("alt", "title") else v
        for k, v in node.attrs.items()
    }
    children = [tamed(child) for child in node.children]
    if node.tag == "code":
        children = [re.sub(r"[`*\\]", "'", child) for child in children]
    return Element(node.tag, attrs, children)


def addressed(node):
    """A tree without links that have no address, see `LIMITS`."""
    if isinstance(node, str):
        return node
    attrs = {k: "#" if (k, v) == ("href", "") else v for k, v in node.attrs.items()}
    return Element(node.tag, attrs, [addressed(child) for child in node.children])


def tight(node):
    """A tree without code that begins with a blank, see `LIMITS`."""
    if isinstance(node, str):
        return node
    children = [tight(child) for child in node.children]
    if node.tag == "code":
        children = [child.lstrip(" ") or "x" for child in children]
    return Element(node.tag, node.attrs, children)


trees = bodies.map(settled)
AS_READ = {
    **dict.fromkeys(("marked", "kramdown"), trees.map(tamed)),
    **dict.fromkeys(("remark", "docusaurus", "mdx"), trees.map(tight)),
}


def differing(body, html):
    found = differences(look(body), look(read_html(html)), Place())
    return [f"{entry.code.name}: {entry.detail}" for entry in found]


@pytest.mark.parametrize(("reader", "dialect"), ONE_BY_ONE)
def test_a_reader_sees_what_the_tree_holds(reader, dialect):
    @lawful
    @given(AS_READ.get(reader, trees))
    def law(body):
        text = to_markdown(body, dialect=dialect)
        assert differing(body, read(reader, text)) == [], text

    law()


@lawful
@given(trees)
def test_python_markdown_sees_what_the_tree_holds(body):
    text = to_markdown(body, dialect="python-markdown")
    PYTHON_MARKDOWN.reset()
    assert differing(body, PYTHON_MARKDOWN.convert(text)) == [], text


@pytest.mark.parametrize(
    ("build", "dialect"), [(build_hugo, "goldmark"), (build_zola, "pulldown-cmark")]
)
def test_a_site_shows_what_the_trees_hold(build, dialect, tmp_path):
    template = {"goldmark": "hugo", "pulldown-cmark": "zola"}[dialect]
    found = drawn(trees if dialect == "goldmark" else trees.map(addressed), 200)
    found = [body for body in found if [node.tag for node in body.children] != ["!more"]]
    texts = [to_markdown(body, dialect=dialect, template=template) for body in found]
    for body, text, html in zip(found, texts, build(texts, tmp_path), strict=True):
        assert differing(body, html) == [], text
