"""Laws of what Ghost imports: one import takes whatever a site holds, and nothing hidden shows."""

import re

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.settings import Settings
from migrator.store.paths import check_plan
from migrator.writers import WRITERS, make_plan
from migrator.writers.ghost.limits import LIMITS, cut, size
from migrator.writers.ghost.slugs import Slugs, ghost_slug
from tests.laws.test_site_addresses import sites
from tests.laws.test_writers_schema import few, outputs, posts
from tests.laws.test_writers_schema import sites as blogs

SLUG = re.compile(r"[a-z0-9_-]{1,191}")


@given(few(posts), blogs)
def test_whatever_there_is_the_import_is_whole(items, site):
    plan, files = outputs("ghost", items, site)
    data = orjson.loads(files["data.json"])["db"][0]["data"]
    kept = [post for at, post in enumerate(items) if plan.paths[at] == "data.json"]
    assert len(data["posts"]) == len(kept)
    slugs = [row["slug"] for row in data["posts"]]
    assert len({*slugs}) == len(slugs)
    assert all(SLUG.fullmatch(slug) for slug in slugs)
    numbers = {row["id"] for row in data["posts"]}
    users = {row["id"] for row in data["users"]}
    tags = {row["id"] for row in data["tags"]}
    assert len(tags) == len(data["tags"])
    assert len({row["email"] for row in data["users"]}) == len(users)
    assert {row["post_id"] for row in data["posts_meta"]} <= numbers
    assert {row["tag_id"] for row in data["posts_tags"]} <= tags
    assert {row["author_id"] for row in data["posts_authors"]} <= users
    for row in (*data["posts"], *data["posts_meta"]):
        assert all(size(row.get(name) or "") <= limit for name, limit in LIMITS.items())
    for row, post in zip(data["posts"], kept, strict=True):
        assert row["newsletter_id"] is None
        if post.password or post.status != "publish":
            assert row["status"] == "draft"


@settings(max_examples=40)
@given(sites())
def test_no_two_pages_share_an_address(case):
    stubs, site, _ = case
    plan = make_plan(stubs, site, "wxr", Settings(to="ghost"))
    served = plan.addresses
    items = [address for address in served.items.values() if address != "/"]
    assert len({*items}) == len(items)
    pages = {*items, *served.authors.values(), *served.terms.values()}
    assert not pages & {*served.lists.values()} - {"/"}
    writer = WRITERS["ghost"]
    rows = [each.path for each in writer.collections(plan) if not each.part_of]
    check_plan([*rows, *(each.path for each in writer.site_files(plan))])


@given(st.text(), st.integers(2, 300))
def test_a_text_that_is_cut_fits_and_begins_as_it_did(text, limit):
    short = cut(text, limit)
    assert size(short) <= limit
    assert text.startswith(short.removesuffix("…"))


@given(st.text())
def test_a_slug_of_ours_is_one_to_ghost(text):
    slug = ghost_slug(text)
    assert slug == "" or SLUG.fullmatch(slug)
    assert ghost_slug(slug) == slug


@given(st.lists(st.sampled_from(["a", "a-2", "b"])))
def test_no_slug_is_given_twice(wanted):
    slugs = Slugs(["b"])
    given_out = [slugs.claim(slug) for slug in wanted]
    assert len({*given_out}) == len(given_out)
    assert "b" not in given_out
