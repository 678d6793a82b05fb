"""A post's page: both sides beside each other, marked where they differ, and the reasons."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LOAF = "A loaf for the boat: 70 % rye & no oven"
TIDE = "Marée basse, seaux pleins"


def post(page, title):
    """The page of that post, reached as a reader reaches it."""
    page.click(f"#rows td.title a:text-is('{title}')")
    expect(page.locator("h1")).to_have_text(title)
    page.wait_for_load_state()
    return page


def marks(frame) -> list[str]:
    return frame.locator("mark").all_inner_texts()


def test_both_sides_are_seen_at_once_and_above_the_findings(watch, damaged):
    page = post(watch(viewport={"width": 1280, "height": 800}).show(damaged / "index.html"), LOAF)
    source, result = (frame.bounding_box() for frame in page.locator("iframe").all())
    assert source["y"] == result["y"]
    assert source["x"] + source["width"] <= result["x"]
    assert source["y"] < 400
    assert page.locator(".findings").bounding_box()["y"] > source["y"]


def test_on_a_wide_screen_the_findings_stand_beside_the_sides(watch, damaged):
    page = post(watch(viewport={"width": 1800, "height": 900}).show(damaged / "index.html"), LOAF)
    findings, result = (
        page.locator(".findings").bounding_box(),
        page.locator("iframe").last.bounding_box(),
    )
    assert findings["x"] >= result["x"] + result["width"]
    assert findings["y"] < result["y"] + 50


def test_what_was_lost_is_marked_in_the_source(watch, damaged):
    page = post(watch().show(damaged / "index.html"), LOAF)
    lost = marks(page.frames[1])
    assert "with the flame as low as it goes" in lost
    assert "Rye, wholemeal" in lost
    assert "In winter, wrap it in a jumper" in lost
    assert "82" in lost
    assert marks(page.frames[2]) == ["8"]


def test_what_was_invented_is_marked_in_the_result(watch, damaged):
    page = post(watch().show(damaged / "index.html"), TIDE)
    assert marks(page.frames[1]) == ["épuisette", "▣ seau.jpg “Un seau de palourdes”"]
    assert {"et", "epuisette", "Share this"} <= set(marks(page.frames[2]))


def test_a_film_that_was_lost_is_marked_by_its_name(watch, damaged):
    page = post(watch().show(damaged / "index.html"), "How an RSS item ends")
    assert any("aaaaaaaaaaa" in mark for mark in marks(page.frames[1]))


def test_ways_lead_to_the_first_difference_and_from_each_to_the_next(watch, damaged):
    page = post(watch(viewport={"width": 900, "height": 420}).show(damaged / "index.html"), LOAF)
    source = page.frames[1]
    total = source.locator("mark").count()
    assert total > 3
    page.click("a[target=source]")
    for number in range(1, total):
        expect(source.locator(f"#d{number}")).to_be_in_viewport()
        source.locator(f"#d{number} + a.next").click()
    expect(source.locator(f"#d{total}")).to_be_in_viewport()
    assert source.locator(f"#d{total} + a.next").count() == 0


def test_findings_stand_by_kind_with_what_to_do_once(watch, damaged):
    page = post(watch().show(damaged / "index.html"), LOAF)
    kinds = page.locator(".findings .kind")
    assert kinds.count() == page.locator(".kinds li").count() >= 6
    words = page.locator("#audit-words-lost")
    assert words.locator("li").count() == 4
    assert words.locator("p").count() == 1
    page.click(".kinds a:text-is('A block of code is not what it was, character by character')")
    expect(page.locator("#audit-code-changed")).to_be_in_viewport()


def test_from_the_first_post_the_next_leads_to_every_other(watch, damaged):
    page = watch().show(damaged / "posts" / "0.html")
    seen = [page.url]
    assert page.locator("a[rel=prev]").count() == 0
    while page.locator("a[rel=next]").count():
        page.click("a[rel=next]")
        page.wait_for_url(lambda url: url not in seen)
        seen.append(page.url)
    assert len(set(seen)) == len(seen) == len([*(damaged / "posts").iterdir()]) == 14
    page.click("a[rel=prev]")
    page.wait_for_url(seen[-2])


def test_a_missing_post_says_so(watch, damaged):
    page = watch().show(damaged / "index.html", "#rating=missing")
    page.click("#rows td.title a")
    text = page.locator("body").inner_text()
    assert "no document" in text
    assert "An item of the source has no document in the output" in text
    assert page.locator("iframe").count() == 0


def test_the_list_is_as_it_was_when_one_comes_back(watch, damaged):
    page = watch().show(damaged / "index.html")
    page.fill("#text", "loaf")
    post(page, LOAF)
    page.go_back()
    expect(page.locator("#count")).to_have_text("1 of 14 posts")


def test_an_output_by_itself_has_one_side_and_nothing_that_asks_for_two(watch, lonely, axe):
    page = watch().show(lonely / "index.html")
    text = page.locator("body").inner_text()
    assert "missing" not in text
    assert "words lost" not in text
    assert not page.locator("#kept").is_visible()
    post(page, TIDE)
    assert page.locator("iframe").count() == 1
    assert page.get_by_role("heading", name="Text", exact=True).count() == 1
    assert marks(page.frames[1]) == []
    page.evaluate(axe)
    assert page.evaluate("axe.run(document, {iframes: false})")["violations"] == []
