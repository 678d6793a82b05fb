"""The site that the tests of this folder ask: one for all of them, in French."""

from dataclasses import dataclass

import pytest

from migrator.web import Policy
from migrator.web.login import Login
from migrator.web.policy import RUN
from tests.web_server import LOOPBACK
from tests.wordpress.saving import save
from tests.wordpress.site import need_wordpress_site, wordpress

LOCALE, THEME = "fr_FR", "twentytwentyone"


@pytest.fixture(scope="session")
def site():
    """WordPress, running."""
    need_wordpress_site(THEME)
    with wordpress(LOCALE, THEME) as running:
        yield running


@dataclass(frozen=True)
class Saved:
    """What was saved of the site: a folder, and what is really in it."""

    folder: object
    truth: dict


@pytest.fixture(scope="session")
def saved(site, tmp_path_factory):
    """Its export, pages and feeds."""
    folder = tmp_path_factory.mktemp("saved")
    return Saved(folder, save(site, folder))


@pytest.fixture
def visit():
    """Lets a run ask loopback: as a visitor, or with a login."""
    tokens = []

    def allow(user="", password=""):
        login = Login(user, password) if user else None
        policy = Policy(allowed_networks=LOOPBACK, interval=0, retries=1, backoff=0, login=login)
        tokens.append(RUN.set(policy))

    yield allow
    for token in reversed(tokens):
        RUN.reset(token)
