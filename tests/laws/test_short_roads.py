"""Laws of the short roads of content: whatever takes one comes out as by the long road."""

import re

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from migrator.content import Context, Element, clean
from migrator.content.blocks import blocks_to_html, render_all
from migrator.content.canonical.page import close_page, open_page
from migrator.content.context import Notes
from migrator.content.paragraphs.passes import all_passes
from migrator.content.paragraphs.plain import plain_autop
from tests.oracle.bodies import block_bodies, corpus_bodies, generated_bodies

NAMES = st.sampled_from(
    [
        "p", "h2", "div", "blockquote", "ul", "ol", "li", "table", "tbody", "tr", "td", "th", "pre",
        "form", "address", "section", "figure", "figcaption", "dl", "dt", "dd", "caption", "a", "b",
        "em", "code", "span", "del", "i",
    ]
)  # fmt: skip
ATTRIBUTES = st.sampled_from(
    [
        "",
        "",
        "",
        " class=x",
        " id=i",
        ' href="/a b"',
        " href=https://a.b/c title=t name=n",
        " lang=de",
    ]
)
SPACE = st.sampled_from(
    ["", "", " ", "\n", "\n\n", "  ", "\t", "\n ", " \n", "\n\n\n", "\xa0", "\f"]
)
WORDS = st.one_of(
    st.sampled_from(
        [
            "word", "two words", "a\nb", "a  b", "é", "&amp;", "&#32;", "&nbsp;", "<br>",
            "<br />\n", "<hr>", "<hr />", "<!--more-->", "<!-- x -->", "[gallery]", "<img src=a>",
            "<link>", "</p>", "<p>", "</div>", "<picture>", "</li >", "<BLOCKQUOTE>", "<", ">",
        ]
    ),
    st.text("ab \n\t<>&", max_size=6),
)  # fmt: skip


@st.composite
def elements(draw, inside):
    name, gap = draw(NAMES), draw(SPACE)
    return f"<{name}{draw(ATTRIBUTES)}>{gap}{draw(inside)}{draw(SPACE)}</{name}>{draw(SPACE)}"


TEXTS = st.lists(
    st.recursive(
        st.one_of(WORDS, SPACE), lambda inside: elements(st.lists(inside, max_size=3).map("".join))
    ),
    max_size=6,
).map("".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_a_plain_text_gets_the_paragraphs_of_the_passes(text):
    assume(text.strip(" \t\n\r\0\v"))
    short = plain_autop(text + "\n")
    assert short is None or short == all_passes(text + "\n")


def test_most_real_texts_are_plain_and_get_the_paragraphs_of_the_passes(shared):
    texts = [body + "\n" for body in corpus_bodies(shared) if "<!-- wp:" not in body]
    plain = [text for text in texts if plain_autop(text) is not None]
    assert len(plain) > len(texts) / 2
    assert [text for text in plain if plain_autop(text) != all_passes(text)] == []


BLOCKS = st.recursive(
    st.sampled_from(["", "<p>a</p>", "<p>a</p>", "words", "\n", "<!-- wp:latest-posts /-->"]),
    lambda inside: st.builds(
        lambda name, gap, inner: (
            f"<!-- wp:{name} -->{gap}{inner}{gap}<!-- /wp:{name.split()[0]} -->"
        ),
        st.sampled_from(
            [
                "paragraph", "list", "core/quote", "group",
                'image {"id":3}', 'heading {"a":"b--c"}',
                "embed", "a/b", "quote {bad}", "freeform", 'columns {"a":">"}', "latest-posts",
            ]
        ),
        st.sampled_from(["", "\n", " "]),
        st.lists(inside, max_size=3).map("".join),
    ),
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, max_size=5).map("".join))
def test_flat_blocks_come_out_as_when_they_are_rendered_one_by_one(body):
    check_blocks(body)


def test_generated_blocks_come_out_as_when_they_are_rendered_one_by_one():
    for body in block_bodies(1000, seed=31):
        check_blocks(body)


def check_blocks(body):
    short, long = Notes(Context()), Notes(Context())
    assert blocks_to_html(body, short) == render_all(body, long)
    assert short.close(Element("body")) == long.close(Element("body"))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_a_comment_without_words_in_a_block_changes_nothing(html):
    """What stands beside a comment takes the long road, and an empty comment leaves no trace."""
    assume("<pre" not in html and "<form" not in html)  # the comment stays in these
    assume(
        "<code" not in html or "<t" not in html
    )  # and parts a text there that a stray tag would not
    spoilt = re.sub(
        r"(<(?:p|h2|li|t[dhr]|ul|ol|table|tbody|blockquote|dd|dt)(?: [^<>]*)?>)", r"\1<!---->", html
    )
    assert clean(html, "html", Context()) == clean(spoilt, "html", Context())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            TEXTS,
            st.sampled_from(
                [
                    "</body>",
                    "<body>",
                    "</html>",
                    "<head>",
                    "<select>",
                    "<option>",
                    "<selectedcontent>",
                ]
            ),
        ),
        max_size=4,
    ).map("".join)
)
def test_a_body_is_parsed_as_in_a_document_of_its_own(html):
    page = open_page(html)
    alone = LexborHTMLParser("<!DOCTYPE html><body>" + html).body
    assert page.body.inner_html == alone.inner_html
    close_page(page)


def test_odd_bodies_are_parsed_as_in_documents_of_their_own():
    for html in generated_bodies(500, seed=29):
        test_a_body_is_parsed_as_in_a_document_of_its_own.hypothesis.inner_test(html)
