"""A law of the site that opens from disk: no page lies where another does."""

from hypothesis import given, settings

from migrator.settings import Settings
from migrator.store.paths import check_plan
from migrator.writers import WRITERS, make_plan
from tests.laws.test_site_addresses import sites


@settings(max_examples=40)
@given(sites())
def test_pages_of_a_site_on_a_disk_never_stand_in_each_others_way(case):
    stubs, site, _ = case
    plan = make_plan(stubs, site, "wxr", Settings(to="html"))
    writer = WRITERS["html"]
    paths = [each.path for each in (*writer.collections(plan), *writer.site_files(plan))]
    paths += {*plan.paths.values()} - {*plan.shared}
    assert len(set(paths)) == len(paths)
    check_plan(paths)
