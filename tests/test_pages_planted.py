"""The measure of `make pages`: faults planted in what was found are counted as what they are."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.pages.gold import GoldPage, GoldPost, crawl_of
from bench.pages.ours import Found
from bench.pages.scoring import Score
from bench.pages.words import shared, text_of

DAY = datetime(2019, 5, 14, 8, tzinfo=UTC)
WORDS = "The pier stood dry and the ferry lay on its side."


def gold(number, *, cut=False, text=WORDS, timed=True):
    link = f"https://pier.example/{number}/"
    return GoldPost(number, link, f"Day {number}", DAY, timed, cut, text)


def found(post):
    return Found(post.id, post.link, post.title, post.date, bool(post.cut), post.text)


def page(*posts, single=False):
    return GoldPage(Path("a/index.html"), "https://pier.example/", "en", single, posts)


def scored(truth, posts):
    score = Score()
    score.add(page(*truth), posts)
    return score


TRUTH = [gold(1), gold(2, cut=True)]


def test_what_is_right_is_counted_as_right():
    score = scored(TRUTH, [found(post) for post in TRUTH])
    shares = (score.posts, score.edges, score.titles, score.dates, score.cuts, score.words)
    assert [(share.precision, share.recall) for share in shares] == [(1, 1)] * 6
    assert score.faults == []


@pytest.mark.parametrize(
    ("change", "part", "right", "found_", "truth"),
    [
        ({"title": "Day 1 – Pier"}, "titles", 1, 2, 2),
        ({"date": DAY.replace(hour=9)}, "dates", 1, 2, 2),
        ({"cut": True}, "cuts", 1, 2, 1),
        ({"text": f"By Ann. {WORDS}"}, "edges", 3, 4, 4),
        ({"text": WORDS.replace("dry ", "")}, "words", 21, 21, 22),
        ({"id": 9}, "posts", 1, 2, 2),
    ],
)
def test_a_fault_is_counted_where_it_is(change, part, right, found_, truth):
    posts = [found(post) for post in TRUTH]
    score = scored(TRUTH, [replace(posts[0], **change), posts[1]])
    share = getattr(score, part)
    assert (share.right, share.found, share.truth) == (right, found_, truth)
    assert len(score.faults) == (2 if part == "posts" else 1)


def test_a_post_that_is_not_found_costs_its_words():
    score = scored(TRUTH, [found(TRUTH[0])])
    assert (score.posts.recall, score.words.recall) == (0.5, 0.5)
    assert score.words.precision == 1


def test_an_excerpt_that_may_be_all_is_no_cut_mark():
    score = scored([gold(1, cut=None)], [found(gold(1, cut=True))])
    assert (score.cuts.found, score.cuts.truth) == (0, 0)


def test_a_word_counts_as_often_as_it_stands_there():
    share = shared("dry dry sand", "dry sand sand")
    assert (share.right, share.found, share.truth) == (2, 3, 3)
    assert text_of("<p>a<b>b</b></p><p>c</p><script>d()</script>") == "ab c"


def test_a_crawl_has_each_post_as_whole_as_any_page_shows_it():
    listed = page(gold(1, cut=True, text="The pier"), gold(2, cut=True, text="First."))
    one = page(gold(1), single=True)
    parts = [page(gold(2, cut=True, text=text), single=True) for text in ("First.", "Second.")]
    crawl = crawl_of(Path("a"), [listed, one, *parts])
    assert [(post.id, post.cut, post.text) for post in crawl.posts] == [
        (1, False, WORDS),
        (2, False, "First. Second."),
    ]


def test_the_hour_counts_where_the_page_says_it():
    late = replace(found(gold(1)), date=DAY.replace(hour=9))
    assert scored([gold(1)], [late]).dates.right == 0
    assert scored([gold(1, timed=False)], [late]).dates.right == 1


def test_a_post_without_a_number_is_known_by_its_address():
    unnumbered = replace(found(gold(1)), id=None)
    assert scored(TRUTH, [unnumbered]).posts.right == 1
    assert scored(TRUTH, [replace(unnumbered, link="https://pier.example/8/")]).posts.right == 0
