"""What holds of every site that Ghost made of an import."""

import json
import re
from datetime import UTC, datetime

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.builds.built_site import letters
from tests.builds.test_builds import COMPUTED
from tests.ghost.conftest import PLAYED

pytestmark = pytest.mark.ghost

MEMBERS = frozenset(("members", "paid"))


def shown(imported):
    """Items that anyone may read, but those for members alone, each with its row and page."""
    for item in imported.truth.shown:
        path = imported.address_of(item)
        row = imported.written_by_id[item.post.id]
        if row["visibility"] not in MEMBERS:
            yield item, imported.page(path)


def text_of(page):
    return page.css_first(".gh-content") or page.css_first(".gh-canvas")


def test_ghost_has_no_problem_with_the_import(imported):
    assert imported.problems == []


def test_every_published_item_has_its_page_with_its_title(imported):
    for item in imported.truth.shown:
        heading = imported.page(imported.address_of(item)).css_first("main h1")
        title = " ".join(heading.text().split())
        if not item.post.title:
            assert title == "(Untitled)"
            continue
        assert " ".join(item.post.title.split()).startswith(title.removesuffix("…")), title
        assert title.endswith("…") == (len(item.post.title) > 255)


def test_the_words_on_the_page_are_the_words_of_the_body(imported):
    for item, page in shown(imported):
        assert letters(text_of(page)) == item.letters(PLAYED), item.post.title


def test_nothing_that_is_not_public_is_anywhere(imported):
    pages = ["/", "/feed/", "/sitemap-posts.xml", "/sitemap-pages.xml"]
    pages += [imported.address_of(item) for item in imported.truth.shown]
    seen = {path: imported.site.get(path).text for path in pages}
    for item in imported.truth.hidden:
        path = imported.address_of(item)
        for form in (path, f"{path.rstrip('/')}.md", f"{path}amp/"):
            assert imported.site.get(form).status_code == 404, form
        words = item.post.body.strip()[:30] or item.post.title
        assert [path for path, text in seen.items() if words in text] == [], item.post.title


def test_every_internal_link_leads_somewhere(imported):
    broken = set()
    for _, page in [*shown(imported), (None, imported.page("/"))]:
        for link in page.css("main a[href], header a[href]"):
            href = (link.attributes["href"] or "").partition("#")[0]
            goal = href.removeprefix(imported.site.url)
            if not goal.startswith("/") or goal.startswith(("//", "/ghost")):
                continue
            if goal not in imported.seen and not imported.site.get(goal).ok:
                broken.add(href)
    uploads = {href for href in broken if "/wp-content/uploads/" in href}
    assert broken - uploads == set()


def test_anchors_within_a_text_are_there(imported):
    for item, page in shown(imported):
        names = {node.attributes["id"] for node in page.css("[id]")}
        for link in LexborHTMLParser(item.html).css('a[href^="#"]'):
            name = (link.attributes["href"] or "")[1:]
            if name and f'id="{name}"' in item.html:
                assert name in names, item.post.title


def test_links_and_pictures_of_the_body_are_on_the_page(imported):
    for item, page in shown(imported):
        body, text = LexborHTMLParser(item.html), text_of(page)
        for selector in ("img", "table", "pre > code", "blockquote", "li", "h2", "h3", "hr"):
            assert len(text.css(selector)) == len(body.css(selector)), (item.post.title, selector)
        there = {words(link) for link in text.css("a[href]")}
        for link in body.css("a[href]"):
            if not link.css_matches("figure.is-provider-youtube a"):
                assert words(link) in there, (item.post.title, link.html)


def words(node):
    return "".join(re.findall(r"\w+", node.text()))


def test_dates_are_the_moments_that_were_written(imported):
    rows = {row["comment_id"]: row for row in imported.exported["posts"]}
    for item in imported.truth.shown:
        if item.post.published:
            there = datetime.fromisoformat(rows[str(item.post.id)]["published_at"]).replace(
                tzinfo=UTC
            )
            assert there == item.post.published, item.post.title


def test_terms_are_tags_with_their_names(imported):
    for item, page in shown(imported):
        row = imported.written_by_id[item.post.id]
        if row["type"] != "post" or not imported.address_of(item).strip("/"):
            continue
        terms = [term for term in item.post.terms if term.taxonomy in {"category", "post_tag"}]
        there = {one["name"].casefold() for one in imported.tags_of(row["slug"])}
        assert {term.name.casefold() for term in terms} <= there, item.post.title
        assert page.css_first("title")


def test_old_addresses_lead_to_the_new_ones(imported):
    rows = json.loads((imported.output / "redirects.json").read_text("utf-8"))
    for row in rows:
        old = re.sub(r"\\(.)", r"\1", row["from"].removeprefix("^").removesuffix("/?$"))
        for form in (old, f"{old}/"):
            answer = imported.site.get(form, allow_redirects=False)
            assert (answer.status_code, answer.headers["location"]) == (301, row["to"]), form
    goals = {row["to"] for row in rows}
    assert {goal: imported.site.get(goal).status_code for goal in goals} == dict.fromkeys(
        goals, 200
    )


def test_the_feed_is_a_feed(imported):
    feed = feedparser.parse(imported.site.get("/feed/").content)
    assert feed.entries == feedparser.parse(imported.site.get("/rss/").content).entries
    assert not feed.bozo, feed.bozo_exception
    assert feed.entries
    for entry in feed.entries:
        assert imported.site.get(entry.link.removeprefix(imported.site.url)).ok


def test_templates_in_texts_do_not_run(imported):
    for item, page in shown(imported):
        assert COMPUTED not in text_of(page).html, item.post.title


def test_no_script_of_the_source_runs(imported):
    for item, page in shown(imported):
        text = text_of(page)
        assert not text.css("script, [onclick], [onload]"), item.post.title
        assert not text.css('a[href^="javascript:"]'), item.post.title


def test_nothing_was_mailed_and_nothing_waits_to_be(imported):
    assert [mail["subject"] for mail in imported.site.mailbox.mails] == ["Your New Ghost Site"]
    assert imported.exported.get("emails", []) == []
    for row in imported.exported["posts"]:
        assert row["newsletter_id"] is None
        assert not any(
            meta["email_only"]
            for meta in imported.exported["posts_meta"]
            if meta["post_id"] == row["id"]
        )


def test_what_ghost_exports_is_what_was_written(imported):
    there = {row["slug"]: row for row in imported.exported["posts"]}
    assert there.keys() == {row["slug"] for row in imported.written["posts"]}
    same = ("title", "type", "status", "visibility", "custom_excerpt", "featured", "comment_id")
    for row in imported.written["posts"]:
        assert {name: there[row["slug"]][name] for name in same} == {
            name: int(row[name]) if name == "featured" else row[name] for name in same
        }
        assert json.loads(there[row["slug"]]["lexical"]) == json.loads(row["lexical"])
    users = {user["slug"]: user for user in imported.exported["users"]}
    for user in imported.written["users"]:
        assert users[user["slug"]]["name"] == user["name"]
        assert users[user["slug"]]["status"] == "locked"


def test_the_menu_leads_where_it_did(imported):
    rows = {row["key"]: row["value"] for row in imported.written["settings"]}
    lines = imported.page("/").css(".gh-navigation-menu .nav a[href]")
    if "navigation" in rows:
        assert [line.text().strip() for line in lines] == [
            line["label"] for line in json.loads(rows["navigation"])
        ]


def test_translations_lead_to_each_other(imported):
    for item, page in shown(imported):
        if item.post.terms_of("language"):
            assert f"#lang-{item.post.terms_of('language')[0].slug}" in [
                tag["name"]
                for tag in imported.tags_of(imported.written_by_id[item.post.id]["slug"])
            ]
            for link in page.css("link[hreflang]"):
                assert link.attributes["href"].startswith(imported.site.url)
                assert imported.site.get(link.attributes["href"][len(imported.site.url) :]).ok
