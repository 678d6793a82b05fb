"""Servers that misbehave while cut posts are fetched: each costs its own post and no other."""

from ipaddress import ip_network

import pytest

from migrator.cli import cli
from tests.completing import feed, page, run, words
from tests.web_faults import (
    bomb,
    cut,
    cut_chunks,
    drip_headers,
    hang_up,
    nonsense,
    stall,
    stall_in_the_body,
)
from tests.web_server import Waits, answer, in_turn, resolve_as, serving

HTML = page("bad", "http://127.0.0.1/bad/", f"<p>{words(60)}</p>").encode()


@pytest.fixture
def waits():
    return Waits()


@pytest.fixture
def survived(tmp_path, waits):
    """Fetch one post from where it is well and one from where it is not; what is said of that."""

    def _survived(server, bad="{0}/bad/", **changes):
        good = f"{server.url}/good/"
        body = page("good", good, f"<p>{words(60)}</p>").encode()
        server.answers["/good/"] = answer(body)
        rows = [("bad", bad.format(server.url), words(20)), ("good", good, words(20))]
        source = tmp_path / "feed.xml"
        source.write_text(feed(server.url, *rows), "utf-8")
        policy = waits.policy(**changes)
        (left, whole), met = run(source, tmp_path / "out", policy, fetch=True)
        assert not whole["truncated"]
        assert left["truncated"]
        assert left["markdown"].split() == words(20).split()
        assert "feed-post-cut" in met
        (said,) = met["completion-not-fetched"]
        kept = (tmp_path / "out" / ".migrator" / "fetched").rglob("*")
        assert [path.suffixes for path in kept if path.is_file()] == [[".warc", ".gz"]]
        return said

    return _survived


@pytest.mark.parametrize("behaviour", [stall, stall_in_the_body])
def test_a_server_that_stalls(survived, behaviour):
    with serving({"/bad/": behaviour}) as server:
        survived(server, read_timeout=0.05, retries=0)
        server.done.set()


@pytest.mark.parametrize("behaviour", [cut, cut_chunks, hang_up, nonsense])
def test_a_body_that_is_cut(survived, behaviour):
    with serving({"/bad/": behaviour}) as server:
        survived(server)
    assert server.asked.count("/bad/") == 3


@pytest.mark.parametrize("behaviour", [cut, cut_chunks, hang_up])
def test_a_cut_that_passes_is_no_fault(tmp_path, waits, behaviour):
    with serving({}) as server:
        link = f"{server.url}/bad/"
        body = page("bad", link, f"<p>{words(60)}</p>").encode()
        server.answers["/bad/"] = in_turn(behaviour, answer(body))
        source = tmp_path / "feed.xml"
        source.write_text(feed(server.url, ("bad", link, words(20))), "utf-8")
        (post,), _ = run(source, tmp_path / "out", waits.policy(), fetch=True)
    assert not post["truncated"]


def test_a_gzip_bomb(survived):
    with serving({"/bad/": bomb}) as server:
        assert "larger than" in survived(server, max_bytes=1 << 20)


def test_a_body_that_is_too_large(survived):
    with serving({"/bad/": answer(bytes(1 << 21))}) as server:
        assert "larger than" in survived(server, max_bytes=1 << 20)


def test_headers_that_drip(survived, waits):
    with serving({"/bad/": drip_headers(waits)}) as server:
        assert "did not end within 60 seconds" in survived(server, total_timeout=60)


def test_a_loop_of_redirects(survived):
    with serving({}) as server:
        server.answers["/bad/"] = answer(status=302, Location="/bad/")
        assert "redirects more than" in survived(server)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_wait(survived, waits, status):
    with serving({"/bad/": answer(status=status, Retry_After="7")}) as server:
        survived(server)
    assert waits.slept == [7, 7]


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_wait_for_too_long(survived, waits, status):
    with serving({"/bad/": answer(status=status, Retry_After="86400")}) as server:
        assert "try again later" in survived(server)
    assert waits.slept == []


@pytest.mark.parametrize("kind", ["image/png", "application/json", "application/pdf"])
def test_what_is_no_page(survived, kind):
    with serving({"/bad/": answer(HTML, Content_Type=kind)}) as server:
        assert kind in survived(server)


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_to_an_address_that_must_not_be_asked(survived, target):
    with serving({"/secret": answer(HTML)}) as server:
        port = server.url.rpartition(":")[2]
        server.answers["/bad/"] = answer(status=302, Location=target.format(port=port))
        survived(server, allowed_networks=(ip_network("127.0.0.1/32"),))
    assert "/secret" not in server.asked


def test_a_name_that_leads_to_a_private_address_next_time(survived, monkeypatch):
    with serving({"/robots.txt": answer(status=404, Connection="close")}) as server:
        port = server.url.rpartition(":")[2]
        resolve_as(monkeypatch, {"blog.test": [["127.0.0.1"], ["10.0.0.5"]]})
        server.answers["/bad/"] = answer(HTML)
        said = survived(server, bad=f"http://blog.test:{port}/bad/")
    assert "10.0.0.5" in said
    assert "/bad/" not in server.asked


@pytest.mark.parametrize("status", [401, 404, 410, 500])
def test_an_answer_that_is_no_success(survived, status):
    with serving({"/bad/": answer(status=status)}) as server:
        assert str(status) in survived(server)


def test_a_post_that_could_not_be_fetched_counts_for_the_exit_code(tmp_path, capsys):
    """A private address is refused before anything is asked, and nothing else is to be had."""
    source = tmp_path / "feed.xml"
    source.write_text(feed("http://10.0.0.1", ("a", "http://10.0.0.1/a/", words(20))), "utf-8")
    with pytest.raises(SystemExit) as ended:
        cli.main(["convert", str(source), "-o", str(tmp_path / "out"), "--fetch"])
    assert ended.value.code == 5
    said = capsys.readouterr().err
    assert "10.0.0.1" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out" / "posts").exists()
