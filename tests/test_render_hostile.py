"""Trees nobody would write: nested without end, huge, or not of the clean subset."""

import tracemalloc
from functools import partial

import pytest

from migrator.content.tree import Element
from migrator.diagnostics import Place
from migrator.render import ENGINES, to_html, to_markdown, to_text
from migrator.render.dialects import DIALECTS
from migrator.render.plain import make_plain
from migrator.verify import verify
from tests.read_html import READER, read_markdown

DEPTH = 10_000
HTML_SPACE = " \t\n"


def nested(tag, depth=DEPTH):
    node = Element(tag, {}, ["first ", "last"])
    for _ in range(depth):
        node = Element(tag, {}, [node])
    return Element("body", {}, [node])


def body(*nodes):
    return Element("body", {}, list(nodes))


def paragraph(text):
    return body(Element("p", {}, [text]))


@pytest.mark.parametrize(
    "tag",
    [
        "blockquote",
        "ul",
        "li",
        "div",
        "em",
        "sub",
        "a",
        "table",
        "td",
        "details",
        "dl",
        "x-y",
        "figure",
    ],
)
def test_no_nesting_is_too_deep_and_no_word_is_lost(tag):
    root = nested(tag)
    for written in (to_markdown(root), to_html(root), to_text(root)):
        assert "first" in written
        assert "last" in written


@pytest.mark.parametrize(
    "tag", ["blockquote", "ul", "em", "td", "table", "details", "dl", "figure"]
)
def test_depth_is_survived_without_html_and_by_who_reads_back(tag):
    root = nested(tag)
    plain = make_plain(root, "drop", "gfm", Place()).root
    written = to_markdown(plain, raw_html="drop")
    assert "first" in written
    assert "last" in written
    verify(to_markdown(root), root, Place())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_long_runs_are_written_in_every_dialect(dialect):
    for unit in ("[", "*", ">", "_a ", "`", "{", "<a ", "a | b ", "$", ":", "~", "^"):
        assert to_markdown(paragraph((unit * 20_000).strip()), dialect=dialect)


def test_html2text_survives_deep_nesting_too():
    assert "first last" in to_markdown(nested("blockquote", 2000), "html2text")


UNITS = (
    *("[", "]", "![", "[](", "](", "*", "*a ", "a* ", "**a*", "_", "a_", "~~a", "`", "`a", "``a`"),
    *("<", "<a ", "<!--", "<a b='", "<a@", "&", "&amp", "\\", "> ", "# ", "- ", "1. ", "|"),
)


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_run_of_anything_is_written_and_stays_text(unit):
    text = (unit * 20_000).strip()
    written = to_markdown(paragraph(text))
    assert written.replace("\\", "").split() == text.replace("\\", "").split()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_mark_of_a_long_run_takes_an_object_of_its_own(dialect):
    """Counted in bytes a character."""
    size = 120_000
    for unit in ("[", "*", "{{"):
        root = paragraph((unit * size)[:size])
        tracemalloc.start()
        try:
            written = to_markdown(root, dialect=dialect)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert most < 64 * size, unit
        assert len(written) >= size


@pytest.mark.parametrize(("start", "dialect"), [("# ", "gfm"), ("1. ", "goldmark"), ("", "mdx")])
def test_marks_too_many_to_look_at_stay_the_text_they_are(start, dialect):
    text = start + "a[b](c) *d*_e_`f`<b>&amp;~~\\* " * 6_000 + "end"
    (read,) = read_markdown(to_markdown(paragraph(text), dialect=dialect)).children
    assert read.tag == "p"
    assert read.children == [text]


def test_a_line_of_nearly_a_million_characters_is_written():
    assert len(to_markdown(paragraph("[](" * 100_000 + "<a " * 100_000 + "`a" * 100_000))) > 700_000


def test_a_link_around_blocks_keeps_both():
    link = Element("a", {"href": "/x"}, [Element("h2", {}, ["Title"]), Element("p", {}, ["Text"])])
    html = READER.render(to_markdown(body(link)))
    assert 'href="/x"' in html
    assert "<h2>Title</h2>" in html


def test_text_beside_blocks_becomes_paragraphs():
    root = body("loose ", Element("em", {}, ["words"]), Element("p", {}, ["then"]), "more")
    assert to_markdown(root) == "loose *words*\n\nthen\n\nmore\n"


def test_a_paragraph_around_blocks_is_its_blocks():
    root = body(Element("p", {}, ["a", Element("ul", {}, [Element("li", {}, ["b"])]), "c"]))
    assert to_markdown(root) == "a\n\n- b\n\nc\n"


def test_a_marker_cannot_break_out_of_its_comment():
    marker = Element("!comment", {"text": "> --> <script>alert(1)</script> --!> -"})
    for written in (to_markdown(body(marker)), to_html(body(marker))):
        assert written.index("-->") == len(written.rstrip(HTML_SPACE)) - 3
        assert "--!>" not in written


def test_attributes_of_a_block_cannot_close_its_comment():
    marker = Element("!block", {"name": "core/x", "attributes": '{"a":"--><b>"}'})
    assert (
        to_markdown(body(marker)) == '<!-- wp:x {"a":"\\u002d\\u002d\\u003e\\u003cb\\u003e"} /-->\n'
    )


@pytest.mark.parametrize(
    "raw",
    [
        '<video src="a.mp4">\n\n*not emphasis*\n\n</video>',
        "<svg><text>*a* _b_</text>\n\n<g/></svg>",
        "<script>\n\nlet a = b * c * d;\n\n</script>",
        "<!-- a --> <b>*x*</b>",
        "<x-y>\n<pre>\n\n*a*\n\n</pre>\n</x-y>",
        "plain *text*",
        "<script>1</script>\n*a*\n<b>*c*</b>",
    ],
)
def test_raw_html_is_not_read_as_markdown(raw):
    written = to_markdown(
        body(Element("!raw", {"display": "block"}, [raw]), Element("p", {}, ["after"]))
    )
    html = READER.render(written)
    assert "<em>" not in html
    assert html.endswith("<p>after</p>\n")
    bare = "".join(raw.replace("&#10;", "").split())
    assert bare in "".join(html.replace("&#10;", "").split())


@pytest.mark.parametrize(
    "raw", ["<svg><text>*a*b*</text></svg>", '<iframe src="x"></iframe>', "<b>a</b>"]
)
def test_raw_html_in_a_line_stands_as_it_is(raw):
    line = Element(
        "p", {}, [Element("!raw", {"display": "inline"}, [raw]), " then ", Element("em", {}, ["x"])]
    )
    html = READER.render(to_markdown(body(line)))
    assert raw in html
    assert "<em>x</em>" in html


def test_code_keeps_carriage_returns():
    root = body(Element("pre", {}, [Element("code", {}, ["a\r\nb\rc\n"])]))
    (pre,) = read_markdown(to_markdown(root)).children
    assert pre.children[0].children == ["a\r\nb\rc\n"]


def test_characters_no_text_can_hold_are_marked():
    assert to_markdown(paragraph("a\0b\ud800c")) == "a\ufffdb\ufffdc\n"


def test_nothing_gives_nothing():
    for write in (*(partial(to_markdown, engine=name) for name in ENGINES), to_html, to_text):
        assert write(Element("body")) == ""


def test_a_paragraph_that_ended_in_html_leaves_nothing_open():
    raw = Element("!raw", {"display": "inline"}, ["<svg>*</svg>"])
    root = body(
        Element("p", {}, [Element("em", {}, [raw])]), Element("p", {}, [Element("em", {}, ["x"])])
    )
    assert to_markdown(root).endswith("\n\n*x*\n")
