"""The marks of a cut, as WordPress makes them in each language: seen in feeds, pages and dumps."""

import pytest

from migrator.readers.dump import READER as DUMP
from migrator.readers.feed import READER as FEED
from migrator.readers.page import READER as PAGE
from migrator.readers.phrases import phrases
from migrator.settings import Settings

SITE = "https://boats.example"
TEXT = "A keel keeps a boat from drifting sideways when the wind stands on its beam"
ELLIPSES = ["[…]", "[...]", "[&hellip;]", "[&#8230;]"]
WORDS = [row.text for row in phrases("read-more") if "%" not in row.text]
BRACKETED = [text for text in WORDS if text[0] in "([（" and text[-1] in ")]）"]


def read(reader, path, text):
    path.write_text(text, "utf-8")
    source = reader.open(path, path.name, Settings())
    posts = [item.read()[0] for item in source.items(source.survey())]
    source.close()
    return posts


def link(number):
    return f"{SITE}/2024/keel-{number}/"


@pytest.fixture
def in_feed(tmp_path):
    """The posts of a feed with these texts in full, each a function of its own address."""

    def _in_feed(*texts):
        entries = "".join(
            f"<item><title>Keel {number}</title><link>{link(number)}</link><content:encoded>"
            f"<![CDATA[{text(link(number))}]]></content:encoded></item>"
            for number, text in enumerate(texts)
        )
        head = (
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            f"<channel><title>B</title><link>{SITE}</link>"
        )
        return read(FEED, tmp_path / "feed.xml", f"{head}{entries}</channel></rss>")

    return _in_feed


@pytest.fixture
def in_list(tmp_path):
    """The posts of a page with these texts and one that is whole."""

    def _in_list(*texts):
        whole = f"<p>{TEXT}.</p><ul><li>An <b>oar</b></li></ul>"
        articles = "".join(
            f'<article id="post-{number}" class="post-{number} post type-post status-publish '
            f'hentry"><h2 class="entry-title"><a href="{link(number)}">Keel {number}</a></h2>'
            '<time class="entry-date published" datetime="2024-06-03T10:00:00+00:00"></time>'
            f'<div class="entry-content">{text(link(number))}</div></article>'
            for number, text in enumerate((*texts, lambda _: whole))
        )
        head = f'<head><meta charset="utf-8"><link rel="canonical" href="{SITE}/"></head>'
        page = f'<html>{head}<body class="home blog">{articles}</body></html>'
        *posts, last = read(PAGE, tmp_path / "page.html", page)
        assert not last.truncated
        return posts

    return _in_list


@pytest.fixture
def in_dump(tmp_path):
    """The first post of a dump with two."""

    def _in_dump(end):
        text = f"Keel\n\nMarch 3, 2019\n\n{TEXT}.\nThe water was low {end}\n\nLeave a comment\n\n"
        other = f"Oar\n\nMarch 2, 2019\n\n{TEXT}, and an oar.\n\nLeave a comment\n"
        first, second = read(DUMP, tmp_path / "dump.txt", text + other)
        assert not second.truncated
        return first

    return _in_dump


def check(posts, marks):
    """Each is cut there, the mark is no text of it any more and is written down."""
    assert len(posts) == len(marks)
    for number, (post, mark) in enumerate(zip(posts, marks, strict=True)):
        assert post.truncated, mark
        assert post.continue_url == link(number), mark
        assert mark not in post.body
        assert any(piece.what == "read-more marker" for piece in post.removed), mark


@pytest.mark.parametrize("where", ["in_feed", "in_list"])
def test_an_ellipsis_in_brackets(request, where):
    texts = [lambda _, mark=mark: f"<p>{TEXT} {mark}</p>" for mark in ELLIPSES]
    check(request.getfixturevalue(where)(*texts), ["["] * len(ELLIPSES))


@pytest.mark.parametrize("anchor", ["", "#more-12"])
@pytest.mark.parametrize("where", ["in_feed", "in_list"])
def test_a_link_with_wordpress_class_in_any_words(request, where, anchor):
    def text(address):
        return f'<p>{TEXT} <a href="{address}{anchor}" class="more-link">Hoist the sails</a></p>'

    check(request.getfixturevalue(where)(text), ["Hoist"])


@pytest.mark.parametrize("anchor", ["", "#more-12"])
@pytest.mark.parametrize(("where", "step"), [("in_feed", 1), ("in_list", 3)])
def test_a_link_without_a_class_in_every_language(request, where, step, anchor):
    some = WORDS[::step]
    texts = [
        lambda address, words=words: f'<p>{TEXT} <a href="{address}{anchor}">{words}</a></p>'
        for words in some
    ]
    check(request.getfixturevalue(where)(*texts), some)


@pytest.mark.parametrize("words", BRACKETED[:60])
def test_words_in_brackets_end_a_dump_amid_a_sentence(in_dump, words):
    post = in_dump(words)
    assert post.truncated
    assert words not in post.body


@pytest.mark.parametrize("mark", ["[…]", "[...]"])
def test_an_ellipsis_in_brackets_ends_a_dump(in_dump, mark):
    assert in_dump(mark).truncated


@pytest.mark.parametrize("end", ["(more or less).", "(see the log)", "and no more (at all)"])
def test_other_brackets_are_the_authors(in_dump, end):
    post = in_dump(end)
    assert not post.truncated
    assert end in post.body


def test_the_notice_of_a_password_in_a_feed_in_every_language(in_feed):
    notices = [row.text for row in phrases("protected")]
    posts = in_feed(*(lambda _, notice=notice: f"<p>{notice}</p>" for notice in notices))
    for post, notice in zip(posts, notices, strict=True):
        assert (post.status, post.truncated, post.body) == ("protected", True, ""), notice
        assert [piece.what for piece in post.removed] == ["password notice"]


@pytest.mark.parametrize("foot", ["", "\n\nEnter your password to view comments."])
def test_the_notice_of_a_password_in_a_dump(tmp_path, foot):
    notice = "There is no excerpt because this is a protected post."
    posts = {
        "Oar": f"{TEXT}, and an oar.",
        "Protected: Keel": notice + foot,
        "Mast": f"{TEXT}. A mast.",
    }
    text = "".join(
        f"{title}\n\nMarch {9 - day}, 2019\n\n{body}\n\nLeave a comment\n\n"
        for day, (title, body) in enumerate(posts.items())
    )
    first, second, third = read(DUMP, tmp_path / "dump.txt", text)
    assert (second.title, second.status, second.truncated) == ("Keel", "protected", True)
    assert {first.status, third.status} == {"publish"}
