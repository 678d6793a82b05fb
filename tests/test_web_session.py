"""The guarded session on a good day: what it asks, what it gives, how it behaves."""

import gzip

import pytest

from migrator.web import (
    Crawler,
    ForbiddenAddressError,
    Session,
    UnreachableError,
    UnwantedBodyError,
    fetch_source,
)
from tests.web_server import Waits, answer, in_turn, serving


@pytest.fixture
def waits():
    return Waits()


@pytest.fixture
def fetch(tmp_path, waits):
    """Fetch one address with a policy for tests."""

    def _fetch(url, *types, **changes):
        with Session(tmp_path, waits.policy(**changes)) as session:
            return session.fetch(url, types)

    return _fetch


def test_a_body_comes_with_what_the_server_says_of_it(fetch):
    page = answer("<p>Élan</p>".encode("latin-1"), Content_Type="text/HTML; charset=ISO-8859-1")
    with serving({"/a": page}) as server:
        fetched = fetch(f"{server.url}/a")
    assert (fetched.status, fetched.content_type, fetched.charset) == (
        200,
        "text/html",
        "iso-8859-1",
    )
    assert fetched.path.read_bytes().decode(fetched.charset) == "<p>Élan</p>"
    assert fetched.size == len("<p>Élan</p>")


def test_no_charset_is_invented(fetch):
    with serving({"/a": answer(b"x", Content_Type="text/html")}) as server:
        assert fetch(f"{server.url}/a").charset == ""


def test_gzip_is_taken_off_in_one_member_or_several(fetch):
    body = gzip.compress(b"one ") + gzip.compress(b"two")
    with serving({"/a": answer(body, Content_Encoding="gzip")}) as server:
        assert fetch(f"{server.url}/a").path.read_bytes() == b"one two"


def test_we_say_who_we_are_and_ask_for_gzip_alone(fetch):
    with serving({"/a": answer(b"x")}) as server:
        fetch(f"{server.url}/a")
    assert server.headers["User-Agent"].startswith("migrator/")
    assert server.headers["Accept-Encoding"] == "gzip"


def test_nothing_of_the_environment_is_read(fetch, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with serving({"/a": answer(b"x")}) as server:
        assert fetch(f"{server.url}/a").size == 1


def test_redirects_are_followed_and_the_last_address_is_told(fetch):
    answers = {
        "/a": answer(status=301, Location="b?c=1"),
        "/b?c=1": answer(status=307, Location="/d"),
        "/d": answer(b"here"),
    }
    with serving(answers) as server:
        fetched = fetch(f"{server.url}/a")
        assert (fetched.url, fetched.final_url) == (f"{server.url}/a", f"{server.url}/d")
    assert fetched.path.read_bytes() == b"here"


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured(fetch, waits, status):
    busy = answer(status=status, Retry_After="17")
    with serving({"/a": in_turn(busy, answer(b"x"))}) as server:
        assert fetch(f"{server.url}/a").size == 1
    assert waits.slept == [17]


def test_waits_grow_from_try_to_try(fetch, waits):
    fault = answer(status=502)
    with serving({"/a": in_turn(fault, fault, fault, answer(b"x"))}) as server:
        fetch(f"{server.url}/a", retries=3, backoff=0.5)
    assert waits.slept == [0.5, 1, 2]


def test_two_requests_to_one_host_keep_their_distance(tmp_path, waits):
    policy = waits.policy(interval=3)
    with serving({"/a": answer(b"x")}) as server, Session(tmp_path, policy) as session:
        session.fetch(f"{server.url}/a")
        session.fetch(f"{server.url}/a")
        session.fetch(f"{server.url.replace('127.0.0.1', 'localhost')}/a")
    assert waits.slept == [3]


def test_a_type_that_is_wanted_is_taken_and_another_refused(fetch):
    answers = {
        "/a": answer(b"x", Content_Type="text/xml"),
        "/b": answer(b"x", Content_Type="image/png"),
    }
    with serving(answers) as server:
        assert fetch(f"{server.url}/a", "text/").content_type == "text/xml"
        with pytest.raises(UnwantedBodyError, match="image/png, which is not wanted"):
            fetch(f"{server.url}/b", "text/")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/files/blog%20export.xml", "blog export.xml"),
        ("/", "source"),
        ("/x%2F..", "source"),
        ("/a/..%5Cx.xml", "x.xml"),
        ("/" + "long" * 50 + ".xml.gz", ("long" * 50 + ".xml.gz")[-100:]),
    ],
)
def test_a_source_has_the_name_its_address_ends_in(tmp_path, waits, path, name):
    with serving({path: answer(b"<rss/>", Content_Type="application/rss+xml")}) as server:
        fetched = fetch_source(f"{server.url}{path}", tmp_path, waits.policy())
    assert fetched == tmp_path / name
    assert fetched.read_bytes() == b"<rss/>"


def test_robots_txt_is_asked_once_and_honoured_by_a_crawler(tmp_path, waits):
    rules = answer(b"User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    answers = {"/robots.txt": rules, "/a": answer(b"x"), "/private/b": answer(b"x")}
    with serving(answers) as server, Session(tmp_path, waits.policy()) as session:
        crawler = Crawler(session)
        assert crawler.fetch(f"{server.url}/a", ("text/html",)).size == 1
        with pytest.raises(ForbiddenAddressError, match=r"robots\.txt"):
            crawler.fetch(f"{server.url}/private/b")
        assert session.fetch(f"{server.url}/private/b").size == 1
    assert server.asked == ["/robots.txt", "/a", "/private/b"]


@pytest.mark.parametrize(
    ("rules", "path", "is_open"),
    [
        (b"User-agent: *\nDisallow: /*?replytocom", "/a?replytocom=3", False),
        (b"User-agent: *\nDisallow: /*.php$", "/b.php", False),
        (b"User-agent: *\nDisallow: /*.php$", "/b.php?x", True),
        (b"User-agent: *\nDisallow: /private/\nAllow: /private/a", "/private/a", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /a", "/a", False),
        (b"User-agent: migrator\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        (b"User-agent: *\n" + b"#" * (1 << 20) + b"\nDisallow: /a", "/a", True),
    ],
)
def test_robots_txt_is_read_as_its_standard_says(tmp_path, waits, rules, path, is_open):
    answers = {"/robots.txt": answer(rules, Content_Type="text/plain"), path: answer(b"x")}
    with serving(answers) as server, Session(tmp_path, waits.policy()) as session:
        if is_open:
            assert Crawler(session).fetch(f"{server.url}{path}").size == 1
        else:
            with pytest.raises(ForbiddenAddressError, match=r"robots\.txt"):
                Crawler(session).fetch(f"{server.url}{path}")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_can_not_say_its_rules_is_not_asked(tmp_path, waits, status):
    answers = {"/robots.txt": answer(status=status), "/a": answer(b"x")}
    with serving(answers) as server, Session(tmp_path, waits.policy(retries=0)) as session:
        crawler = Crawler(session)
        for _ in range(2):
            with pytest.raises(UnreachableError, match=r"robots\.txt"):
                crawler.fetch(f"{server.url}/a")
    assert server.asked == ["/robots.txt"]


@pytest.mark.parametrize(("status", "is_open"), [(404, True), (403, False)])
def test_a_site_without_robots_txt_is_open_and_a_forbidden_one_closed(
    tmp_path, waits, status, is_open
):
    answers = {"/robots.txt": answer(status=status), "/a": answer(b"x")}
    with serving(answers) as server, Session(tmp_path, waits.policy()) as session:
        if is_open:
            assert Crawler(session).fetch(f"{server.url}/a").size == 1
        else:
            with pytest.raises(ForbiddenAddressError, match=r"robots\.txt"):
                Crawler(session).fetch(f"{server.url}/a")
