"""Laws of the two sides of a post: harmless whatever they hold, marked only where they differ."""

import re

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from migrator.audit.html.marking import two_sides

PIECES = (
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<ul><li>",
        "</ul>",
        "<pre>",
        "</pre>",
        "<br>",
        "<hr/>",
        "<td>",
    ),
    *("<table>", "</table>", "<script>", "</script>", "<style>", "</style>", "<xmp>", "</xmp>"),
    *("<iframe src='https://films.example/watch?v=abcdef'>", "</iframe>", "<!--", "-->", "<svg>"),
    *('<img src="a.jpg" alt="x" onerror=alert(1)>', "<img src='b.png'>", "<math>", "</math>"),
    *('<a href="https://a.example/one">', "</a>", "<a href='javascript:alert(1)'>", "<plaintext>"),
    *(
        "<details open>",
        "<summary>",
        "<textarea>",
        "</textarea>",
        "<title>",
        "<noscript>",
        "<mark>",
    ),
    *(
        "&lt;script&gt;",
        "&amp;",
        "&#0;",
        "\n\n",
        " ",
        "word",
        "another",
        "naïve",
        "\u2028",
        "d1",
        '"',
    ),
    *(
        "<p id=d1 class=thing style='color:red'>",
        "<base href=x>",
        "<form>",
        "<input>",
        "<template>",
    ),
)
SOUP = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
HARMLESS = {
    *("html", "head", "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "pre"),
    *(
        "blockquote",
        "code",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "caption",
        "figure",
    ),
    *(
        "figcaption",
        "dl",
        "dt",
        "dd",
        "em",
        "strong",
        "i",
        "b",
        "u",
        "s",
        "del",
        "ins",
        "sub",
        "sup",
    ),
    *("small", "cite", "q", "kbd", "samp", "var", "abbr", "br", "hr", "mark", "span", "div", "a"),
}
ATTRIBUTES = {
    "id": r"d\d+",
    "class": "thing|next|lines",
    "href": r"about:srcdoc#d\d+",
    "title": "Next difference",
    "aria-label": "Next difference",
}


@given(SOUP, SOUP)
def test_a_side_is_made_of_harmless_tags_alone(source, result):
    for side in two_sides(source, result):
        for node in LexborHTMLParser(side.html).css("*"):
            assert node.tag in HARMLESS
            for name, value in node.attributes.items():
                assert re.fullmatch(ATTRIBUTES[name], value), (name, value)


@given(SOUP, SOUP)
def test_marks_are_numbered_and_each_leads_to_the_next(source, result):
    for side in two_sides(source, result):
        marks = re.findall(r'<mark id="d(\d+)"', side.html)
        assert marks == [str(number) for number in range(1, side.marked + 1)]
        ways = re.findall(r"about:srcdoc#d(\d+)", side.html)
        assert ways == marks[1:]


@given(SOUP)
def test_nothing_is_marked_where_nothing_differs(text):
    assert [side.marked for side in two_sides(text, text)] == [0, 0]
