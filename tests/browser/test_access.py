"""The report for everybody: axe-core finds nothing, in light and dark, narrow and wide."""

import html
import re
from itertools import pairwise

import pytest

pytestmark = pytest.mark.browser

SCHEMES = ("light", "dark")
WIDTHS = {"phone": 360, "desk": 1280, "wall": 1900}
PAGES = ("index.html", "posts/0.html", "posts/1.html", "posts/2.html", "posts/6.html")


def violations(page, axe) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {iframes: false})")["violations"]
    return [
        f"{one['impact']} {one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(watch, damaged, axe, scheme, width):
    watched = watch(color_scheme=scheme, viewport={"width": WIDTHS[width], "height": 800})
    for name in PAGES:
        assert violations(watched.show(damaged / name), axe) == [], name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_beside_a_baseline(watch, compared, axe, scheme):
    watched = watch(color_scheme=scheme)
    page = watched.show(compared / "index.html")
    page.click("summary:text-is('What was solved')")
    page.click("summary:text-is('The numbers')")
    assert violations(page, axe) == []
    page.select_option("#since", "new")
    page.click("#rows td.title a")
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_a_side(watch, damaged, axe, scheme, tmp_path):
    """Frames let no script in, so their text is looked at as a page. Its language is unknown."""
    page = (damaged / "posts" / "1.html").read_text("utf-8")
    for number, side in enumerate(re.findall(r'srcdoc="([^"]*)"', page)):
        alone = tmp_path / f"{number}.html"
        alone.write_text(html.unescape(side).replace('lang=""', 'lang="en"'), "utf-8")
        page = watch(color_scheme=scheme).show(alone)
        assert [one for one in violations(page, axe) if "page-has-heading-one" not in one] == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_has_to_be_scrolled_sideways(watch, damaged, width):
    watched = watch(viewport={"width": width, "height": 700})
    for name in PAGES:
        page = watched.show(damaged / name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize("width", WIDTHS.values())
def test_short_columns_break_no_word(watch, damaged, width):
    page = watch(viewport={"width": width, "height": 700}).show(damaged / "index.html")
    lines = page.locator("#list td:is(.rating, .type, .status, .published, .number)").evaluate_all(
        "cells => cells.filter(cell => cell.textContent && cell.offsetParent).map(cell => {"
        " const range = document.createRange(); range.selectNodeContents(cell);"
        " return new Set([...range.getClientRects()].map(one => Math.round(one.top))).size; })"
    )
    assert lines
    assert set(lines) == {1}


def test_a_screen_reader_is_told_of_what_changes(watch, damaged):
    page = watch().show(damaged / "index.html")
    assert page.get_by_role("status").inner_text() == "14 of 14 posts"
    assert page.get_by_role("search", name="Filter the posts").count() == 1
    assert page.get_by_role("region", name="List of posts").count() == 1
    assert page.get_by_role("columnheader", name="Rating").count() >= 1
    assert page.get_by_role("main").count() == page.get_by_role("banner").count() == 1
    levels = [
        int(one[1])
        for one in page.locator("h1, h2, h3").evaluate_all("all => all.map(h => h.tagName)")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_on_paper_there_are_no_controls(watch, damaged):
    watched = watch()
    page = watched.show(damaged / "index.html")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("#rows tr").first.is_visible()
