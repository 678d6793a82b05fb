"""The addresses that posts had → the permalink that Ghost is told, by which most keep theirs."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from migrator.model import Site
from migrator.readers.source import Stub
from migrator.settings import SettingError, Settings
from migrator.writers import make_plan

HOST = "https://old.example"
MARCH = datetime(2019, 3, 10, 12, tzinfo=UTC)


def plan_of(links, published=MARCH, **chosen):
    stubs = [
        Stub(at, "x.xml", None, at + 1, "post", "publish", "T", link.rstrip("/").rpartition("/")[2],
             f"{HOST}{link}", author="ada", categories=("sea",), published=published)
        for at, link in enumerate(links)
    ]  # fmt: skip
    return make_plan(stubs, Site(url=HOST), "wxr", Settings(to="ghost", **chosen))


@pytest.mark.parametrize(
    ("links", "permalink"),
    [
        (["/rye/", "/oat/"], "/{slug}/"),
        (["/2019/03/rye/", "/2019/03/oat/", "/oats/"], "/{year}/{month}/{slug}/"),
        (["/2019/03/10/rye/"], "/{year}/{month}/{day}/{slug}/"),
        (["/blog/rye/", "/blog/oat/"], "/blog/{slug}/"),
        (["/blog/2019/03/rye/"], "/blog/{year}/{month}/{slug}/"),
        (["/sea/rye/"], "/sea/{slug}/"),
        (["/ada/rye/"], "/ada/{slug}/"),
        (["/?p=1", "/?p=2"], "/{slug}/"),
        (["/archives/12"], "/archives/{slug}/"),
    ],
)
def test_most_posts_keep_their_address(links, permalink):
    assert plan_of(links).addresses.own.permalinks == {"post": permalink}


def test_a_post_whose_address_is_another_is_redirected():
    plan = plan_of(["/2019/03/rye/", "/2019/03/oat/", "/elsewhere/spelt/"])
    assert plan.addresses.items[2] == "/2019/03/spelt/"
    assert plan.map.moved.items == {2: ("/elsewhere/spelt/",)}


def test_the_user_s_template_is_said_as_ghost_says_it():
    own = plan_of(["/rye/"], permalink="{category}/{year}/{slug}").addresses.own
    assert own.permalinks == {"post": "/{primary_tag}/{year}/{slug}/"}


def test_a_template_that_ghost_could_not_have_is_refused():
    with pytest.raises(SettingError, match="Ghost makes addresses of"):
        plan_of(["/rye/"], permalink="{id}/{slug}")


def test_the_day_of_an_address_is_that_of_the_site_s_zone():
    late = datetime(2019, 3, 10, 23, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    plan = plan_of(["/2019/03/10/rye/"], late)
    assert plan.addresses.own.zone == "Asia/Kolkata"
    assert plan.addresses.items == {0: "/2019/03/10/rye/"}
