"""The list of posts: filters, sorting, pages, addresses that can be passed on, the keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.reports import MANY

pytestmark = pytest.mark.browser


def titles(page) -> list[str]:
    return page.locator("#rows td.title a").all_text_contents()


def column(page, name) -> list[str]:
    return page.locator(f"#rows td.{name}").all_text_contents()


def count(page) -> str:
    return page.locator("#count").inner_text()


def test_the_worst_posts_come_first(watch, damaged):
    page = watch().show(damaged / "index.html")
    ratings = column(page, "rating")
    assert ratings[:3] == ["broken", "broken", "broken"]
    assert ratings[-1] == "ok"
    assert count(page) == "14 of 14 posts"


def test_each_item_has_one_outcome(watch, damaged):
    page = watch().show(damaged / "index.html")
    shown = {}
    for name in ("ok", "look", "broken", "missing"):
        page.select_option("#rating", name)
        shown[name] = len(titles(page))
    assert shown == {"ok": 9, "look": 1, "broken": 3, "missing": 1}


def test_filters_narrow_together(watch, damaged):
    page = watch().show(damaged / "index.html")
    page.select_option("#type", "post")
    assert count(page) == "7 of 14 posts"
    page.select_option("#status", "draft")
    assert titles(page) == ["About"]
    page.select_option("#author", "maren")
    assert titles(page) == []
    page.click("button[type=reset]")
    expect(page.locator("#count")).to_have_text("14 of 14 posts")


def test_a_kind_of_finding_shows_its_posts(watch, damaged):
    page = watch().show(damaged / "index.html")
    page.select_option("#code", "audit-item-missing")
    assert titles(page) == ["The boat"]
    assert column(page, "rating") == ["missing"]


def test_the_search_minds_neither_case_nor_accents_nor_order(watch, damaged):
    page = watch().show(damaged / "index.html")
    for said in ("marée", "MAREE seaux", "pleins basse"):
        page.fill("#text", said)
        assert titles(page) == ["Marée basse, seaux pleins"]
    page.fill("#text", "clinker-dory.md")
    assert column(page, "file") == ["logbook/clinker-dory.md"]
    page.fill("#text", "no such post")
    assert count(page) == "0 of 14 posts"


def test_a_column_sorts_both_ways_and_says_so(watch, damaged):
    page = watch().show(damaged / "index.html")
    head = page.locator("#heads th.published")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    dates = column(page, "published")
    assert dates == sorted(dates)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert column(page, "published") == sorted(dates, reverse=True)
    assert page.locator("#heads th[aria-sort=none]").count() == 9


def test_numbers_sort_as_numbers(watch, damaged):
    page = watch().show(damaged / "index.html")
    page.click("#heads th.words button")
    words = [int(text) for text in column(page, "words")]
    assert words == sorted(words, reverse=True)


def test_a_row_of_a_chart_leads_to_its_posts(watch, damaged):
    page = watch().show(damaged / "index.html")
    page.click(".bars a:text-is('A picture is missing')")
    expect(page.locator("#count")).to_have_text("1 of 14 posts")
    assert titles(page) == ["Marée basse, seaux pleins"]
    assert page.evaluate("location.hash") == "#code=audit-image-lost"
    assert page.evaluate("document.activeElement.id") == "posts"
    page.go_back()
    expect(page.locator("#rating")).to_be_visible()


def test_every_chart_row_shows_as_many_posts_as_it_says(watch, damaged):
    page = watch().show(damaged / "index.html")
    for figure in ("What became of every item", "Posts by how many of their words arrived"):
        rows = page.locator(".figure", has_text=figure).locator("tr").all()
        assert rows
        for row in rows:
            number = row.locator("td").last.inner_text()
            if row.locator("a").count():
                page.evaluate(f"location.hash = '{row.locator('a').get_attribute('href')}'")
                expect(page.locator("#count")).to_have_text(f"{number} of 14 posts")


def test_groups_say_how_many_of_them_arrived(watch, damaged):
    page = watch().show(damaged / "index.html")
    rows = page.get_by_role("region", name="Authors, categories and tags").locator("tbody tr")
    cells = [row.locator("th, td").all_inner_texts() for row in rows.all()]
    assert cells[0][:2] == ["author", "maren"]
    assert int(cells[0][3]) == int(cells[0][2]) - 1
    assert ["tag", "rye", "1", "1"] in cells
    page.click("a:text-is('maren')")
    expect(page.locator("#count")).to_have_text(f"{cells[0][2]} of 14 posts")


def test_a_filtered_list_can_be_passed_on(watch, damaged):
    page = watch().show(damaged / "index.html")
    page.select_option("#rating", "broken")
    page.fill("#text", "loaf")
    page.click("#heads th.title button")
    address = page.evaluate("location.hash")
    other = watch().show(damaged / "index.html", address)
    assert titles(other) == titles(page) == ["A loaf for the boat: 70 % rye & no oven"]
    assert other.input_value("#text") == "loaf"
    assert other.locator("#heads th.title").get_attribute("aria-sort") == "ascending"


def test_an_address_that_says_nonsense_shows_everything(watch, damaged):
    page = watch().show(
        damaged / "index.html", "#rating=<b>&sort=-codes&page=99&x=%00&type=nothing"
    )
    assert count(page) == "14 of 14 posts"


def test_a_month_shows_its_posts(watch, damaged):
    page = watch().show(damaged / "index.html")
    page.fill("#published", "2011-08")
    assert titles(page) == ["Marée basse, seaux pleins", "seau"]


def test_new_findings_can_be_told_from_old_ones(watch, compared):
    page = watch().show(compared / "index.html")
    assert page.locator("h2", has_text="Since").count() == 1
    page.select_option("#since", "new")
    assert titles(page) == ["Clinker dory, 1986"]
    page.click("summary:text-is('What was solved')")
    assert "An address that stood in the text is missing" in page.locator("main").inner_text()
    page.click("#rows td.title a")
    assert page.locator(".findings b.new").count() == 1


def test_without_a_baseline_there_is_nothing_to_tell_new_from_old_by(watch, damaged):
    page = watch().show(damaged / "index.html")
    assert not page.locator("#since").is_visible()


def test_twenty_thousand_posts_are_shown_a_hundred_at_a_time(watch, large):
    page = watch().show(large)
    assert count(page) == f"{MANY:,} of {MANY:,} posts"
    assert len(titles(page)) == 100
    page.click("#after")
    page.click("#after")
    assert page.locator("#page").inner_text() == "Page 3 of 200"
    assert page.evaluate("location.hash") == "#page=3"
    page.fill("#text", "note 1234")
    assert len(titles(page)) == 12
    assert page.locator("#page").inner_text() == "Page 1 of 1"
    page.fill("#text", "")
    page.select_option("#rating", "missing")
    assert count(page) == f"2,000 of {MANY:,} posts"
    page.click("#heads th.title button")
    assert titles(page)[:3] == ["Harbour note 9", "Harbour note 19", "Harbour note 29"]


def test_typing_in_twenty_thousand_posts_finds_at_each_key(watch, large):
    page = watch().show(large)
    page.focus("#text")
    counts = []
    for key in "19999":
        page.keyboard.type(key)
        counts.append(count(page).partition(" ")[0])
    numbers = [str(number) for number in range(MANY)]
    typed = ["19999"[: length + 1] for length in range(5)]
    # A document's name and an author hold figures too.
    said = [
        f"harbour note {number} posts/{int(number):05}.md author {int(number) % 7}"
        if int(number) % 10 != 9
        else f"harbour note {number} author {int(number) % 7}"
        for number in numbers
    ]
    assert counts == [f"{sum(part in text for text in said):,}" for part in typed]


def test_pages_turn_by_keyboard_and_stay_in_reach(watch, large):
    page = watch().show(large)
    page.focus("#before")
    page.keyboard.press("Enter")
    assert page.locator("#page").inner_text() == "Page 1 of 200"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "after"
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    assert page.locator("#page").inner_text() == "Page 3 of 200"
    assert page.evaluate("document.activeElement.id") == "after"


def test_everything_can_be_done_by_keyboard(watch, damaged):
    page = watch().show(damaged / "index.html")
    page.focus("#posts")
    page.keyboard.press("Tab")
    page.keyboard.type("loaf")
    assert len(titles(page)) == 1
    reached = []
    for _ in range(24):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.textContent")
        )
    assert {"rating", "code", "kept", "type", "status", "author", "published"} <= set(reached)
    assert {"list", "Rating", "Document", "A loaf for the boat: 70 % rye & no oven"} <= set(reached)
    page.locator("#rows td.title a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("A loaf for the boat: 70 % rye & no oven")


def test_without_scripts_the_overview_still_shows_and_says_what_is_missing(watch, damaged):
    page = watch(java_script_enabled=False).show(damaged / "index.html")
    text = page.locator("main").inner_text()
    assert "What became of every item" in text
    assert "needs scripts" in text
