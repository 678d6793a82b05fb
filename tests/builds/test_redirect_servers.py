"""Real servers answer every old address with the new one, from the files written for them."""

import csv
from urllib.parse import urlsplit

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.builds.conftest import EXPORTS
from tests.builds.redirect_servers import SERVERS, serving

pytestmark = pytest.mark.builds


@pytest.fixture(scope="module")
def redirects(tmp_path_factory):
    """The folder of redirects of the hostile export, its posts moved to other addresses."""
    output = tmp_path_factory.mktemp("redirects")
    settings = Settings(to="hugo", permalink="notes/{slug}", redirects=("csv", *SERVERS))
    convert(str(EXPORTS["lantern"]), output, settings)
    return output / "_wordpress" / "redirects"


@pytest.mark.parametrize("server", sorted(SERVERS))
def test_every_old_address_is_answered_with_the_new_one(server, redirects, tmp_path):
    with (redirects / "redirects.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["from"], row["to"]) for row in csv.DictReader(file)]
    assert len(rows) > 60
    with serving(server, tmp_path, redirects) as ask:
        answers = [(old, ask(old), new) for old, new in rows]
        unknown, _ = ask("/2021/04/nothing-of-the-kind/")
    wrong = [
        (old, status, to, new)
        for old, (status, to), new in answers
        if status != 301 or urlsplit(to)._replace(scheme="", netloc="").geturl() != new
    ]
    assert wrong == []
    assert unknown == 404
