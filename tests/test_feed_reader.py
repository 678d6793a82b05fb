"""The feed reader at its edges: what it takes for a feed, what it refuses, what it survives."""

import io
import sys

import pytest

from migrator.readers import SourceError
from migrator.readers.feed import READER
from migrator.readers.opening import detect, open_source
from migrator.settings import SettingError, Settings

ENTRY = (
    "<item><title>{0}</title><link>https://a.example/{0}/</link>"
    "<description>{0}</description></item>"
)
HEAD = '<rss version="2.0"><channel><title>A</title><link>https://a.example</link>'
END = "</channel></rss>"


def feed(*titles):
    return HEAD + "".join(map(ENTRY.format, titles)) + END


@pytest.fixture
def read(tmp_path):
    """The posts of a feed with these bytes."""

    def _read(data, **settings):
        path = tmp_path / "feed.xml"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        with READER.open(path, "feed.xml", Settings(**settings)) as source:
            return [item.read()[0] for item in source.items(source.survey())]

    return _read


def detected(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return detect(path, name).name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_feed_is_known_by_its_first_element(tmp_path, encoding):
    assert detected(tmp_path, "page.html", feed("one").encode(encoding)) == "feed"


def test_an_export_is_no_feed(tmp_path):
    head = HEAD.replace("<rss ", '<rss xmlns:wp="http://wordpress.org/export/1.2/" ')
    assert detected(tmp_path, "export.xml", f"{head}{END}".encode()) == "wxr"


def test_a_page_that_shows_a_feed_is_no_feed(tmp_path):
    page = b"<!doctype html><html><body><p>Write &lt;rss&gt; here.</p></body></html>"
    assert detected(tmp_path, "page.html", page) == "page"


def test_a_feed_comes_from_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(feed("one", "two").encode())))
    with open_source("-", Settings()) as source:
        assert source.reader == "feed"
        assert [stub.file for stub in source.survey()] == ["<stdin>"] * 2


@pytest.mark.parametrize("data", ["", "Only words.", "{}", '{"version": 3}', "<html></html>", "\0"])
def test_what_is_no_feed_is_refused_in_one_sentence(read, data):
    with pytest.raises(SourceError, match=r"feed\.xml: is no feed .*\.$"):
        read(data)


def test_a_feed_without_posts_is_refused(read):
    with pytest.raises(SourceError, match="holds no post"):
        read(HEAD + END)


def test_a_feed_that_is_too_large_is_refused(read, monkeypatch):
    monkeypatch.setattr("migrator.readers.feed.files._LARGEST", 10)
    with pytest.raises(SourceError, match="too large"):
        read(feed("one"))


def test_an_unknown_zone_is_a_setting_that_is_wrong(read):
    with pytest.raises(SettingError, match="Nowhere/Land"):
        read(feed("one"), timezone="Nowhere/Land")


def test_dates_are_shown_in_the_zone_that_was_set(read):
    dated = feed("one").replace(
        "<link>https://a.example/one/",
        "<pubDate>Mon, 03 Jun 2024 10:00:00 +0000</pubDate><link>https://a.example/one/",
    )
    (post,) = read(dated, timezone="Europe/Paris")
    assert post.published.isoformat() == "2024-06-03T12:00:00+02:00"


@pytest.mark.parametrize(
    "entity",
    [
        '<!DOCTYPE rss [<!ENTITY a "words"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>',
        '<!DOCTYPE rss [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/a.dtd">',
    ],
)
def test_no_entity_of_the_feeds_own_is_expanded(read, entity):
    (post,) = read(entity + HEAD + ENTRY.format("&amp;c;&c;") + END)
    assert "words" not in post.title + post.body
    assert "root:" not in post.title + post.body


def test_an_identity_that_is_no_address_harms_nobody(read):
    odd = feed("one").replace("<description>", "<guid>http://[::1</guid><description>")
    (post,) = read(odd)
    assert post.id is None


def test_every_prefix_of_a_feed_is_read_or_refused(read):
    whole = feed("one", "two")
    for end in range(0, len(whole), 7):
        try:
            posts = read(whole[:end])
        except SourceError:
            continue
        assert len(posts) <= 2


def test_many_unclosed_elements_are_read_in_time(read):
    posts = read(HEAD + "<item><title>x</title>" + "<b>" * 20_000 + "&" * 20_000)
    assert posts[0].title == "x"


CREDITS = [
    (
        "The post <a href='https://a.example/one/'>one</a> appeared first on "
        "<a href='https://a.example/'>A</a>."
    ),
    (
        "Der Beitrag <a href='https://a.example/one/'>one</a> erschien zuerst auf "
        "<a href='https://a.example'>A</a>."
    ),
    (
        "<a href='https://a.example/one/'>one</a> ble skrevet et sted på "
        "<a href='https://a.example'>A</a>"
    ),
    "The post one appeared first on A.",
]


@pytest.mark.parametrize("credit", CREDITS)
def test_the_line_of_credit_is_taken_out_and_set_down(read, credit):
    text = f"<description><![CDATA[<p>Words.</p><p>{credit}</p>]]></description>"
    (post,) = read(feed("one").replace("<description>one</description>", text))
    assert post.body == "<p>Words.</p>"
    assert [piece.what for piece in post.removed] == ["feed credit"]


@pytest.mark.parametrize(
    "line",
    [
        "See <a href='https://a.example/two/'>two</a> on <a href='https://a.example'>A</a>.",
        (
            "I read <a href='https://a.example/one/'>my own old words</a> on "
            "<a href='https://a.example'>A</a> again, and found much to be said otherwise by now."
        ),
        "The post that appeared first on my wall is gone.",
    ],
)
def test_a_last_line_of_the_authors_own_is_text(read, line):
    text = f"<description><![CDATA[<p>Words.</p><p>{line}</p>]]></description>"
    (post,) = read(feed("one").replace("<description>one</description>", text))
    assert line.partition("<")[0].strip() in post.body
