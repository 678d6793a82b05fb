"""What holds of every built site, whatever platform built it."""

import re

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.builds.built_site import letters

pytestmark = pytest.mark.builds

COMPUTED = "1337"
"""What the templates in the hostile export would give if they ran."""


def main_of(page):
    """The part of a page that holds the text."""
    return page.css_first("main")


def test_every_published_item_has_its_page(built):
    missing = [
        (item.post.title, built.address_of(item))
        for item in built.truth.shown
        if built.address_of(item) not in built.site.pages
    ]
    assert missing == []


def test_titles_show_as_they_were(built):
    for item in built.truth.shown:
        page = built.site.pages[built.address_of(item)]
        heading = main_of(page).css_first("h1")
        shown = " ".join(heading.text().split()) if heading else ""
        assert shown == " ".join(item.post.title.split())


def test_the_words_on_the_page_are_the_words_of_the_body(built):
    for item in built.truth.shown:
        page = built.site.pages[built.address_of(item)]
        text = main_of(page).css_first(".text")
        assert text is not None, built.address_of(item)
        assert letters(text) == item.letters(built.played), item.post.title


def test_embeds_play_or_lead_to_what_they_show(built):
    for item in built.truth.shown:
        page = built.site.pages[built.address_of(item)]
        for link in LexborHTMLParser(item.html).css("figure.is-provider-youtube a"):
            address = link.attributes["href"]
            player = f'iframe[src*="{address.rpartition("=")[2]}"]'
            assert page.css_first(player if "youtube" in built.played else f'a[href="{address}"]')


def test_nothing_that_is_not_public_is_anywhere(built):
    seen = {address: path.read_bytes() for address, path in built.site.files.items()}
    for item in built.truth.hidden:
        words = item.post.body.strip()[:30] or item.post.title
        told = [address for address, data in seen.items() if words.encode() in data]
        assert told == [], item.post.title
        assert built.address_of(item) not in built.site.pages


def test_every_internal_link_leads_somewhere(built):
    broken = []
    for address, page in built.site.pages.items():
        for link in page.css("a[href], link[rel=stylesheet], link[rel=alternate]"):
            href = link.attributes["href"] or ""
            goal = built.site.address_of(href, address)
            if goal is not None and href not in built.kept_links and not is_served(built, goal):
                broken.append((address, href))
    assert broken == []


def test_every_item_can_be_reached_from_the_front_page(built):
    reached, todo = {"/"}, ["/"]
    while todo:
        at = todo.pop()
        page = built.site.pages.get(at)
        for link in page.css("a[href]") if page else ():
            goal = built.site.address_of(link.attributes["href"] or "", at)
            if goal in built.site.pages and goal not in reached:
                reached.add(goal)
                todo.append(goal)
    assert {built.address_of(item) for item in built.truth.shown} <= reached


def is_served(built, goal):
    """Whether the site has it; files of the old site are its own."""
    return built.site.serves(goal) or goal.startswith("/wp-content/uploads/")


def test_every_picture_is_there(built):
    broken = []
    for address, page in built.site.pages.items():
        for picture in page.css("img[src]"):
            goal = built.site.address_of(picture.attributes["src"] or "", address)
            if goal is not None and not is_served(built, goal):
                broken.append((address, picture.attributes["src"]))
    assert broken == []


def test_anchors_within_a_page_are_there(built):
    broken = []
    for address, page in built.site.pages.items():
        names = {node.attributes["id"] for node in page.css("[id]")}
        for link in page.css('a[href^="#"]'):
            name = (link.attributes["href"] or "")[1:]
            if name and name not in names:
                broken.append((address, name))
    assert broken == []


def test_old_addresses_lead_to_the_new_ones(built):
    for item in built.truth.shown:
        for row in item.post.meta:
            if row.key == "_wp_old_slug":
                address = built.address_of(item)
                old = address.replace(item.post.slug, row.raw)
                assert built.site.sends_on_to(old) == address


def test_the_feed_is_a_feed(built):
    feeds = {
        built.site.address_of(link.attributes["href"] or "", "/")
        for link in built.site.pages["/"].css("link[rel=alternate][type]")
    }
    assert len(feeds) == 1
    (address,) = feeds
    feed = feedparser.parse(built.site.files[address].read_bytes())
    assert not feed.bozo, feed.bozo_exception
    assert feed.entries
    for entry in feed.entries:
        assert built.site.address_of(entry.link, "/") in built.site.pages


def test_templates_in_texts_do_not_run(built):
    for address, path in built.site.files.items():
        if path.suffix in {".html", ".xml"}:
            assert COMPUTED not in path.read_text("utf-8"), address


def test_no_script_of_the_source_runs(built):
    for address, page in built.site.pages.items():
        for script in page.css("script"):
            assert "alert" not in script.text(), address
        assert not page.css("[onclick], [onerror], [onload]"), address
        assert not page.css('a[href^="javascript:"]'), address


def test_approved_comments_are_shown_and_no_others(built):
    for item in built.truth.shown:
        text = letters(built.site.pages[built.address_of(item)].body)
        for comment in item.post.comments:
            words = "".join(
                re.findall(r"\w+", re.sub(r"<script.*?</script>|<[^>]*>", " ", comment.content))
            )
            assert (words in text) == (comment.approved == "1"), comment.content


def test_terms_have_pages_with_their_names_and_items(built):
    for item in built.truth.shown:
        page = built.site.pages[built.address_of(item)]
        links = {link.text().strip(): link for link in page.css("a[rel~=tag]")}
        for term in item.post.terms:
            if term.taxonomy not in {"category", "post_tag"}:
                continue
            goal = built.site.address_of(links[term.name].attributes["href"], "/")
            listed = built.site.pages[goal]
            assert listed.css_first("main h1").text().strip() == term.name
            addresses = {
                built.site.address_of(link.attributes["href"] or "", goal)
                for link in listed.css("main a[href]")
            }
            pages = [
                built.site.address_of(link.attributes["href"], goal)
                for link in listed.css(".pages a")
            ]
            assert built.address_of(item) in addresses or pages


def posts(built):
    """Published posts with their pages."""
    return [
        (item.post, built.site.pages[built.address_of(item)])
        for item in built.truth.shown
        if item.post.type == "post"
    ]


def test_dates_are_the_days_that_were_written(built):
    for post, page in posts(built):
        time = main_of(page).css_first(".meta time")
        assert time.attributes["datetime"][:10] == post.published.date().isoformat()


def test_authors_are_named_and_have_pages(built):
    for post, page in posts(built):
        link = main_of(page).css_first("a[rel=author]")
        goal = built.site.address_of(link.attributes["href"], built.address_of_id(post.id))
        assert built.site.pages[goal].css_first("main h1").text().strip() == link.text().strip()


def test_sticky_posts_come_first(built):
    sticky = [built.address_of_id(post.id) for post, _ in posts(built) if post.sticky]
    first = built.site.pages["/"].css_first("main .list a[href]")
    assert [built.site.address_of(first.attributes["href"], "/")] == sticky


def test_cards_have_the_featured_image(built):
    for post, page in posts(built):
        if post.meta_value("_thumbnail_id"):
            image = page.css_first('meta[property="og:image"]')
            assert image.attributes["content"]


def test_search_engines_are_told_what_plugins_said(built):
    for post, page in posts(built):
        if canonical := post.meta_value("_yoast_wpseo_canonical"):
            assert page.css_first("link[rel=canonical]").attributes["href"] == canonical
            told = page.css_first('meta[name="description"]').attributes["content"]
            assert told == post.meta_value("_yoast_wpseo_metadesc")
            assert 'told "anew"' in page.css_first("title").text()


def test_translations_are_marked_and_lead_to_each_other(built):
    for post, page in posts(built):
        languages = post.terms_of("language")
        if languages:
            assert page.css_first("html").attributes["lang"] == languages[0].slug
            for link in page.css("link[hreflang]"):
                goal = built.site.address_of(link.attributes["href"], "/")
                other = built.site.pages[goal].css_first("html").attributes["lang"]
                assert other == link.attributes["hreflang"] != languages[0].slug


def test_the_menu_leads_where_it_did(built):
    lines = built.site.pages["/"].css(".site-menu a[href]")
    assert lines
    for line in lines:
        goal = built.site.address_of(line.attributes["href"], "/")
        assert goal is None or built.site.serves(goal)
