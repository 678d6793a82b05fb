"""TLS: the socket goes to the checked address, the certificate is checked by the name.

tests/tls/blog.test.pem is a certificate and its key, made for these tests and for nothing else:
`openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500
-subj /CN=blog.test -addext subjectAltName=DNS:blog.test`.
"""

import ssl
from pathlib import Path

import pytest

from migrator.web import Session, UnreachableError
from tests.web_server import Waits, answer, resolve_as, serving

PEM = Path(__file__).parent / "tls/blog.test.pem"


@pytest.fixture
def greeted():
    """Server names that clients sent."""
    return []


@pytest.fixture
def port(greeted, monkeypatch):
    """A server with the certificate of blog.test, to which every name here leads."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    context.sni_callback = lambda _socket, name, _context: greeted.append(name)

    def wrap(plain):
        return context.wrap_socket(plain, server_side=True)

    resolve_as(monkeypatch, {"blog.test": ["127.0.0.1"], "other.test": ["127.0.0.1"]})
    with serving({"/a": answer(b"x")}, wrap=wrap) as server:
        yield server.url.rpartition(":")[2]


def test_the_name_is_what_the_server_is_greeted_with(tmp_path, port, greeted):
    with Session(tmp_path, Waits().policy(ca_bundle=PEM)) as session:
        assert session.fetch(f"https://blog.test:{port}/a").size == 1
    assert greeted == ["blog.test"]


def test_a_certificate_of_another_name_is_refused(tmp_path, port):
    policy = Waits().policy(ca_bundle=PEM)
    with Session(tmp_path, policy) as session, pytest.raises(UnreachableError, match="certificate"):
        session.fetch(f"https://other.test:{port}/a")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path, port):
    policy = Waits().policy()
    with Session(tmp_path, policy) as session, pytest.raises(UnreachableError, match="certificate"):
        session.fetch(f"https://blog.test:{port}/a")
