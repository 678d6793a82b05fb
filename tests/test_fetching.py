"""Cut posts made whole from the network: what is asked for, how politely, and what is kept."""

import pytest

from migrator.web import WebError
from tests.completing import feed, page, records, run, words
from tests.web_server import Waits, answer, in_turn, serving

ROBOTS = "/robots.txt"
WHOLE = f"<p>{words(60)}</p>"


@pytest.fixture
def waits():
    return Waits()


@pytest.fixture
def blog(tmp_path, waits):
    """Convert a feed whose posts stand on a server, fetching them: records and codes.

    A post is a name, or a title with its address and the words that the feed has of it.
    """

    def _blog(server, *posts, policy=None, **settings):
        entries = [
            (each, f"{server.url}/{each}/", words(20)) if isinstance(each, str) else each
            for each in posts
        ]
        source = tmp_path / "feed.xml"
        source.write_text(feed(server.url, *entries), "utf-8")
        policy = policy or waits.policy()
        return run(source, tmp_path / "out", policy, **({"fetch": True} | settings))

    return _blog


def post(server_url, name, body=WHOLE):
    return answer(page(name, f"{server_url}/{name}/", body).encode())


def serve(server, *names):
    server.answers.update({f"/{name}/": post(server.url, name) for name in names})


def test_the_rest_of_a_post_is_fetched(blog):
    with serving({}) as server:
        serve(server, "keel")
        (keel,), met = blog(server, "keel")
    assert not keel["truncated"]
    assert "plank59" in keel["markdown"]
    assert met["completion-made-whole"] == [f"from fetched!{server.url}/keel/: post “keel”"]
    assert server.asked == [ROBOTS, "/keel/"]


def test_what_is_at_hand_is_not_fetched(blog, tmp_path):
    with serving({}) as server:
        serve(server, "keel", "oar")
        hand = tmp_path / "keel.html"
        hand.write_text(page("keel", f"{server.url}/keel/", WHOLE), "utf-8")
        both, _ = blog(server, "keel", "oar", complete=(str(hand),))
    assert not any(each["truncated"] for each in both)
    assert server.asked == [ROBOTS, "/oar/"]


def test_nothing_is_fetched_unless_it_is_asked_for(blog):
    with serving({}) as server:
        serve(server, "keel")
        (keel,), _ = blog(server, "keel", fetch=False)
        blog(server, "keel", fetch=True)
    assert keel["truncated"]


def test_a_second_run_asks_for_nothing(blog, tmp_path):
    with serving({}) as server:
        serve(server, "keel")
        blog(server, "keel")
        first = records(tmp_path / "out")
        blog(server, "keel")
    assert server.asked == [ROBOTS, "/keel/"]
    assert records(tmp_path / "out") == first


def test_a_run_that_failed_halfway_goes_on(blog):
    busy = answer(status=503, Retry_After="9999")
    with serving({}) as server:
        serve(server, "keel")
        server.answers["/oar/"] = in_turn(busy, post(server.url, "oar"))
        (keel, oar), met = blog(server, "keel", "oar")
        assert (keel["truncated"], oar["truncated"]) == (False, True)
        assert "try again later" in met["completion-not-fetched"][0]
        (keel, oar), _ = blog(server, "keel", "oar")
    assert (keel["truncated"], oar["truncated"]) == (False, False)
    assert server.asked == [ROBOTS, "/keel/", "/oar/", ROBOTS, "/oar/"]


def test_refresh_asks_whether_the_page_is_still_what_it_was(blog):
    tagged = page("keel", "{0}/keel/", WHOLE)
    with serving({}) as server:
        body = tagged.replace("{0}", server.url).encode()
        server.answers["/keel/"] = in_turn(
            answer(body, ETag='"one"', Last_Modified="Mon, 03 Jun 2024 10:00:00 GMT"),
            answer(status=304),
            post(server.url, "keel", f"<p>{words(70)}</p>"),
        )
        blog(server, "keel")
        (kept,), _ = blog(server, "keel", refresh=True)
        assert server.headers["If-None-Match"] == '"one"'
        assert server.headers["If-Modified-Since"] == "Mon, 03 Jun 2024 10:00:00 GMT"
        (renewed,), _ = blog(server, "keel", refresh=True)
    assert "plank59" in kept["markdown"]
    assert "plank69" in renewed["markdown"]


def test_a_damaged_page_in_the_cache_is_fetched_again(blog, tmp_path):
    with serving({}) as server:
        serve(server, "keel")
        blog(server, "keel")
        (kept,) = (tmp_path / "out" / ".migrator" / "fetched").rglob("*.warc.gz")
        kept.write_bytes(b"damaged")
        (keel,), _ = blog(server, "keel")
    assert not keel["truncated"]
    assert server.asked.count("/keel/") == 2


def test_the_cache_is_a_source_by_itself(blog, tmp_path):
    with serving({}) as server:
        serve(server, "keel")
        blog(server, "keel", cache=str(tmp_path / "cache"))
    (keel,), _ = run(tmp_path / "cache", tmp_path / "again")
    assert keel["link"] == f"{server.url}/keel/"


def test_robots_txt_is_honoured(blog):
    rules = b"User-agent: *\nDisallow: /keel/\n"
    with serving({ROBOTS: answer(rules)}) as server:
        serve(server, "keel", "oar")
        (keel, oar), met = blog(server, "keel", "oar")
    assert (keel["truncated"], oar["truncated"]) == (True, False)
    assert "closed to programs by robots.txt" in met["completion-not-fetched"][0]
    assert "/keel/" not in server.asked


def test_a_redirect_into_what_robots_txt_closes_is_not_followed(blog):
    rules = b"User-agent: *\nDisallow: /hidden/\n"
    with serving({ROBOTS: answer(rules)}) as server:
        serve(server, "oar", "hidden")
        server.answers["/keel/"] = answer(status=302, Location="/hidden/")
        (keel, _), met = blog(server, "keel", "oar")
    assert keel["truncated"]
    assert "robots.txt" in met["completion-not-fetched"][0]
    assert "/hidden/" not in server.asked


def test_requests_keep_the_distance_that_the_site_asks_for(blog, waits):
    rules = b"User-agent: *\nCrawl-delay: 7\n"
    with serving({ROBOTS: answer(rules)}) as server:
        serve(server, "keel", "oar")
        blog(server, "keel", "oar")
    assert waits.slept == [7.0]


def test_a_site_that_can_not_be_reached_is_asked_once(blog):
    with serving({}) as good, serving({ROBOTS: answer(status=503, Retry_After="9999")}) as bad:
        serve(good, "keel")
        entries = [(name, f"{bad.url}/{name}/", words(20)) for name in ("a", "b", "c")]
        whole = ("keel", f"{good.url}/keel/", words(20))
        posts, met = blog(good, whole, *entries)
    assert [each["truncated"] for each in posts] == [False, True, True, True]
    assert bad.asked == [ROBOTS]
    assert len(met["completion-not-fetched"]) == 3


def part(server, number):
    """A page of a post that stands on three."""
    links = {each: f"{server.url}/keel/{each}/" for each in (2, 3)} | {1: f"{server.url}/keel/"}
    others = "".join(
        f'<a href="{links[each]}" class="post-page-numbers">{each}</a>'
        for each in sorted(links.keys() - {number})
    )
    body = f"<p>{words(30, f'part{number}w')}</p>"
    pages = f'<div class="page-links">Pages: {others}</div>'
    return answer(page("keel", links[number], body + pages).encode())


@pytest.fixture
def on_three_pages(blog):
    """Convert a post that stands on three pages, of which some are there."""

    def _on_three_pages(*there):
        with serving({}) as server:
            for number, path in ((1, "/keel/"), (2, "/keel/2/"), (3, "/keel/3/")):
                if number in there:
                    server.answers[path] = part(server, number)
            (keel,), met = blog(server, ("keel", f"{server.url}/keel/", words(20, "part1w")))
        has = [f"part{number}w29" in keel["markdown"] for number in (1, 2, 3)]
        return has, keel["truncated"], met

    return _on_three_pages


def test_a_post_on_several_pages_is_fetched_page_by_page(on_three_pages):
    has, cut, _ = on_three_pages(1, 2, 3)
    assert (has, cut) == ([True, True, True], False)


def test_a_page_of_a_post_that_is_missing_is_said(on_three_pages):
    has, cut, met = on_three_pages(1, 2)
    assert (has, cut) == ([True, True, False], True)
    assert "/keel/3/ answered 404" in met["completion-not-fetched"][0]


def test_a_page_that_asks_for_a_password_is_not_the_rest(blog):
    form = '<form class="post-password-form"><input name="post_password"></form>'
    with serving({}) as server:
        serve(server, "oar")
        server.answers["/keel/"] = post(server.url, "keel", form)
        (keel, _), met = blog(server, "keel", "oar")
    assert keel["truncated"]
    assert "does not hold the rest" in met["completion-not-fetched"][0]


def test_a_redirect_from_the_short_address_is_followed(blog):
    with serving({}) as server:
        serve(server, "keel", "other")
        server.answers["/?p=12"] = answer(status=301, Location="/keel/")
        (keel,), _ = blog(server, ("keel", f"{server.url}/?p=12", words(20)))
    assert not keel["truncated"]


def test_a_redirect_to_the_front_page_is_not_taken_for_the_post(blog):
    front = page("Boats", "/", f"<p>{words(90, 'front')}</p>")
    with serving({}) as server:
        serve(server, "oar")
        server.answers["/"] = answer(front.replace('href="/"', f'href="{server.url}/"').encode())
        server.answers["/keel/"] = answer(status=302, Location="/")
        (keel, _), met = blog(server, "keel", "oar")
    assert keel["truncated"]
    assert "front" not in keel["markdown"]
    assert met["completion-text-differs"]


def test_a_protected_post_is_never_fetched(tmp_path):
    notice = "There is no excerpt because this is a protected post."
    with serving({}) as server:
        serve(server, "oar")
        text = feed(server.url, ("oar", f"{server.url}/oar/", words(20)))
        secret = (
            f"<item><title>Protected: keel</title><link>{server.url}/keel/</link>"
            f"<description>{notice}</description></item></channel>"
        )
        source = tmp_path / "feed.xml"
        source.write_text(text.replace("</channel>", secret), "utf-8")
        run(source, tmp_path / "out", Waits().policy(), fetch=True)
    assert server.asked == [ROBOTS, "/oar/"]


def test_a_cut_post_without_an_address_is_reported(tmp_path, waits):
    source = tmp_path / "dump.txt"
    source.write_text(f"Keel\n\n{words(20)}\n\nRead more\n", "utf-8")
    (keel,), met = run(source, tmp_path / "out", waits.policy(), fetch=True, reader="dump")
    assert keel["truncated"]
    assert met["completion-no-address"]


def test_several_processes_come_to_the_same(blog):
    names = [f"keel{number}" for number in range(6)]
    with serving({}) as server:
        serve(server, *names)
        one, _ = blog(server, *names)
        two, _ = blog(server, *names, jobs=2)
    assert one == two
    assert not any(each["truncated"] for each in two)


def test_nothing_at_all_is_an_error_of_the_network(blog, tmp_path):
    with serving({}) as server, pytest.raises(WebError, match=r"Of 2 pages .* none could be"):
        blog(server, "keel", "oar")
    assert not (tmp_path / "out" / "items.jsonl").exists()
