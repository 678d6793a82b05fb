"""Laws of the page reader: a page may be cut or corrupted anywhere and still harms nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.readers.page import READER
from migrator.readers.page.reading import open_page
from migrator.readers.source import SourceError
from migrator.settings import Settings
from tests.case_folder import CASES

PAGES = [path.read_bytes() for path in sorted((CASES / "page").rglob("*.html"))]
MARKUP = [
    b"<div>",
    b"</div>",
    b"<p",
    b"</article>",
    b"<!--",
    b"<noscript>",
    b"<table><tr>",
    b"\xff",
    b"</body>",
    b"<template>",
    b"<svg>",
    b"<title>",
    b'<li class="comment pingback">',
    b'<img class="emoji wp-smiley" alt="x">',
    b'<div class="hentry post-9"><h2>x</h2>',
]


@st.composite
def damaged(draw):
    """A page cut short, with pieces of it repeated, and markup thrown in."""
    data = draw(st.sampled_from(PAGES))
    data = data[: draw(st.integers(0, len(data)))]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        piece = draw(st.sampled_from(MARKUP) | st.binary(max_size=8))
        data = data[:at] + piece + data[at + draw(st.integers(0, 40)) :]
    return data


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_a_damaged_page_is_read_or_refused_in_one_sentence(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(data)
    with READER.open(path, "page.html", Settings()) as source:
        try:
            stubs = source.survey()
        except SourceError:
            return
        read = [item.read()[0] for item in source.items(stubs)]
        assert [post.title for post in read] == [stub.title for stub in stubs]


@settings(max_examples=60, deadline=None)
@given(damaged())
def test_reading_twice_gives_the_same(data):
    one, two = open_page(data, "a"), open_page(data, "a")
    assert one.posts("") == two.posts("")


@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "ul><li", "div class=hentry", "noscript"]
)
def test_deep_nesting_is_harmless(tag):
    data = b"<html><body>" + f"<{tag}>".encode() * 10_000 + b"<h2>Deep</h2><p>down" + b"x" * 200
    opened = open_page(data, "deep")
    (read,) = opened.posts("")
    assert read.post.body.count("x" * 200) == 1
    assert len(read.post.body) < len(data) * 3
