"""The page this project began with, against what a careful reader finds in it."""

import json

import pytest

from migrator.readers.dump import READER
from migrator.settings import Settings


def _plain(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def truth(shared):
    return json.loads((shared / "seed" / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def source(shared, truth):
    path = shared / "seed" / truth["source"]
    return READER.open(path, path.name, Settings())


@pytest.fixture(scope="module")
def posts(source):
    return [item.read()[0] for item in source.items(source.survey())]


def test_posts_begin_and_end_where_they_do(source, truth):
    spans = [[span.first, span.last] for span in source.account.spans]
    assert spans == [post["lines"] for post in truth["posts"]]


def test_titles_are_the_titles(posts, truth):
    assert [post.title for post in posts] == [post["title"] for post in truth["posts"]]


def test_cut_posts_are_marked_and_only_those(posts, truth):
    assert [post.truncated for post in posts] == [post["truncated"] for post in truth["posts"]]


def test_everything_removed_is_listed_with_its_line_and_nothing_else(posts, truth):
    for post, expected in zip(posts, truth["posts"], strict=True):
        assert [(piece.line, piece.what, piece.text) for piece in post.removed] == [
            (piece["line"], piece["what"], piece["text"]) for piece in expected["removed"]
        ]


def test_a_marker_at_the_end_of_a_paragraph_takes_only_itself(source, truth):
    lines = {line.number: line.text for line in source.account.lines}
    for span, expected in zip(source.account.spans, truth["posts"], strict=True):
        whole = [piece.text == lines[piece.line] for piece in span.removed]
        assert whole == [piece["whole_line"] for piece in expected["removed"]]


def test_bodies_begin_and_end_with_the_right_words(posts, truth):
    for post, expected in zip(posts, truth["posts"], strict=True):
        assert _plain(post.body).startswith(_plain(expected["first_words"]))
        assert _plain(post.body).endswith(_plain(expected["last_words"]))


def test_no_word_of_a_body_is_lost_or_added(posts, truth):
    assert [len(post.body.split()) for post in posts] == [
        post["body_words"] for post in truth["posts"]
    ]


def test_headings_inside_a_post_stay_in_its_body(posts, truth):
    for post, expected in zip(posts, truth["posts"], strict=True):
        paragraphs = [_plain(paragraph) for paragraph in post.body.split("\n\n")]
        for heading in expected["inner_headings"]:
            assert _plain(heading["text"]) in paragraphs


def test_the_interface_outside_posts_is_reported(source, truth):
    outside = [(entry.line, entry.what, _plain(entry.text)) for entry in source.account.outside]
    assert outside == [
        (entry["line"], entry["what"], _plain(entry["text"]))
        for entry in truth["removed_outside_posts"]
    ]
    assert [entry.place.line for entry in source.diagnostics()] == [outside[0][0]]


def test_nothing_is_doubtful(source):
    assert source.account.doubtful() == ()
