"""Laws of the clean tree: no word is lost or made up, and its promises hold, whatever the body."""

import html
import pickle
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migrator.content import Context, Element, clean
from migrator.content.shortcodes import table
from migrator.content.shortcodes.names import known
from tests.oracle.bodies import block_bodies, corpus_bodies, generated_bodies

BLOCKS = frozenset(
    [
        "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote",
        "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
        "hr", "dl", "dt", "dd", "details", "summary", "div", "pre", "!more", "!nextpage",
        "!block", "!embed",
    ]
)  # fmt: skip
INLINES = frozenset(
    [
        "a", "strong", "em", "code", "del", "ins", "sub", "sup", "kbd", "mark", "abbr", "q",
        "cite", "small", "u", "span", "br", "img", "ruby", "rt", "rp", "time", "bdi", "bdo",
        "var", "samp", "dfn", "wbr", "!comment", "!raw", "!math",
    ]
)  # fmt: skip
RUN_FIRST = frozenset(["li", "dd", "dt", "td", "th", "figcaption", "caption", "summary"])
EDGE = re.compile(r"^[ \t\n\r\f]|[ \t\n\r\f]$")
VOID = re.compile(r"<!-- wp:[^>]*/-->")
KNOWN = sorted({*table(), *known().code} - {"caption", "wp_caption"}, reverse=True)
SHORTCODE = re.compile(rf"\[/?(?:{'|'.join(KNOWN)})\b[^\[\]]*\]")
COMMENTS = frozenset({"block comment", "page builder's mark"})
"""What is taken out of a body where nobody sees it."""
WORD = re.compile(r"\w+")

TAGS = st.sampled_from(
    [
        "p", "div", "b", "em", "a", "ul", "ol", "li", "table", "tr", "td", "pre", "code",
        "blockquote", "h2", "span", "figure", "figcaption", "dl", "dt", "dd", "br", "hr", "img",
        "script", "svg", "iframe", "details", "summary", "foo", "o:p", "input",
    ]
)  # fmt: skip
PIECES = st.one_of(
    st.text("abé漢 \n\t&;<>[]/=\"'-!*", max_size=9),
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    st.sampled_from(
        [
            "word", "\n\n", "<!--more-->", "<!--nextpage-->", "<!-- note -->", "&nbsp;",
            "[caption]", "[/caption]",  "<!-- wp:group -->", "<!-- /wp:group -->",
            "<!-- wp:latest-posts /-->", "[gallery ids=1]", "<a href=x>", "<p id=x>",
            "<a href=#x>", "<a name=x>", "<div id=x>",
            "<span style='font-weight:bold'>", "<img src=a alt=b>", "\nhttps://youtu.be/abc\n",
            "<iframe src='//player.vimeo.com/video/9'>", "[vimeo 9]", "[ref]", "[/ref]",
        ]
    ),
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=30).map("".join)


class Words(HTMLParser):
    """The words of HTML, read by a parser that is not ours; those of dropped elements left out."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data):
        self.found.append(data)


def words_of_html(source):
    reader = Words()
    reader.feed(source)
    reader.close()
    return WORD.findall(" ".join(reader.found))


def words_of_tree(root, body=""):
    """The words of a tree; the address of an embed is one where the body shows it as text."""
    shown = html.unescape(body)
    found, todo = [], [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            found.append(node)
        elif node.tag == "!raw":
            found += words_of_html(node.children[0])
        elif node.tag == "!embed":
            found += [node.attrs["url"]] if node.attrs["url"] in shown else []
        else:
            todo.extend(node.children)
    return WORD.findall(" ".join(found))


def letters(words):
    """How often each letter stands there: where a word is split by markup is not the point."""
    return Counter("".join(words))


def nodes(root):
    todo = [(root, "", False)]
    while todo:
        node, parent, verbatim = todo.pop()
        yield node, parent, verbatim
        if isinstance(node, Element):
            inside = verbatim or node.tag in ("pre", "code", "!raw")
            todo.extend((child, node.tag, inside) for child in node.children)


def ids_of(root):
    elements = [node for node, _, _ in nodes(root) if isinstance(node, Element)]
    return [node.attrs["id"] for node in elements if node.tag[0] != "!" and "id" in node.attrs]


def check_promises(root):
    assert len(ids_of(root)) == len(set(ids_of(root))), ids_of(root)
    for node, parent, verbatim in nodes(root):
        if isinstance(node, str):
            assert node, f"empty text in {parent}"
            if not verbatim:
                assert not re.search("\n|  ", node), repr(node)
                assert parent not in {"body", "ul", "ol", "table", "tr", "dl"}, (parent, node)
            continue
        assert node.tag in BLOCKS | INLINES, node.tag
        if parent in INLINES:
            assert node.tag in INLINES, f"{node.tag} in {parent}"
        if parent in {"ul", "ol"}:
            assert node.tag in {"li", "!comment"}, node.tag
        if node.tag in INLINES or node.tag in {"p", "h1", "h2", "h3"}:
            check_edges(node, verbatim)
        check_mix(node)


def check_edges(node, verbatim):
    if node.tag.startswith("!") or verbatim or node.tag == "code":
        return
    first, *_ = node.children or [""]
    *_, last = node.children or [""]
    for text in (first, last):
        assert not (isinstance(text, str) and EDGE.search(text) and text == first == last), node


def check_mix(node):
    """A container holds inlines or blocks; items and cells may begin with an inline run."""
    kinds = [
        "block"
        if isinstance(child, Element)
        and (child.tag in BLOCKS or child.attrs.get("display") == "block")
        else "inline"
        for child in node.children
        if not (isinstance(child, Element) and child.tag == "!comment")
    ]
    if node.tag == "figure":
        return
    if node.tag in RUN_FIRST:
        assert "block inline" not in " ".join(kinds), node
    else:
        assert len(set(kinds)) <= 1, node


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES, st.sampled_from(["wordpress", "html", "text"]))
def test_every_body_comes_out_as_a_clean_tree(body, body_format):
    cleaned = clean(body, body_format, Context())
    check_promises(cleaned.root)
    for name in ids_of(cleaned.root):
        assert f"#{name}" in body or name.startswith("footnote-")
    assert clean(body, body_format, Context()) == cleaned
    assert pickle.loads(pickle.dumps(cleaned.diagnostics)) == cleaned.diagnostics


@settings(max_examples=200, deadline=None)
@given(st.text("abé漢 \n\t<>[]&;*–-•", max_size=80))
def test_plain_text_keeps_every_letter(body):
    cleaned = clean(body, "text", Context())
    assert letters(words_of_tree(cleaned.root)) == letters(WORD.findall(body))


def test_no_word_of_a_real_body_is_lost_or_made_up(shared):
    for body in corpus_bodies(shared):
        check_words(body)


def test_no_word_of_a_generated_body_is_lost_or_made_up():
    for body in block_bodies(300, seed=3):
        check_words(body)
    for body in generated_bodies(600, seed=5):
        if well_formed(body):
            check_words(body)


def well_formed(body):
    """Whether a tag that is cut short, or an element that swallows text, can't be in it."""
    loose = re.sub(r"<(?:/?[a-zA-Z][^<>]*|!--[^<>]*--)>", "", body)
    swallows = re.search(r"<(?:option|select|caption|style|script|map|area|table|t[drh]|col)", body)
    return "<" not in loose and ">" not in loose and swallows is None


LEFT_OPEN = st.sampled_from(
    [
        "<a href='/x>", '<a href="/x>', '<img src="/s alt=b>', '<b class="x>', '<td align="left>',
        '<a href="/x"', "<em ", "<b", '<a href="/x "', '<p title="a > b">', "</b ", "<title>",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            LEFT_OPEN,
            st.sampled_from(["<p>", "</p>", "<b>", "</b>", "</a>", "<ul><li>", "\n\n", "<br>"]),
            st.just("word"),
        ),
        max_size=16,
    ),
    st.sampled_from(["wordpress", "html"]),
)
def test_no_word_is_lost_to_a_tag_or_quote_left_open(pieces, body_format):
    named = [f" word{at}s " if piece == "word" else piece for at, piece in enumerate(pieces)]
    found = words_of_tree(clean("".join(named), body_format, Context()).root)
    assert {piece.strip() for piece in named if piece.startswith(" word")} <= set(found)


def check_words(body):
    cleaned = clean(body, "wordpress", Context())
    check_promises(cleaned.root)
    taken_out = " ".join(
        removed.text for removed in cleaned.removed if removed.what not in COMMENTS
    )
    before = letters(words_of_html(re.sub(r"\[/?(?:wp_)?caption[^\]]*\]", caption_words, body)))
    after = letters(words_of_tree(cleaned.root, body)) + letters(words_of_html(taken_out))
    replaced = letters(WORD.findall(" ".join(SHORTCODE.findall(body) + VOID.findall(body))))
    assert before - after <= replaced, (before - after, body)
    assert after - before <= replaced, (after - before, body)


def caption_words(shortcode):
    """A caption that is written as an attribute is text."""
    found = re.search(r'\scaption="([^"]*)"', shortcode[0])
    return f" {found[1]} " if found else " "


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "<b><div>", "<blockquote>", "<ul><li>", "<foo>", "<!-- wp:group -->",
        "[caption]", "<", "[", "<!-- wp:a {", "<p><li", "<script>", "<a href=x><p>", "\n \n",
        "<em", "[x a=b]", "$latex \\", "[mathjax]\\[", "((a bc ", "((<", "[ref]", "[latex]",
        "[vc_row]", "<p style='mso-list:l0 level1'>", "<iframe src='//youtube.com/embed/", "Ã© ",
        "<object>", "http://youtu.be/abcdefghijk\n", "<img srcset='a, ,", "<div class='katex-eq'>",
    ],
)  # fmt: skip
def test_a_hundred_thousand_letters_of_anything_end(piece):
    body = piece * (100_000 // len(piece)) + " word"
    for body_format in ("wordpress", "html", "text"):
        cleaned = clean(body, body_format, Context())
        assert sum(1 for _ in nodes(cleaned.root)) >= 1
