"""Laws of `raw_html`: `escape` and `drop` write no HTML, and no word is lost in silence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from migrator.content.tree import Element
from migrator.diagnostics import Place
from migrator.render import to_html, to_markdown
from migrator.render.dialects import DIALECTS
from migrator.render.plain import make_plain
from migrator.render.words import words_of
from tests.clean_trees import bodies
from tests.read_html import READER

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
lawful = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
STRICT = MarkdownIt("commonmark", {"html": True, "maxNesting": 500})
STRICT.enable(["table", "strikethrough"])
POLICIES = st.sampled_from(("escape", "drop"))
LIKE_COMMONMARK = [
    name for name in DIALECTS if name not in ("kramdown", "python-markdown", "mdx", "docusaurus")
]
RAW = st.sampled_from(
    (
        '<iframe src="https://a.example/x">frame</iframe>',
        "<script>alert(1)</script>",
        '<video src="https://a.example/v.mp4" onplay="alert(1)"></video>',
        '<svg onload="alert(1)"><text>drawn</text></svg>',
        "<x-y>own</x-y>",
        "<b onclick='alert(1)'>bold\n\nand *more*",
    )
)
with_raw = st.builds(
    lambda body, html, block: Element(
        "body",
        {},
        [
            *body.children,
            Element("!raw", {"display": "block"}, [html])
            if block
            else Element("p", {}, ["x ", Element("!raw", {"display": "inline"}, [html]), " y"]),
        ],
    ),
    bodies,
    RAW,
    st.booleans(),
)


def html_of(markdown):
    """Everything a reader takes for HTML, read-more aside."""
    tokens = STRICT.parse(markdown)
    found = [token for token in tokens if token.type == "html_block"]
    found += [c for t in tokens for c in t.children or () if c.type == "html_inline"]
    return [t.content for t in found if not t.content.startswith("<!--more")]


@lawful
@given(with_raw, POLICIES, st.sampled_from(LIKE_COMMONMARK))
def test_no_html_is_written(body, policy, dialect):
    plain = make_plain(body, policy, dialect, Place()).root
    assert html_of(to_markdown(plain, dialect=dialect, raw_html=policy)) == []


@lawful
@given(with_raw, POLICIES)
def test_nothing_can_run_a_script(body, policy):
    plain = make_plain(body, policy, "gfm", Place()).root
    for html in (READER.render(to_markdown(plain, raw_html=policy)), to_html(plain)):
        assert "<script" not in html
        assert "<iframe" not in html
        assert not [tag for tag in ("<video", "<svg", "<b ", "<x-y") if tag in html]


@lawful
@given(bodies, POLICIES)
def test_words_are_kept(body, policy):
    plain = make_plain(body, policy, "gfm", Place()).root
    assert letters(plain) == letters(body)


def letters(tree):
    """What is said, but for the signs that stand between cells and around quotations."""
    return "".join(words_of(tree).translate(dict.fromkeys(map(ord, "“”/"))).split())


@lawful
@given(bodies, POLICIES)
def test_the_tree_given_is_left_as_it_is(body, policy):
    before = repr(body)
    make_plain(body, policy, "gfm", Place())
    assert repr(body) == before
