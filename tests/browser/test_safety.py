"""Whatever a post holds: nothing of it runs, nothing leaves, nothing breaks out of its place."""

import re

import pytest

from tests.browser.hostile import TITLES

pytestmark = pytest.mark.browser

_POLICY = 'meta[http-equiv="Content-Security-Policy"]'


def test_a_hostile_blog_runs_nothing_in_the_overview(watch, hostile):
    watched = watch()
    page = watched.show(hostile / "index.html")
    assert page.locator("#count").inner_text() == f"{len(TITLES)} of {len(TITLES)} posts"
    assert "ran" not in page.title()
    assert page.locator("script").count() == 2
    assert page.locator("iframe, object, embed, img, link, base").count() == 0


def test_titles_are_shown_as_they_are_written(watch, hostile):
    page = watch().show(hostile / "index.html")
    shown = page.locator("#rows td.title a").all_text_contents()
    assert "</title><script>alert(30)</script>" in shown
    assert "__proto__" in shown


def test_every_page_of_a_hostile_post_runs_nothing_and_loads_nothing(watch, hostile):
    watched = watch()
    pages = sorted((hostile / "posts").iterdir())
    assert len(pages) == len(TITLES)
    for path in pages:
        page = watched.show(path)
        assert page.title().endswith("· audit")
        assert page.locator("main iframe").count() == 2, path.name
        assert page.locator("script, object, embed, img, base, link").count() == 0, path.name
        for frame in page.frames[1:]:
            assert frame.locator("main").count() == 1
            inside = frame.locator(
                "script, img, iframe, object, embed, form, input, svg, video, base"
            )
            assert inside.count() == 0, path.name
            assert frame.locator("[onclick], [onerror], [onload], [style], [src]").count() == 0
            ways = frame.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
            assert all(re.fullmatch(r"about:srcdoc#d\d+", way) for way in ways), path.name


def test_every_page_has_a_policy_that_allows_nothing_of_another_place(hostile):
    for path in (hostile / "index.html", *(hostile / "posts").iterdir()):
        policy = re.search(r'Security-Policy" content="([^"]*)"', path.read_text("utf-8"))[1]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules.pop("default-src") == "'none'"
        assert rules.pop("base-uri") == "'none'"
        assert rules.pop("form-action") == "'none'"
        assert rules.pop("frame-src", "'self'") == "'self'"
        for sources in rules.values():
            assert all(re.fullmatch(r"'sha256-[^']+'", source) for source in sources.split())


def test_frames_may_do_nothing(watch, hostile):
    page = watch().show(next((hostile / "posts").iterdir()))
    for frame in page.locator("iframe").all():
        assert frame.get_attribute("sandbox") == ""
        assert frame.get_attribute("src") is None


def test_a_script_that_got_into_a_page_would_not_run(watch, damaged):
    """The policy is the second wall: it holds even if the first had a hole."""
    watched = watch()
    page = watched.show(damaged / "index.html")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        " {textContent: 'document.title = 0'}))"
    )
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', "
        '\'<img src="https://spy.example/x" onerror="document.title = 0">\')'
    )
    assert page.title().startswith("Audit of")
    said, watched.faults = watched.faults, []
    tried = [one for one in said if "Content Security Policy" not in one]
    assert len(said) == 4
    assert tried == ["request: https://spy.example/x"]
