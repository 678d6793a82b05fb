"""Whatever text a dump holds: no word is lost, none is made up, every line is accounted for."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.readers.dump.account import Role
from migrator.readers.dump.boundaries import load, to_text
from migrator.readers.dump.lines import split_lines
from migrator.readers.dump.posts import post_of
from migrator.readers.dump.reading import read
from migrator.readers.phrases import catalogue

PLAIN = ["la", "barca", "dorme", "Wind", "über", "Salz", "и", "море", "Stone", "eight", "3"]
WORDS = st.sampled_from([*PLAIN, ";", "“quoted”", "l’eau", "naïve_x", "港", "…", "!", "kite2The"])
SENTENCE = st.lists(WORDS, min_size=1, max_size=30).map(
    lambda words: " ".join(words).capitalize() + "."
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)
TITLE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
PICTURE = st.tuples(TITLE, st.integers(0, 20)).map(lambda pair: f"{pair[0][:30]}{pair[1]}")
CHROME = st.sampled_from(
    sorted({row.text for row in catalogue() if not row.key.startswith("month")})
).map(lambda text: text.replace("%s", "Anna").replace("%d", "3"))
DATE = st.dates().map(lambda day: f"{day:%d/%m/}2014")
ITEM = st.tuples(st.sampled_from(["– ", "• ", "1) ", "- "]), TITLE).map("".join)
ANYTHING = st.text(max_size=60)
BREAK = st.sampled_from(["\n", "\n\n", "\n\n\n\n", "\r\n\r\n", "\n\u00a0\n", " "])
PIECE = st.one_of(PARAGRAPH, TITLE, PICTURE, CHROME, DATE, ITEM, ANYTHING)
PAGE = st.lists(st.tuples(PIECE, BREAK), max_size=40).map(
    lambda pairs: "".join(text + end for text, end in pairs)
)


def _words(account, posts):
    """Every word of what came out."""
    texts = [post.title for post in posts] + [post.body for post in posts]
    texts += [piece.text for post in posts for piece in post.removed]
    texts += [entry.text for entry in account.outside]
    return Counter("".join(texts_of(texts)))


def texts_of(texts):
    return ["".join(text.split()) for text in texts]


@settings(max_examples=150, deadline=None)
@given(PAGE)
def test_every_character_is_in_one_place(page):
    lines = split_lines(page)
    account = read(lines)
    posts = [post_of(account, span) for span in account.spans]
    assert _words(account, posts) == Counter("".join(texts_of(line.text for line in lines)))


@settings(max_examples=100, deadline=None)
@given(PAGE)
def test_posts_follow_each_other_and_every_line_belongs_somewhere(page):
    account = read(split_lines(page))
    ends = [(span.first, span.last) for span in account.spans]
    assert all(first <= last for first, last in ends)
    assert all(before[1] < after[0] for before, after in pairwise(ends))
    outside = {entry.line for entry in account.outside}
    for line in account.lines:
        inside = any(first <= line.number <= last for first, last in ends)
        assert not line.text or inside or line.number in outside


@settings(max_examples=60, deadline=None)
@given(PAGE)
def test_written_boundaries_read_back_give_the_same_posts(tmp_path_factory, page):
    account = read(split_lines(page))
    path = Path(tmp_path_factory.mktemp("boundaries")) / "decisions.txt"
    path.write_text(to_text(account, "page"), encoding="utf-8")
    again = read(account.lines, load(path, account.lines))
    assert [_facts(span) for span in again.spans] == [_facts(span) for span in account.spans]
    assert {entry.line for entry in again.outside} == {entry.line for entry in account.outside}


def _facts(span):
    return (
        span.first,
        span.last,
        span.title,
        span.truncated,
        sorted((piece.line, piece.role, piece.text) for piece in span.removed),
    )


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_word_of_its_own(role):
    assert Role(role.value) is role
