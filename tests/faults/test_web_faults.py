"""Servers that misbehave and addresses that must not be asked: one sentence each."""

import gzip
import socket
from ipaddress import ip_network

import pytest

from migrator.web import (
    AnswerError,
    ForbiddenAddressError,
    Policy,
    Session,
    UnreachableError,
    UnwantedBodyError,
    WebError,
)
from migrator.web.guard import is_public
from tests.web_faults import (
    bomb,
    cut,
    cut_chunks,
    drip_headers,
    empty_members,
    endless,
    hang_up,
    nonsense,
    stall,
    stall_in_the_body,
)
from tests.web_server import Waits, answer, in_turn, resolve_as, serving


@pytest.fixture
def waits():
    return Waits()


@pytest.fixture
def refused(tmp_path, waits):
    """Fetch what can't be fetched: the error, after a look at what is left behind."""

    def _refused(url, kind, **changes):
        with Session(tmp_path, waits.policy(**changes)) as session, pytest.raises(kind) as caught:
            session.fetch(url)
        assert list(tmp_path.iterdir()) == []
        text = str(caught.value)
        assert "\n" not in text
        assert text.endswith(".")
        assert not text.endswith("..")
        return text

    return _refused


@pytest.mark.parametrize("behaviour", [stall, stall_in_the_body])
def test_a_server_that_stalls_is_given_up(refused, behaviour):
    with serving({"/a": behaviour}) as server:
        refused(f"{server.url}/a", UnreachableError, read_timeout=0.05, retries=1)
        server.done.set()
    assert server.asked == ["/a", "/a"]


def test_a_body_that_drips_is_given_up_at_the_end_of_the_time(refused, waits):
    def drip(handler, _server):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1000):
            waits.now += 1
            handler.wfile.write(b".")

    with serving({"/a": drip}) as server:
        text = refused(f"{server.url}/a", UnreachableError, total_timeout=10)
    assert "did not end within 10 seconds" in text


def test_headers_that_drip_are_given_up_at_the_end_of_the_time(refused, waits):
    with serving({"/a": drip_headers(waits)}) as server:
        text = refused(f"{server.url}/a", UnreachableError, total_timeout=10)
    assert "did not end within 10 seconds" in text
    assert server.asked == ["/a"]


def test_no_wait_is_longer_than_the_time_that_is_left(refused, waits):
    with serving({"/a": answer(status=503, Retry_After="8")}) as server:
        text = refused(f"{server.url}/a", UnreachableError, total_timeout=10)
    assert "did not end within 10 seconds" in text
    assert waits.slept == [8]
    assert server.asked == ["/a"] * 2


@pytest.mark.parametrize("behaviour", [cut, cut_chunks, hang_up, nonsense])
def test_a_body_that_is_cut_is_no_body(refused, behaviour):
    with serving({"/a": behaviour}) as server:
        refused(f"{server.url}/a", UnreachableError)
    assert server.asked == ["/a"] * 3


@pytest.mark.parametrize("behaviour", [cut, cut_chunks, hang_up])
def test_a_cut_that_passes_is_made_good_by_another_try(tmp_path, waits, behaviour):
    answers = {"/a": in_turn(behaviour, answer(b"whole"))}
    with serving(answers) as server, Session(tmp_path, waits.policy()) as session:
        assert session.fetch(f"{server.url}/a").path.read_bytes() == b"whole"


def test_gzip_that_is_cut_is_no_body(refused):
    body = gzip.compress(b"hello" * 100)[:-9]
    with serving({"/a": answer(body, Content_Encoding="gzip")}) as server:
        assert "cut off" in refused(f"{server.url}/a", UnreachableError)


def test_gzip_that_is_damaged_is_refused(refused):
    with serving({"/a": answer(b"not gzip", Content_Encoding="gzip")}) as server:
        assert "damaged" in refused(f"{server.url}/a", UnwantedBodyError)


def test_a_gzip_bomb_is_refused(refused):
    with serving({"/a": bomb}) as server:
        text = refused(f"{server.url}/a", UnwantedBodyError, max_bytes=1 << 20)
    assert "larger than 1048576 bytes" in text


def test_a_gzip_of_empty_parts_is_refused(refused):
    with serving({"/a": empty_members}) as server:
        assert "parts" in refused(f"{server.url}/a", UnwantedBodyError)


def test_a_body_that_is_endless_and_holds_nothing_is_refused(refused):
    with serving({"/a": endless}) as server:
        text = refused(f"{server.url}/a", UnwantedBodyError, max_bytes=1 << 20)
    assert "larger than 1048576 bytes" in text


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "compress"])
def test_a_compression_that_was_not_asked_for_is_refused(refused, encoding):
    with serving({"/a": answer(b"x", Content_Encoding=encoding)}) as server:
        assert "not asked for" in refused(f"{server.url}/a", UnwantedBodyError)


@pytest.mark.parametrize("length", [None, "2000"])
def test_a_body_that_is_too_large_is_refused(refused, length):
    with serving({"/a": answer(b"x" * 2000, Content_Length=length)}) as server:
        assert "larger than" in refused(f"{server.url}/a", UnwantedBodyError, max_bytes=1000)


@pytest.mark.parametrize("status", [404, 410, 500])
def test_an_answer_that_is_no_success_is_told(refused, status):
    with serving({"/a": answer(status=status)}) as server:
        assert f"answered {status} " in refused(f"{server.url}/a", AnswerError)
    assert len(server.asked) == (3 if status == 500 else 1)


def test_a_server_that_asks_for_too_much_patience_is_given_up(refused, waits):
    with serving({"/a": answer(status=429, Retry_After="86400")}) as server:
        text = refused(f"{server.url}/a", UnreachableError)
    assert "asks to wait more than 120 seconds" in text
    assert waits.slept == []


@pytest.mark.parametrize("value", ["soon", "-5", "1e999", "Wed, 99 Foo 2020", "9" * 5000])
def test_a_retry_after_that_is_nonsense_harms_nobody(tmp_path, waits, value):
    answers = {"/a": in_turn(answer(status=503, Retry_After=value), answer(b"x"))}
    with serving(answers) as server, Session(tmp_path, waits.policy()) as session:
        assert session.fetch(f"{server.url}/a").size == 1


def test_a_loop_of_redirects_ends(refused):
    answers = {"/a": answer(status=302, Location="/b"), "/b": answer(status=302, Location="/a")}
    with serving(answers) as server:
        assert "redirects more than 10 times" in refused(f"{server.url}/a", AnswerError)
    assert len(server.asked) == 11


@pytest.mark.parametrize(
    "location",
    [
        "http://[::1",
        "//",
        "http://a:99999999/",
        "http://.test/",
        f"http://{'a' * 300}.test/",
        "http://\xe9\x7f.test/",
        "http://*/",
        "http://a b.test/",
        "\t",
        "?" * 9000,
    ],
)
def test_a_redirect_to_nonsense_is_one_sentence(refused, location):
    with serving({"/a": answer(status=302, Location=location)}) as server:
        refused(f"{server.url}/a", WebError)


@pytest.mark.parametrize("header", ["x", ";;;", "a/b; charset*=x'y'%ff", 'text/html; charset="'])
def test_a_content_type_that_is_nonsense_harms_nobody(tmp_path, waits, header):
    answers = {"/a": answer(b"x", Content_Type=header)}
    with serving(answers) as server, Session(tmp_path, waits.policy()) as session:
        assert session.fetch(f"{server.url}/a").size == 1


def test_a_redirect_to_nowhere_is_told(refused):
    with serving({"/a": answer(status=302)}) as server:
        assert "redirects to nowhere" in refused(f"{server.url}/a", AnswerError)


PRIVATE = [
    "http://127.0.0.2:{port}/secret",
    "http://localhost:{port}/secret",
    "http://[::1]:{port}/secret",
    "http://[::ffff:127.0.0.1]:{port}/secret",
    "http://2130706433:{port}/secret",
    "http://0x7f000001:{port}/secret",
    "http://0177.0.0.1:{port}/secret",
    "http://127.1:{port}/secret",
    "http://0.0.0.0:{port}/secret",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://224.0.0.1/",
    "http://user:pw@127.0.0.2:{port}/secret",
]


@pytest.mark.parametrize("target", PRIVATE)
def test_a_private_address_is_not_asked(tmp_path, target):
    with serving({"/secret": answer(b"secret")}) as server:
        url = target.format(port=server.url.rpartition(":")[2])
        with Session(tmp_path, Policy()) as session, pytest.raises(ForbiddenAddressError) as caught:
            session.fetch(url)
    assert "not a public address" in str(caught.value)
    assert server.asked == []


@pytest.mark.parametrize("target", PRIVATE)
def test_a_private_address_is_not_asked_after_a_redirect(tmp_path, waits, target):
    answers = {"/secret": answer(b"secret")}
    with serving(answers, host="127.0.0.9") as server:
        port = server.url.rpartition(":")[2]
        answers["/a"] = answer(status=302, Location=target.format(port=port))
        policy = waits.policy(allowed_networks=(ip_network("127.0.0.9/32"),))
        with Session(tmp_path, policy) as session, pytest.raises(ForbiddenAddressError):
            session.fetch(f"{server.url}/a")
    assert server.asked == ["/a"]


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://example.org/x", "gopher://x", "javascript:x"],
)
def test_a_redirect_to_something_that_is_not_http_is_not_followed(refused, target):
    with serving({"/a": answer(status=302, Location=target)}) as server:
        refused(f"{server.url}/a", ForbiddenAddressError)


@pytest.mark.parametrize(
    "url", ["", "x", "http://", "http:///x", "http://[::1", "http://a:b/", "file:///etc/passwd"]
)
def test_what_is_no_web_address_is_refused(refused, url):
    refused(url, ForbiddenAddressError)


def test_a_name_without_host_is_told(refused, monkeypatch):
    resolve_as(monkeypatch, {})
    assert "could not be reached" in refused("http://nowhere.invalid/", UnreachableError, retries=0)


def test_a_port_where_nobody_listens_is_told(refused):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        assert "refused" in refused(url, UnreachableError)


def test_a_password_in_an_address_is_never_shown(refused):
    with serving({}) as server:
        url = server.url.replace("//", "//user:hush@")
        assert "hush" not in refused(f"{url}/a", AnswerError)


def test_one_private_address_among_several_is_enough_to_refuse(tmp_path, waits, monkeypatch):
    resolve_as(monkeypatch, {"blog.test": ["93.184.215.14", "10.0.0.5"]})
    policy = waits.policy(allowed_networks=())
    with (
        Session(tmp_path, policy) as session,
        pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.5"),
    ):
        session.fetch("http://blog.test/")


def test_a_name_that_changes_its_answer_is_asked_once(tmp_path, waits, monkeypatch):
    """The first answer may be asked and the second may not: the second is never looked up."""
    with serving({"/a": answer(b"x")}) as server:
        port = server.url.rpartition(":")[2]
        asked = resolve_as(monkeypatch, {"blog.test": [["127.0.0.1"], ["10.0.0.5"]]})
        with Session(tmp_path, waits.policy()) as session:
            assert session.fetch(f"http://blog.test:{port}/a").size == 1
        assert asked == ["blog.test"]
        assert server.headers["Host"] == f"blog.test:{port}"


def test_a_name_that_turns_private_is_refused_at_the_next_connection(tmp_path, waits, monkeypatch):
    with serving({"/a": answer(b"x", Connection="close")}) as server:
        port = server.url.rpartition(":")[2]
        resolve_as(monkeypatch, {"blog.test": [["127.0.0.1"], ["10.0.0.5"]]})
        with Session(tmp_path, waits.policy()) as session:
            session.fetch(f"http://blog.test:{port}/a")
            with pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.5"):
                session.fetch(f"http://blog.test:{port}/a")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("100.64.0.1", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("ff02::1", False),
        ("fe80::1%1", False),
        ("192.0.0.192", False),
        ("192.88.99.1", False),
        ("168.63.129.16", False),
        ("100.100.100.200", False),
        ("fec0::1", False),
        ("3fff::1", False),
        ("::127.0.0.1", False),
        ("::ffff:0:127.0.0.1", False),
        ("64:ff9b:1::7f00:1", False),
        ("2606:4700::5efe:127.0.0.1", False),
        ("2606:4700::5efe:93.184.215.14", True),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


def test_all_errors_are_one_family():
    family = [AnswerError, ForbiddenAddressError, UnreachableError, UnwantedBodyError]
    assert all(issubclass(kind, WebError) for kind in family)
