"""Laws of a site: each page has one address, and no redirect goes round, whatever there is."""

import pickle
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.model import Site, Term
from migrator.readers.source import Stub
from migrator.settings import Settings
from migrator.store.paths import check_plan
from migrator.transforms.old_site import path_key
from migrator.transforms.resolving import Fate, resolve
from migrator.writers import WRITERS, make_plan
from migrator.writers.claims import fold
from migrator.writers.table import PLATFORMS
from tests.laws.test_plan_paths import NASTY, slugs, surveys

FORMS = ("netlify", "cloudflare", "nginx", "apache", "caddy", "vercel", "csv")
HOST = "https://old.example"

links = st.one_of(
    st.sampled_from(
        [
            "", "/", "/about/", "/about", "/2020/02/about/", "/tags/", "/posts/", "/archives/",
            "/index.html", "/feed/", "/style.css", "/page.html", "/PAGE.HTML", "/a/../b/",
            "/%2e%2e/x/", "/a//b/", "/?p=3", "/category/x/", "/%d0%bf/", "/{{x}}/", "/a:b/",
        ]
    ),
    slugs.map(lambda slug: f"/{slug}/"),
)  # fmt: skip


@st.composite
def sites(draw):
    """A survey with permalinks and terms that nobody tidied, and a platform."""
    stubs = [
        replace(
            stub,
            link=(f"{HOST}{link}" if (link := draw(links)) else ""),
            old_slugs=tuple(draw(st.lists(slugs, max_size=2))),
            tags=tuple(draw(st.lists(slugs, max_size=2))),
        )
        for stub in draw(surveys())
    ]
    terms = draw(
        st.lists(
            st.builds(
                Term,
                st.sampled_from(["category", "post_tag", "posts", "a b"]),
                slugs,
                st.sampled_from(["", "One", "Two"]),
                parent=st.sampled_from(["", *NASTY[:6]]),
            ),
            max_size=6,
        )
    )
    folder = draw(st.sampled_from(["", "/blog"]))
    return stubs, Site(url=HOST + folder, terms=tuple(terms)), draw(st.sampled_from(PLATFORMS))


def plan_of(stubs, site, platform):
    """The plan with everything that may be asked of it."""
    return make_plan(stubs, site, "wxr", Settings(to=platform, scaffold=True, redirects=FORMS))


@settings(max_examples=40)
@given(sites())
def test_no_two_pages_share_an_address(case):
    plan = plan_of(*case)
    served = plan.addresses
    serving = WRITERS[plan.writer].platform.serving
    pages = [
        *served.items.values(),
        *served.terms.values(),
        *served.authors.values(),
        *served.lists.values(),
        *serving.taken,
        served.feed,
    ]
    if served.home not in pages:  # where no page of the old site is the front page
        pages.append(served.home)
    folded = [fold(page).rstrip("/") for page in pages]
    assert len(set(folded)) == len(folded)
    for page in pages:
        assert re.fullmatch(r"/(?:[^\s#?%{}\[\]<>\"'\\/]+/?)*", page), page
        assert "/../" not in page


@settings(max_examples=40)
@given(sites())
def test_no_redirect_begins_at_a_page_or_ends_nowhere(case):
    plan = plan_of(*case)
    served = plan.addresses
    shown = {at for ordinal, at in served.items.items() if ordinal not in served.hidden}
    pages = {*shown, *served.terms.values(), *served.authors.values(), *served.lists.values()}
    pages |= {served.home, served.feed, *served.dates.values()}
    sources = [one.source for one in plan.map.moved.redirects]
    keys = [source if "?" in source else path_key(source) for source in sources]
    assert len(set(keys)) == len(keys)
    assert not {*keys} & {path_key(page) for page in pages}
    assert {one.target for one in plan.map.moved.redirects if "://" not in one.target} <= pages


@settings(max_examples=40)
@given(sites())
def test_files_of_a_site_never_stand_in_each_others_way(case):
    check_files(plan_of(*case))


@pytest.mark.parametrize("platform", PLATFORMS)
def test_an_item_without_a_type_stands_in_nobody_s_way(platform):
    untyped = Stub(0, "x.xml", None, 1, "", "publish", "", "knot", f"{HOST}/knot/")
    check_files(plan_of([untyped], Site(url=HOST), platform))


def check_files(plan):
    """All that is written has a place of its own inside the output."""
    writer = WRITERS[plan.writer]
    files = [file.path for file in (*writer.site_files(plan), *writer.scaffold(plan))]
    rows = [collection.path for collection in writer.collections(plan)]
    own = [path for path in plan.paths.values() if path not in plan.shared]
    check_plan([*own, *rows, *files])


@settings(max_examples=40)
@given(sites())
def test_a_site_s_plan_is_the_same_in_another_process(case):
    plan = plan_of(*case)
    assert plan == plan_of(*case)
    assert pickle.loads(pickle.dumps(plan)) == plan


@settings(max_examples=40)
@given(sites(), st.one_of(st.text(), links, links.map(lambda link: HOST + link)))
def test_any_text_in_a_link_is_taken_for_something(case, href):
    plan = plan_of(*case)
    found = resolve(href, plan.map.links, f"{HOST}/2020/02/about/")
    assert isinstance(found.fate, Fate)
    if found.fate is Fate.FOUND:
        assert plan.addresses.link(found.address, "/").isascii()
