"""Laws of growth: what is twice as large takes about twice the work, and nothing is too large."""
# ruff: noqa: E501  (a body is read as one line)

import sys

import pytest

from migrator.content import Context, Element, clean

MANY = 5_000_000
FORMATS = ("wordpress", "html", "text")
DEEP = (
    "<div>", "<b>", "<blockquote>", "<ul><li>", "<!-- wp:group -->", '<!-- wp:cover {"url":"x"} -->',
    "[vc_row]", "[caption]", "<table><tr><td>", "<details>", "<em><a href=x>", "<figure>", "<foo>",
    "<dl class='wp-caption'><dt>", "<span class='crayon-inline'>", "<object>", "<svg>", "<pre>",
    "<blockquote class='twitter-tweet'><a href='https://twitter.com/a/status/1'>x</a>",
    "<table><tr><td class='gutter'></td><td><pre>x</pre>", "<div class='fb-post' data-href='https://www.facebook.com/a/posts/1'>",
)  # fmt: skip
SIDE_BY_SIDE = (
    *DEEP, "<p>word</p>", "word\n\n", "[youtube 9]\n", "[ref]a b[/ref] ", "((a b c)) ", "$latex x$ ",
    "[code]a[/code]\n", "<iframe class='wp-embedded-content' src='https://x.test/embed/'></iframe>",
    "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", "[gallery ids='1,2']\n", "<img src='a-1x1.jpg' srcset='a.jpg 2w'>",
    "https://vimeo.com/9\n\n", "<noscript><img src='a'></noscript>", "[vc_btn title='a' link='/x']",
    "<script src='https://gist.github.com/abcdef.js'></script>", "<!-- wp:x {bad --> ", "<!-- a ", '<a href="x>',
)  # fmt: skip


def words(root):
    todo, found = [root], []
    while todo:
        node = todo.pop()
        if isinstance(node, Element):
            todo += reversed(node.children)
            found += [node.children[0]] if node.tag == "!raw" else []
        else:
            found.append(node)
    return "".join(found)


@pytest.mark.parametrize("body_format", FORMATS)
@pytest.mark.parametrize("sign", ["[", "*", ">", "<", "("])
def test_five_million_of_one_sign_end(sign, body_format):
    root = clean(sign * MANY + "\n\nword", body_format, Context()).root
    assert "word" in words(root)


@pytest.mark.parametrize("body_format", FORMATS)
@pytest.mark.parametrize("line", ["word ", "wörd"])
def test_one_line_of_ten_megabytes_ends(line, body_format):
    body = line * (10_000_000 // len(line))
    assert len(words(clean(body, body_format, Context()).root)) >= len(body) - 1


@pytest.mark.parametrize("piece", DEEP)
def test_nesting_of_ten_thousand_ends(piece):
    for body_format in ("wordpress", "html"):
        assert "word" in words(clean(piece * 10_000 + "word", body_format, Context()).root)


@pytest.mark.parametrize(
    ("before", "piece"),
    [
        ("<blockquote class=twitter-tweet cite=https://twitter.com/a/status/1>", "<p><a href=https://twitter.com/a/status/1>a</a></p>"),
        ("<form>", "<!--migrator:x -->"), ("<p>a", "[1. b c]"), ("<table>", "<tr><td class=gutter>1</td><td><pre>x</pre></td></tr>"),
    ],
)  # fmt: skip
def test_work_grows_with_what_is_inside_one_element(before, piece):
    assert calls(piece, 1200, before) <= 2.2 * calls(piece, 600, before) + 5_000


@pytest.mark.parametrize("piece", SIDE_BY_SIDE)
def test_work_grows_with_the_body(piece):
    """Counted in calls, of Python and of C, so that no clock is asked."""
    assert calls(piece, 600) <= 2.2 * calls(piece, 300) + 5_000


def calls(piece, count, before=""):
    """The calls that it takes to clean so many of a piece."""
    body, made = before + piece * count, 0

    def count_call(_frame, event, _arg):
        nonlocal made
        made += event in ("call", "c_call")

    clean(body, "wordpress", Context())
    sys.setprofile(count_call)
    try:
        clean(body, "wordpress", Context())
    finally:
        sys.setprofile(None)
    return made
