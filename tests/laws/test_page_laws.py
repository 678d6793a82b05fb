"""Laws of the page reader: a page may be cut or corrupted anywhere and still harms nobody."""

import gzip
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from migrator.readers.page import READER, warc
from migrator.readers.page.reading import open_page
from migrator.readers.page.saved import Saved
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


@settings(max_examples=120, deadline=None)
@given(damaged())
def test_a_damaged_page_is_read_or_refused_in_one_sentence(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(data)
    try:
        source = READER.open(path, "page.html", Settings())
        stubs = source.survey()
    except SourceError:
        return
    read = [item.read()[0] for item in source.items(stubs)]
    assert [post.title for post in read] == [stub.title for stub in stubs]


@settings(max_examples=60, deadline=None)
@given(damaged())
def test_reading_twice_gives_the_same(data):
    one, two = open_page(Saved(data), "a"), open_page(Saved(data), "a")
    assert one.posts("") == two.posts("")


@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "ul><li", "div class=hentry", "noscript"]
)
def test_deep_nesting_is_harmless(tag):
    data = b"<html><body>" + f"<{tag}>".encode() * 10_000 + b"<h2>Deep</h2><p>down" + b"x" * 200
    opened = open_page(Saved(data), "deep")
    (read,) = opened.posts("")
    assert read.post.body.count("x" * 200) == 1
    assert len(read.post.body) < len(data) * 3


AUTHORS = st.lists(
    st.sampled_from(
        [
            "<p>Der Fluss stieg in der Nacht.</p>",
            "<p>Partager un repas, c’est déjà beaucoup.</p>",
            "<blockquote><p>Like this one, said the old man.</p></blockquote>",
            "<ul><li>sal</li><li>agua tibia</li></ul>",
            "<h2>Related</h2><p>Alder and birch.</p>",
            "<pre><code>share --all\n</code></pre>",
            "<p>7</p>",
            '<p>Read <a href="https://elsewhere.example/">more about rivers</a> there.</p>',
            "<div><p>Ein Absatz</p> und Text daneben</div>",
        ]
    ),
    min_size=1,
    max_size=6,
)
CHROME = st.sampled_from(
    [
        ('<div class="sharedaddy"><h3>Zzshare</h3><a href="#">Zznet</a></div>', "share bar"),
        ('<div id="jp-relatedposts" class="jp-relatedposts">Zzrelated</div>', "related posts"),
        ('<div class="wpcnt"><p>Zzad <b>Zzbuy</b></p></div>', "advertisement"),
        ('<div class="page-links">Zzpages 2</div>', "page links"),
        ('<footer class="entry-meta">Zzby Zzme</footer>', "post details"),
        ("<script>zzscript()</script>", "script"),
    ]
)


def _words(html):
    text = LexborHTMLParser(f"<body>{html}").body
    return Counter(text.text(separator=" ").split())


FRAMES = st.sampled_from(
    [
        "widget",
        "widget-area",
        "sidebar",
        "related",
        "related-posts",
        "author-info",
        "footer",
        "meta",
    ]
)


@settings(max_examples=60, deadline=None)
@given(AUTHORS, st.lists(FRAMES, min_size=1, max_size=3))
def test_whatever_the_frame_around_everything_is_called_the_post_is_whole(blocks, frames):
    opened = "".join(f'<div class="{name}">' for name in frames)
    page = (
        f'<html lang="en"><head><title>A day – Hill</title></head><body class="single">{opened}'
        f'<div class="x"><h1>A day</h1><div class="entry-content">{"".join(blocks)}</div></div>'
    )
    (read,) = open_page(Saved(page.encode()), "page").posts("")
    assert read.post.title == "A day"
    assert _words(read.post.body) == sum((_words(html) for html in blocks), Counter())


@settings(max_examples=60, deadline=None)
@given(
    AUTHORS,
    st.sampled_from(["entry", "entry-content", "post-content", "hentry", "post-body"]),
    st.sampled_from(['<div id="comments">', '<ol class="commentlist">', '<div class="comments">']),
)
def test_a_comment_is_never_the_text_whatever_its_class(blocks, name, holder):
    comment = (
        f'<li class="comment" id="comment-4"><div class="{name}"><p>{"Zz zz. " * 99}</p></div>'
    )
    page = (
        '<html lang="en"><head><title>A day – Hill</title></head><body class="single">'
        f'<article><h1>A day</h1><div class="q">{"".join(blocks)}</div>{holder}{comment}'
    )
    (read,) = open_page(Saved(page.encode()), "page").posts("")
    assert "Zz" not in read.post.body
    assert len(read.post.comments) == 1


@settings(max_examples=100, deadline=None)
@given(AUTHORS, st.lists(CHROME, max_size=4), st.randoms(use_true_random=False))
def test_words_in_are_words_out_and_words_removed(blocks, chrome, random):
    pieces = blocks + [html for html, _ in chrome]
    random.shuffle(pieces)
    page = (
        '<html lang="en"><body class="single postid-5"><div class="post-5 post hentry">'
        f'<h1 class="entry-title">T</h1><div class="entry-content">{"".join(pieces)}</div></div>'
    )
    (read,) = open_page(Saved(page.encode()), "page").posts("")
    taken = Counter(" ".join(piece.text for piece in read.post.removed).split())
    own = sum((_words(html) for html in blocks), Counter())
    assert _words(read.post.body) == own
    assert sorted(piece.what for piece in read.post.removed) == sorted(what for _, what in chrome)
    assert all(word.lower().startswith("zz") or word == "2" for word in taken)


def record(number):
    """A record of a crawl with a page of one post."""
    body = PAGES[number % len(PAGES)]
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/"
        f"{number}/\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 5), st.booleans(), st.data())
def test_damage_in_a_crawl_costs_the_record_it_is_in(tmp_path_factory, count, packed, data):
    whole = [record(number) for number in range(count)]
    pieces = [gzip.compress(each, mtime=0) for each in whole] if packed else whole
    hurt = data.draw(st.integers(0, count - 1))
    at = data.draw(st.integers(0, len(pieces[hurt]) - 1))
    noise = data.draw(st.binary(min_size=1, max_size=30))
    broken = [*pieces]
    broken[hurt] = broken[hurt][:at] + noise + broken[hurt][at + len(noise) :]
    path = tmp_path_factory.mktemp("crawl") / "site.warc"
    path.write_bytes(b"".join(broken))
    with path.open("rb") as file:
        found = warc.index(file, 0, path.stat().st_size)
        places = {sum(map(len, broken[:number])) for number in range(count) if number != hurt}
        assert places <= {each.start for each in found.records}
        for each in found.records:
            if each.start in places:
                number = int(each.address.rstrip("/").rpartition("/")[2])
                assert warc.read_record(file, each, 1 << 24).data in whole[number]
