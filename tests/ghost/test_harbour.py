"""What Ghost has fields of its own for: readers who pay, files, cards, what comes later."""

import json
import re
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.ghost.harbour import EXCERPT, FILES

pytestmark = pytest.mark.ghost


def meta_of(harbour_site, slug):
    number = harbour_site.post(slug)["id"]
    return next(row for row in harbour_site.exported["posts_meta"] if row["post_id"] == number)


def nodes_of(harbour_site, slug):
    return json.loads(harbour_site.post(slug)["lexical"])["root"]["children"]


def test_members_only_read_what_they_alone_did(harbour_site):
    for slug, access, word in (
        ("subscribers", "members", "Saltcellar"),
        ("payers", "paid", "Copperplate"),
    ):
        assert harbour_site.post(slug)["visibility"] == access
        assert harbour_site.post(slug)["status"] == "published"
        for form in (f"/2019/03/{slug}/", f"/2019/03/{slug}.md", "/feed/"):
            assert word not in harbour_site.site.get(form).text, (slug, form)
    assert "Open to all who pass" in harbour_site.site.get("/2019/03/subscribers/").text


def test_what_was_hidden_is_a_draft_for_members_at_most(harbour_site):
    for slug, tag in (("password", "#protected"), ("secret", "#private")):
        row = harbour_site.post(slug)
        assert (row["status"], row["visibility"]) == ("draft", "members")
        assert tag in [one["name"] for one in harbour_site.tags_of(slug)]


def test_what_was_to_come_later_still_is(harbour_site):
    row = harbour_site.post("later")
    assert (row["status"], row["published_at"][:16]) == ("scheduled", "2099-01-02 03:04")
    assert row["newsletter_id"] is None
    assert "Halyard" not in harbour_site.site.get("/posts/").text


def test_every_file_is_served_where_pages_look_for_it(harbour_site):
    page = harbour_site.page("/2019/03/pictures/")
    used = [node.attributes["src"] for node in page.css(".gh-content [src]")]
    used += [node.attributes["href"] for node in page.css(".gh-content a[href]")]
    served = {}
    for address in used:
        assert "wp-content" not in address
        answer = harbour_site.site.get(address.removeprefix(harbour_site.site.url))
        assert answer.status_code == 200, address
        served[unquote(address.rpartition("/")[2])] = answer.content
    named = {"café à la mer.png": "cafe-a-la-mer.png"}
    named |= {name: f"{name}.txt" for name in ("posts.json", "notes.csv")}
    assert served == {named.get(name, name): data for name, data in FILES.items()}


def test_a_file_of_data_is_no_part_of_the_import(harbour_site):
    assert "Smuggled in" not in {row["title"] for row in harbour_site.exported["posts"]}


def test_the_featured_picture_is_shown(harbour_site):
    picture = harbour_site.page("/2019/03/pictures/").css_first(".gh-article-image img")
    assert picture.attributes["src"].endswith("/2019/03/boat.png")
    address = harbour_site.post("pictures")["feature_image"]
    assert address == "__GHOST_URL__/content/images/2019/03/boat.png"


def test_search_engines_and_cards_are_told_what_plugins_said(harbour_site):
    page = harbour_site.page("/2019/03/pictures/")
    said = {
        node.attributes.get("property") or node.attributes.get("name"): node.attributes["content"]
        for node in page.css("meta[content]")
    }
    assert page.css_first("title").text() == "Pictures of the harbour"
    assert said["description"] == "Boats, piers & ropes"
    assert said["og:title"] == "See the harbour"
    assert said["twitter:description"] == "Birds tell"
    assert said["robots"] == "noindex"


def test_pictures_galleries_code_and_embeds_are_cards_of_the_editor(harbour_site):
    kinds = [node["type"] for node in nodes_of(harbour_site, "pictures")]
    assert kinds == ["image", "gallery", "paragraph", "html", "image"]
    forms = {node["type"]: node for node in nodes_of(harbour_site, "forms")}
    assert forms["codeblock"]["language"] == "python"
    assert forms["embed"]["url"] == "https://www.youtube.com/watch?v=abcdefghijk"
    assert {"extended-heading", "list", "extended-quote", "horizontalrule"} <= forms.keys()
    page = harbour_site.page("/2019/03/forms/")
    assert page.css_first('iframe[src*="abcdefghijk"]')
    assert page.css_first('ol[start="3"] > li > ul > li').text() == "inner"
    assert page.css_first("sub").text() == "2"
    assert page.css_first("pre code.language-python")


def test_what_the_editor_has_no_form_for_is_whole(harbour_site):
    page = LexborHTMLParser(harbour_site.page("/2019/03/forms/").css_first(".gh-content").html)
    for selector in ("kbd", "q", "table th", "details summary", "#note1", 'a[href="#note1"]'):
        assert page.css_first(selector), selector
    assert len(page.css("ul > li > p")) == 2


def test_texts_that_are_too_long_are_cut_at_a_word_and_said_to_be(harbour_site):
    row = harbour_site.post("forms")
    assert len(row["title"]) <= 255
    assert re.fullmatch(r"(An excerpt that goes on and on\. )+.*…", row["custom_excerpt"])
    assert len(row["custom_excerpt"]) <= 300
    assert harbour_site.cut == ["title", "custom_excerpt"]
    kept = (harbour_site.output / "_wordpress" / "texts.jsonl").read_text("utf-8")
    assert EXCERPT.strip() in kept


def test_the_words_before_the_divider_are_the_excerpt(harbour_site):
    assert harbour_site.post("divided")["custom_excerpt"] == "Words before the line."
    assert "Words after the line" in harbour_site.page("/2019/03/divided/").html


def test_a_page_is_the_front_page_and_posts_are_listed_elsewhere(harbour_site):
    assert "Open from dawn" in harbour_site.site.get("/").text
    listed = harbour_site.page("/posts/")
    assert listed.css_first('a[href$="/2019/03/divided/"]')
