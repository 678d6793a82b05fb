"""Logins to a site: what they open, and where they never show."""

import json
import re

import pytest
from click.testing import CliRunner

from migrator.cli import cli
from migrator.readers.opening import open_source
from migrator.settings import Settings
from migrator.web import ForbiddenAddressError, Session
from migrator.web.login import Login
from migrator.web.policy import RUN
from tests.rest_site import api_of, post, read
from tests.web_server import Waits, answer, serving

SECRET = "a1 b2 c3 d4"


@pytest.fixture(autouse=True)
def waits():
    """Runs may ask loopback; waiting takes no time, and is remembered."""
    clock = Waits()
    token = RUN.set(clock.policy())
    yield clock
    RUN.reset(token)


@pytest.fixture
def login(waits):
    """Gives the run a login."""
    token = RUN.set(waits.policy(login=Login("ann", SECRET)))
    yield
    RUN.reset(token)


@pytest.mark.usefixtures("login")
def test_a_login_gets_what_only_editors_see():
    raw = {"raw": "<!-- wp:paragraph --><p>As stored.</p><!-- /wp:paragraph -->", "protected": True}
    with api_of(posts=[post(1, content=raw, status="draft", password="x")]) as (api, server):
        api["/wp-json/wp/v2/users/me"] = answer(b'{"id": 1}')
        with open_source(f"{server.url}/", Settings()) as source:
            (item,) = source.items(source.survey())
        asked = next(path for path in server.asked if "/posts?" in path and "context" in path)
        sent = server.headers["Authorization"]
    made, _ = item.read()
    assert (made.body, made.body_format) == (raw["raw"], "wordpress")
    assert (made.status, made.password) == ("draft", "x")
    assert "status=publish,future,draft,pending,private,trash" in asked
    assert sent.startswith("Basic ")


@pytest.mark.usefixtures("login")
def test_a_login_that_may_not_edit_reads_as_a_visitor():
    with api_of(posts=[post(1)]) as (api, server):
        api["/wp-json/wp/v2/users/me"] = answer(b'{"id": 1}')
        plain = api.get
        api.get = lambda path, default=None: (
            answer(b"{}", 403) if "context=edit" in path else plain(path, default)
        )
        ids, met = read(server)
    assert ids == [1]
    assert met["rest-login-limited"].detail


@pytest.mark.usefixtures("login")
def test_what_a_login_hides_is_read_as_a_visitor():
    with api_of(posts=[post(number) for number in range(1, 21)]) as (api, server):
        api["/wp-json/wp/v2/users/me"] = answer(b'{"id": 1}')
        plain = api.get

        def own_alone(path, default=None):
            if "/posts?" not in path or "context=edit" not in path:
                return plain(path, default)
            own = [post(3, content={"raw": "Own."}), post(77, status="draft")]
            return answer(json.dumps(own).encode(), X_WP_Total="25")

        api.get = own_alone
        with open_source(f"{server.url}/", Settings()) as source:
            posts = [item.read()[0] for item in source.items(source.survey())]
            met = {each.code.name: each for each in source.diagnostics()}
    assert sorted(each.id for each in posts) == [*range(1, 21), 77]
    assert {each.id: each.body for each in posts}[3] == "Own."
    assert met["rest-login-limited"].detail == "posts"
    assert "rest-count-differs" not in met


@pytest.mark.usefixtures("login")
def test_a_login_is_sent_to_its_site_and_to_no_other(tmp_path):
    with serving({"/": answer(b"there")}) as other, serving({}) as own:
        own.answers["/"] = answer(b"", 302, Location=f"{other.url}/")
        with Session(tmp_path) as session:
            session.fetch(f"{other.url}/")
            session.log_in(own.url)
            session.fetch(f"{own.url}/")
        assert "Authorization" in own.headers
        assert "Authorization" not in other.headers


@pytest.mark.usefixtures("login")
@pytest.mark.parametrize("url", ["http://blog.example/", "http://10.0.0.1/"])
def test_a_login_never_travels_in_the_clear(url, tmp_path):
    with Session(tmp_path) as session, pytest.raises(ForbiddenAddressError, match="in the clear"):
        session.log_in(url)


def run(server, out, **environment):
    """`migrator convert` with an environment of its own."""
    runner = CliRunner(env=environment)
    return runner.invoke(cli, ["convert", f"{server.url}/", "-o", str(out), "--jobs", "1"])


def test_a_login_comes_from_the_environment_and_shows_nowhere(tmp_path):
    environment = {"MIGRATOR_SITE_USER": "ann", "MIGRATOR_SITE_PASSWORD": SECRET}
    with api_of(posts=[post(1)]) as (api, server):
        api["/wp-json/wp/v2/users/me"] = answer(b'{"id": 1}')
        done = run(server, tmp_path, **environment)
        assert server.headers["Authorization"].startswith("Basic ")
    assert done.exit_code == 0, done.stderr
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for word in (SECRET, "YW5uOm"):
        assert word not in done.output
        assert word.encode() not in written


def test_a_login_that_is_refused_is_said_without_the_password(tmp_path):
    environment = {"MIGRATOR_SITE_USER": "ann", "MIGRATOR_SITE_PASSWORD": SECRET}
    with api_of(posts=[post(1)]) as (api, server):
        api["/wp-json/wp/v2/users/me"] = answer(b"{}", 401)
        done = run(server, tmp_path / "out", **environment)
    assert done.exit_code == 5
    assert re.search(r"refused the login \(401\)", done.stderr)
    assert SECRET not in done.stderr


def test_a_login_in_the_address_is_refused_without_saying_it(tmp_path):
    with api_of(posts=[post(1)]) as (_, server):
        address = server.url.replace("://", "://ann:s3cret@")
        done = CliRunner().invoke(cli, ["convert", f"{address}/", "-o", str(tmp_path / "out")])
    assert done.exit_code == 3
    assert "s3cret" not in done.output


def test_half_a_login_is_a_usage_error(tmp_path):
    with api_of(posts=[post(1)]) as (_, server):
        done = run(server, tmp_path / "out", MIGRATOR_SITE_USER="ann")
    assert done.exit_code == 2
    assert "MIGRATOR_SITE_PASSWORD" in done.stderr
