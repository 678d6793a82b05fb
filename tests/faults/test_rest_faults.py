"""Sites that fail while they are read: what can be had is had, what is lost is said."""

import json

import pytest
from click.testing import CliRunner

from migrator.cli import cli
from migrator.diagnostics import Effect
from migrator.readers import SourceError
from migrator.web import AnswerError, ForbiddenAddressError, UnreachableError
from migrator.web.policy import RUN
from tests.rest_site import api_of, post, read
from tests.web_server import Waits, answer, in_turn, serving


@pytest.fixture(autouse=True)
def waits():
    """Runs may ask loopback; waiting takes no time, and is remembered."""
    clock = Waits()
    token = RUN.set(clock.policy())
    yield clock
    RUN.reset(token)


def broken(*numbers, by):
    """A fault of every page that holds one of these posts."""
    return lambda route, rows: (
        by if route == "posts" and any(row["id"] in numbers for row in rows) else None
    )


@pytest.mark.parametrize(
    "by",
    [
        answer(b"oops", 500),
        answer(b'[{"id": 1, "titl', Content_Type="application/json"),
        answer(b"<html>A critical error.</html>"),
        answer(b'{"code": "wp_die"}'),
    ],
    ids=["500", "cut", "html", "no list"],
)
def test_a_post_that_breaks_its_page_costs_itself_alone(by):
    with api_of(posts=[post(number) for number in range(1, 251)]) as (api, server):
        api.faults = broken(137, 201, by=by)
        ids, met = read(server)
    assert ids == [number for number in range(1, 251) if number not in {137, 201}]
    assert met["rest-item-lost"].code.effect is Effect.LOST
    assert "rest-count-differs" not in met


def test_a_post_that_breaks_the_first_page_costs_itself_alone():
    with api_of(posts=[post(number) for number in range(1, 151)]) as (api, server):
        api.faults = broken(2, by=answer(b"oops", 500))
        ids, _ = read(server)
    assert ids == [1, *range(3, 151)]


def test_a_post_that_stalls_its_page_costs_itself_alone(waits):
    def stall(_handler, server):
        server.done.wait(20)

    token = RUN.set(waits.policy(read_timeout=0.3, retries=0))
    with api_of(posts=[post(number) for number in range(1, 31)]) as (api, server):
        api.faults = broken(17, by=stall)
        ids, met = read(server)
    RUN.reset(token)
    assert ids == [number for number in range(1, 31) if number != 17]
    assert met["rest-item-lost"].detail.startswith("number 17 of posts: ")


def test_a_newest_post_that_breaks_the_list_does_not_close_the_api():
    with api_of(posts=[post(number) for number in range(1, 13)]) as (api, server):
        api["/wp-json/wp/v2/posts?per_page=1"] = answer(b"oops", 500)
        ids, met = read(server)
    assert ids == list(range(1, 13))
    assert "rest-closed" not in met


def test_a_busy_server_is_waited_for_as_it_asks(waits):
    with api_of(posts=[post(1)]) as (api, server):
        busy = answer(b"", 429, Retry_After="7")
        path = "/wp-json/wp/v2/posts?per_page=1"
        api[path] = in_turn(busy, answer(b"[]"))
        ids, _ = read(server)
    assert ids == [1]
    assert 7 in waits.slept


def test_a_body_that_is_cut_is_asked_for_again():
    with api_of(posts=[post(1)]) as (api, server):
        path = "/wp-json/wp/v2/posts?per_page=1"
        api[path] = in_turn(answer(b"[", Content_Length="50"), answer(b"[]"))
        ids, _ = read(server)
        assert server.asked.count(path) == 2
    assert ids == [1]


def test_a_server_that_goes_away_ends_the_run_with_the_networks_code(tmp_path):
    def hang_up(handler, _server):
        handler.connection.close()

    with api_of(posts=[post(number) for number in range(1, 301)]) as (api, server):
        api.faults = lambda route, rows: (
            hang_up if route == "posts" and rows and rows[0]["id"] > 100 else None
        )
        done = CliRunner().invoke(cli, ["convert", f"{server.url}/", "-o", str(tmp_path / "out")])
    assert done.exit_code == 5
    assert done.stderr.startswith("Error: http://127.0.0.1")
    assert not (tmp_path / "out").exists()


def test_a_server_that_breaks_down_for_good_ends_the_run():
    with api_of(posts=[post(number) for number in range(1, 301)]) as (api, server):
        api.faults = broken(*range(101, 301), by=answer(b"oops", 500))
        with pytest.raises(AnswerError):
            read(server)
        assert len([path for path in server.asked if "/posts?" in path]) < 60


def test_fewer_posts_than_the_site_says_are_reported():
    with api_of(posts=[post(1), post(2)]) as (api, server):
        api.totals["posts"] = 5
        ids, met = read(server)
    assert ids == [1, 2]
    assert (met["rest-count-differs"].count, met["rest-count-differs"].detail) == (
        3,
        "posts: the site says 5, 2 came",
    )


def test_a_post_that_moves_to_the_next_page_is_taken_once():
    with api_of(posts=[*map(post, range(1, 101)), *map(post, range(100, 120))]) as (_, server):
        ids, met = read(server)
    assert ids == list(range(1, 120))
    assert met["rest-item-repeated"].detail == "posts: 100"


@pytest.mark.parametrize("total", [{}, {"X_WP_Total": "9000000"}], ids=["untold", "told"])
def test_a_cache_that_gives_one_page_for_all_ends_the_reading(total):
    rows = json.dumps([post(number) for number in range(1, 101)]).encode()
    with api_of(posts=[post(1)] * 9000) as (api, server):
        api.faults = lambda route, _: answer(rows, **total) if route == "posts" else None
        ids, met = read(server)
    assert ids == list(range(1, 101))
    assert met["rest-item-repeated"].count == 300
    assert ("rest-count-differs" in met) == bool(total)


def test_a_site_that_has_less_than_it_says_is_not_asked_for_ever():
    with api_of(posts=[post(number) for number in range(1, 151)]) as (api, server):
        api.totals["posts"] = 10**10
        ids, met = read(server)
        assert len(server.asked) < 30
    assert len(ids) == 150
    assert met["rest-count-differs"]


def test_a_run_that_was_stopped_goes_on_from_its_cache(tmp_path):
    def hang_up(handler, _server):
        handler.connection.close()

    cached = ["--cache", str(tmp_path / "kept")]
    with api_of(posts=[post(number) for number in range(1, 301)]) as (api, server):
        api.faults = lambda route, rows: (
            hang_up if route == "posts" and rows and rows[0]["id"] > 200 else None
        )
        words = ["convert", f"{server.url}/", "-o", str(tmp_path / "out"), *cached]
        assert CliRunner().invoke(cli, words).exit_code == 5
        api.faults = lambda _route, _rows: None
        server.asked.clear()
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == 0, done.stderr
        assert [
            path for path in server.asked if "/posts?" in path and path.endswith("page=1")
        ] == []
    assert "300 items in" in done.stderr
    assert not [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]


def test_closed_comments_are_reported():
    with api_of(posts=[post(1)]) as (api, server):
        api.faults = lambda route, _: answer(b"{}", 403) if route == "comments" else None
        ids, met = read(server)
    assert ids == [1]
    assert met["rest-list-closed"].detail.startswith("comments: ")


def test_a_site_without_a_post_is_no_source():
    with (
        api_of(posts=[]) as (_, server),
        pytest.raises(SourceError, match="shows visitors no post"),
    ):
        read(server)


FEED = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Blog</title><link>https://blog.example/</link>
<generator>https://wordpress.org/?v=6.1</generator>%s</channel></rss>"""


def feed(*numbers):
    """A page of a feed."""
    items = "".join(
        f"<item><title>Post {number}</title><link>https://blog.example/post-{number}/</link>"
        f"<guid>https://blog.example/?p={number}</guid>"
        f"<content:encoded>&lt;p&gt;Body of {number}.&lt;/p&gt;</content:encoded></item>"
        for number in numbers
    )
    return answer(FEED % items.encode(), Content_Type="application/rss+xml")


@pytest.mark.parametrize(
    "closed",
    [answer(b"{}", 401), answer(b"{}", 404), answer(b"<html>Log in.</html>"), answer(b"[]")],
    ids=["401", "404", "html", "no index"],
)
def test_a_closed_api_is_stood_in_for_by_the_feed(closed):
    with api_of() as (api, server):
        api["/wp-json/"] = closed
        api["/feed/"], api["/feed/?paged=2"] = feed(4, 3), feed(3, 2)
        ids, met = read(server)
    assert ids == [4, 3, 2]
    assert met["rest-closed"].detail.startswith("its feeds were read: ")
    assert "rest-feed-short" not in met


def test_a_feed_that_has_no_older_pages_is_said_to_be_short():
    with api_of() as (api, server):
        api["/wp-json/"] = answer(b"", 404)
        api["/feed/"] = api["/feed/?paged=2"] = feed(4, 3)
        ids, met = read(server)
    assert ids == [4, 3]
    assert met["rest-feed-short"].detail == "2 posts"


def test_an_older_page_of_the_feed_that_fails_is_said():
    with api_of() as (api, server):
        api["/wp-json/"] = answer(b"", 404)
        api["/feed/"], api["/feed/?paged=2"] = feed(4, 3), answer(b"", 500)
        ids, met = read(server)
    assert ids == [4, 3]
    assert met["rest-pages-lost"].detail == f"{server.url}/feed/?paged=2"


PAGE = """<!DOCTYPE html><html><head><link rel="canonical" href="{url}"></head>
<body class="single"><article id="post-{number}" class="post-{number} post type-post hentry">
<h1 class="entry-title">Post {number}</h1><div class="entry-content"><p>Body of {number}, in a
sentence that is long enough to be one.</p></div></article></body></html>"""
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


def test_pages_stand_in_for_a_feed_and_the_sitemap_says_which():
    with api_of() as (api, server):
        api["/wp-json/"] = answer(b"", 404)
        urls = {number: f"{server.url}/post-{number}/" for number in (1, 2, 3)}
        places = "".join(f"<url><loc>{url}</loc></url>" for url in urls.values())
        api["/sitemap.xml"] = answer(SITEMAP.format(places).encode(), Content_Type="text/xml")
        for number in (1, 2):
            page = PAGE.format(url=urls[number], number=number)
            api[f"/post-{number}/"] = answer(page.encode())
        ids, met = read(server)
    assert ids == [1, 2]
    assert met["rest-closed"].detail.startswith("its pages were read: ")
    assert met["rest-pages-lost"].detail == f"{server.url}/post-3/"


def test_a_site_that_forbids_programs_is_not_crawled():
    with api_of() as (api, server):
        api["/wp-json/"] = answer(b"", 404)
        api["/robots.txt"] = answer(b"User-agent: *\nDisallow: /", Content_Type="text/plain")
        with pytest.raises(ForbiddenAddressError, match=r"robots\.txt"):
            read(server)


def test_a_site_that_can_not_be_reached_is_the_networks_fault():
    with serving({}) as gone:
        pass
    with pytest.raises(UnreachableError):
        read(gone)
