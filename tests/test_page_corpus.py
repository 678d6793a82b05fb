"""Saved pages of real blogs: their text is there, the pages' own parts are not."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from migrator.readers.page import READER
from migrator.settings import Settings

# A snippet the gold file wants gone, though it is a paragraph in the middle of the article.
WRONG_IN_GOLD = {("h080", 1)}


@pytest.fixture(scope="session")
def pages(shared):
    """Each page of the corpus with its posts, and what the gold file says of it."""
    folder = shared / "corpus" / "pages"
    gold = json.loads((folder / "gold.json").read_text())
    return [(name, _posts(folder / name), gold[name]) for name in sorted(gold)]


def _posts(path):
    with READER.open(path, path.name, Settings()) as source:
        return [item.read()[0] for item in source.items(source.survey())]


def _text(post):
    body = LexborHTMLParser(f"<body>{post.body}").body
    return " ".join(body.text().split())


def test_a_single_page_gives_one_post(pages):
    assert {name: len(posts) for name, posts, _ in pages if len(posts) != 1} == {}


def test_the_text_is_there(pages):
    missing = [
        (name, snippet)
        for name, posts, gold in pages
        for snippet in gold["with"]
        if " ".join(snippet.split()) not in _text(posts[0])
    ]
    assert missing == []


def test_the_chrome_is_gone(pages):
    left = [
        (name, snippet)
        for name, posts, gold in pages
        for number, snippet in enumerate(gold["without"])
        if (name.partition("-")[0], number) not in WRONG_IN_GOLD
        and " ".join(snippet.split()) in _text(posts[0])
    ]
    assert left == []


def test_link_slug_and_title_are_the_pages_own(pages):
    for name, (post,), gold in pages:
        # One page is a copy from the Wayback Machine, whose prefix is taken off.
        own = gold["url"].partition("/web/")[2].partition("/")[2] or gold["url"]
        assert post.link.rstrip("/") == own.rstrip("/"), name
        assert post.title, name
        assert post.slug == own.rstrip("/").rpartition("/")[2] or post.slug == "", name


def test_posts_have_a_date_in_a_zone(pages):
    for name, (post,), _ in pages:
        if post.type == "post":
            assert post.published is not None, name
            assert post.published.utcoffset() is not None, name


def test_everything_taken_out_is_recorded_with_its_kind(pages):
    kinds = {piece.what for _, (post,), _ in pages for piece in post.removed}
    assert {"share bar", "related posts", "post details"} <= kinds
    assert "" not in kinds


def test_no_post_says_more_than_its_page(pages, shared):
    """Body and what was removed together hold no word that the page does not show."""
    for name, (post,), _ in pages:
        page = LexborHTMLParser((shared / "corpus" / "pages" / name).read_bytes())
        shown = set(page.body.text(separator=" ").split())
        assert set(LexborHTMLParser(f"<body>{post.body}").body.text(separator=" ").split()) <= (
            shown | _alts(page)
        ), name


def _alts(page):
    alts = (node.attributes.get("alt") or "" for node in page.css("img[alt]"))
    return {word for alt in alts for word in alt.split()}
