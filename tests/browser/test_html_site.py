"""The site that opens from disk, in a browser: nothing runs but its search, nothing leaves."""

from pathlib import Path

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.browser.hostile import TITLES, hostile_blog
from tests.browser.test_access import SCHEMES, violations

pytestmark = pytest.mark.browser

LANTERN = Path(__file__).parents[1] / "builds" / "lantern.wxr.xml"
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="session")
def lantern(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lantern")
    convert(str(LANTERN), folder, Settings(to="html"))
    return folder / "site"


@pytest.fixture(scope="session")
def attacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attacked")
    source, _ = hostile_blog(folder)
    convert(str(source), folder / "out", Settings(to="html"))
    return folder / "out" / "site"


def test_a_hostile_blog_runs_nothing_and_asks_nobody(watch, attacked):
    watched = watch()
    posts = sorted(attacked.glob("2020/**/*.html")) or sorted(attacked.glob("post-*/*.html"))
    assert len(posts) == len(TITLES)
    for path in (attacked / "index.html", attacked / "posts.html", *posts):
        page = watched.show(path)
        assert page.title() != "ran"
        assert page.locator("script, iframe, object, embed, form, base, video").count() == 0, path
        assert page.locator("main :is([onclick], [onerror], [onload], [style])").count() == 0


def test_search_finds_words_of_titles_and_texts(watch, lantern):
    page = watch().show(lantern / "search.html")
    page.fill("#query", "everything")
    assert page.locator("#results a").first.inner_text() == "Everything at once"
    page.fill("#query", "underlined")
    assert page.get_by_role("status").inner_text() == "1 found"
    page.click("#results a")
    assert page.locator("h1").inner_text() == "Everything at once"


def test_search_of_a_hostile_blog_shows_words_alone(watch, attacked):
    page = watch().show(attacked / "search.html")
    page.fill("#query", "alert")
    assert page.locator("#results a").count() > 3
    assert page.locator("#results :not(li, a, p)").count() == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious(watch, lantern, axe, scheme):
    watched = watch(color_scheme=scheme, viewport={"width": 360, "height": 800})
    names = ("index.html", "posts.html", "search.html", "2021/04/everything/index.html",
             "2021/04/links/index.html", "category/lamps/index.html")  # fmt: skip
    for name in names:
        page = watched.show(lantern / name)
        found = [one for one in violations(page, axe) if one.startswith(SERIOUS)]
        assert found == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_on_paper_there_is_the_text_alone(watch, lantern):
    page = watch().show(lantern / "2021" / "04" / "everything" / "index.html")
    page.emulate_media(media="print")
    assert not page.locator(".site-menu").is_visible()
    assert page.locator(".text").is_visible()
