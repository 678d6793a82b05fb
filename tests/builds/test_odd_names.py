"""Slugs that are names of the platform's own files: each item has its page all the same."""

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.builds.built_site import BuiltSite
from tests.builds.platforms import RECIPES

pytestmark = pytest.mark.builds
URL = "https://harbour.example"
SLUGS = (
    "index",
    "_index",
    "_under",
    "readme",
    "404",
    "feed",
    "tags",
    "con",
    "a.b",
    "draft~",
    "page",
)
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Names</title>
<link>https://harbour.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://harbour.example</wp:base_site_url>
<wp:base_blog_url>https://harbour.example</wp:base_blog_url>
"""


def item(number, kind, slug, parent=0, date="2019-03-10 09:00:00"):
    return (
        f"<item><title>{kind} {number}</title><link>{URL}/{kind}/{number}/{slug}/</link>"
        f"<content:encoded><![CDATA[<p>Words of {kind} {number}.</p>]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date>"
        f"<wp:post_date_gmt>{date}</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name>"
        f"<wp:status>publish</wp:status><wp:post_parent>{parent}</wp:post_parent>"
        f"<wp:post_type>{kind}</wp:post_type></item>\n"
    )


def items():
    """Each slug: a page, the child of one, a type of its own, a post, and one without a day."""
    for at, slug in enumerate(SLUGS):
        yield item(100 + at, "page", slug)
        yield item(200 + at, "page", slug, parent=100 + at)
        yield item(300 + at, "boat", slug)
        yield item(400 + at, "post", slug)
        yield item(500 + at, "post", slug, date="0000-00-00 00:00:00")


@pytest.mark.parametrize("platform", sorted(RECIPES))
def test_every_item_has_its_page_whatever_its_slug_is(platform, tmp_path):
    listed = [*items()]
    source = tmp_path / "export.xml"
    source.write_text(f"{HEAD}{''.join(listed)}</channel></rss>\n", "utf-8")
    report = convert(str(source), tmp_path / "site", Settings(to=platform, scaffold=True))
    assert report.tally.written == len(listed)
    site = BuiltSite(RECIPES[platform].build(tmp_path / "site"), f"{URL}/")
    texts = [page.body.text() for page in site.pages.values() if page.css_first("main .text")]
    missing = [
        words
        for number in range(100, 600)
        for kind in ("page", "boat", "post")
        if (words := f"Words of {kind} {number}.") in "".join(listed)
        and not any(words in text for text in texts)
    ]
    assert missing == []
