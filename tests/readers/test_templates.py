"""What was kept from a template engine comes out of it as the text it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.content.tree import Element
from migrator.diagnostics import Place
from migrator.render import to_markdown
from migrator.render.templates import TEMPLATES
from migrator.verify.differences import differences
from migrator.verify.looking import look
from migrator.verify.reading import read_html
from tests.readers.drawing import drawn, lawful
from tests.readers.running import build_hugo, build_zola, read

HOSTILE = (
    *("{{ site.token }}", "{% include /etc/passwd %}", "{# gone #}", "{{ x", "{% x", "{%- raw -%}"),
    *("{% endraw %}", "{{{ y }}}", "{{ 'a' | nosuch }}", "{{< nosuch >}}", "{{% nosuch %}}", "}}"),
    *(
        "{{< open",
        "{{</* shown */>}}",
        "{{ nosuch() }}",
        "{% nosuch() %}x{% end %}",
        "{{/* a() */}}",
    ),
    *(
        "{%/* a() */%}",
        "%}",
        ">}}",
        "*/>}}",
        "word",
        "<b>",
        "a | b",
        "$$",
        "{: .x}",
        "{{ a(b=[1]) }}",
    ),
)
texts = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("engine", "template"),
    [
        ("liquid", "liquid"),
        ("liquidjs", "liquid"),
        ("liquidjs", "nunjucks"),
        ("nunjucks", "nunjucks"),
    ],
)
def test_an_engine_gives_back_every_text(engine, template):
    @lawful
    @given(texts)
    def law(text):
        assert read(engine, TEMPLATES[template].body(text)) == text

    law()


@st.composite
def posts(draw):
    """A text in prose, in code of both kinds, in a link's text and in raw HTML."""
    text = draw(texts)
    return Element(
        "body",
        {},
        [
            Element("p", {}, [f"prose {text} ", Element("code", {}, [text]), " end"]),
            Element("p", {}, [Element("a", {"href": "/x", "title": text}, [text])]),
            Element("pre", {}, [Element("code", {}, [f"code {draw(texts)}\n"])]),
            Element("p", {}, [f"last {draw(texts)}"]),
        ],
    )


@pytest.mark.parametrize(
    ("build", "dialect", "template"),
    [(build_hugo, "goldmark", "hugo"), (build_zola, "pulldown-cmark", "zola")],
)
def test_a_site_shows_every_text(build, dialect, template, tmp_path):
    found = drawn(posts(), 160)
    written = [to_markdown(body, dialect=dialect, template=template) for body in found]
    for body, text, html in zip(found, written, build(written, tmp_path), strict=True):
        assert differences(look(body), look(read_html(html)), Place()) == (), text


def test_mdx_runs_nothing():
    body = Element(
        "body",
        {},
        [
            Element("p", {}, ["{process.exit(1)} <Foo> {"]),
            Element("p", {}, ["import x from 'y'"]),
            Element("p", {}, ["export default 1", Element("br"), "import z"]),
            Element("!raw", {"display": "block"}, ["<video controls>{x}\n\n<br></video>"]),
        ],
    )
    html = read("mdx", to_markdown(body, dialect="mdx"))
    assert differences(look(body), look(read_html(html)), Place()) == ()
