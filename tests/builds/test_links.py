"""Every way to link to a page of the old site, built by the platforms: each leads somewhere."""

import csv
import re

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.builds.built_site import BuiltSite
from tests.builds.platforms import RECIPES

pytestmark = pytest.mark.builds
URL = "https://harbour.example"
FORMER = "http://harbourblog.wordpress.com"
LINKS = {
    "/2019/03/rye/": "/2019/03/rye/",
    f"{URL}/2019/03/rye/": "/2019/03/rye/",
    "http://harbour.example/2019/03/rye": "/2019/03/rye/",
    "https://www.harbour.example/2019/03/rye/": "/2019/03/rye/",
    "//harbour.example/2019/03/rye/": "/2019/03/rye/",
    f"{FORMER}/2019/03/rye/": "/2019/03/rye/",
    "https://harbourblog.wordpress.com/?p=12": "/2019/03/rye/",
    "../../../2019/03/rye/": "/2019/03/rye/",
    "?p=12": "/2019/03/rye/",
    "/?page_id=14": "/about/crew/",
    f"{URL}/index.php?p=12": "/2019/03/rye/",
    "/2019/03/rye/?replytocom=3#respond": "/2019/03/rye/",
    "/2019/03/rye/#more-12": "/2019/03/rye/",
    "/2019/03/rye/#how": "/2019/03/rye/#how",
    "/2019/03/rye/feed/": "/2019/03/rye/",
    "/2019/03/rye/2/": "/2019/03/rye/",
    "/2019/03/rye/amp/": "/2019/03/rye/",
    "/2019/03/the-rye/": "/2019/03/rye/",
    "/2018/12/01/": "/archives/#2018-12",
    "/2018/": "/archives/#2018",
    "/category/bread/": "/category/bread/",
    "/category/bread/dark/page/2/": "/category/bread/dark/",
    "/?cat=5": "/category/bread/",
    "/tag/c/": "/tag/c/",
    "/?tag=c": "/tag/c/",
    "/author/ada/": "/author/ada/",
    "/?author=1": "/author/ada/",
    "/about/crew": "/about/crew/",
    "/crew/": "/about/crew/",
    f"{URL}/": "/",
    f"{URL}": "/",
    "/page/3/": "/",
    "/?s=rye": None,
    "/nothing/": None,
    "/2019/09/a-draft/": None,
    "/feed/": "feed",
    "/2019/03/rye/crust/": f"{URL}/wp-content/uploads/2019/03/crust.jpg",
    "/?attachment_id=13": f"{URL}/wp-content/uploads/2019/03/crust.jpg",
}
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Links</title><link>{URL}</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>http://wordpress.com/</wp:base_site_url><wp:base_blog_url>{URL}</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>ada</wp:author_login>
<wp:author_display_name>Ada</wp:author_display_name></wp:author>
<wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>bread</wp:category_nicename>
<wp:cat_name>Bread</wp:cat_name></wp:category>
<wp:category><wp:term_id>6</wp:term_id><wp:category_nicename>dark</wp:category_nicename>
<wp:category_parent>bread</wp:category_parent><wp:cat_name>Dark</wp:cat_name></wp:category>
<wp:tag><wp:term_id>7</wp:term_id><wp:tag_slug>c</wp:tag_slug><wp:tag_name>C</wp:tag_name></wp:tag>
"""


def item(number, slug, path, body="", **changes):
    kind, status = changes.get("kind", "post"), changes.get("status", "publish")
    more = changes.get("more", "")
    date = "2018-12-01 09:00:00" if number == 11 else "2019-03-10 09:00:00"
    return (
        f"<item><title>{slug}</title><link>{URL}{path}</link><dc:creator>ada</dc:creator>"
        f'<guid isPermaLink="false">{FORMER}/?p={number}</guid>'
        f"<content:encoded><![CDATA[{body}]]></content:encoded><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date>{date}</wp:post_date><wp:post_date_gmt>{date}</wp:post_date_gmt>"
        f"<wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status>"
        f"<wp:post_type>{kind}</wp:post_type>{more}"
        '<category domain="category" nicename="dark"><![CDATA[Dark]]></category>'
        '<category domain="category" nicename="bread"><![CDATA[Bread]]></category>'
        '<category domain="post_tag" nicename="c"><![CDATA[C]]></category></item>\n'
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    body = "".join(
        f'<p>{at}: <a href="{href}">link {at}.</a></p>\n' for at, href in enumerate(LINKS)
    )
    old = (
        "<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>the-rye"
        "</wp:meta_value></wp:postmeta>"
    )
    file = (
        f"<wp:attachment_url>{URL}/wp-content/uploads/2019/03/crust.jpg</wp:attachment_url>"
        "<wp:post_parent>12</wp:post_parent>"
    )
    items = (
        item(11, "links", "/2018/12/links/", body),
        item(12, "rye", "/2019/03/rye/", '<h2 id="how">How</h2><p>Words.</p>', more=old),
        item(13, "crust", "/2019/03/rye/crust/", kind="attachment", status="inherit", more=file),
        item(15, "about", "/about/", "<p>About.</p>", kind="page"),
        item(14, "crew", "/about/crew/", "<p>Us.</p>", kind="page"),
        item(16, "a-draft", "/2019/09/a-draft/", "<p>Later.</p>", status="draft"),
    )
    path = tmp_path_factory.mktemp("links") / "export.xml"
    path.write_text(f"{HEAD}{''.join(items)}</channel></rss>\n", "utf-8")
    return path


@pytest.mark.parametrize("platform", ["hugo", "jekyll"])
def test_each_link_leads_where_it_led(platform, source, tmp_path):
    settings = Settings(to=platform, scaffold=True, redirects=("csv",))
    report = convert(str(source), tmp_path / "site", settings)
    site = BuiltSite(RECIPES[platform].build(tmp_path / "site"), f"{URL}/")
    page = site.pages["/2018/12/links/"]
    texts = page.css("main .text a[href]")
    found = {link.text(): link.attributes["href"] for link in texts}
    wrong = {}
    for at, (href, goal) in enumerate(LINKS.items()):
        got = found[f"link {at}."]
        if goal is None:
            right = got.startswith(URL)
        elif goal == "feed":
            right = site.serves(site.address_of(got, "/2018/12/links/"))
        else:
            right = got == goal
            path = got.partition("#")[0]
            right = right and (path.startswith(f"{URL}/wp-content/") or site.serves(path))
        if not right:
            wrong[href] = got
    assert wrong == {}
    anchor = site.pages["/2019/03/rye/"].css_first("#how")
    assert anchor is not None
    missing = report.tally.codes["transforms-link-missing"]
    assert sorted(entry.detail for entry in missing.first) == ["/?s=rye", "/nothing/"]
    assert report.tally.codes["transforms-link-hidden"].count == 1
    check_redirects(tmp_path / "site", site)


def check_redirects(output, site):
    """What every old address leads to is there; none begins at a page of the new site."""
    text = (output / "_wordpress" / "redirects" / "redirects.csv").read_text("utf-8")
    rows = dict(list(csv.reader(text.splitlines()))[1:])
    assert {"/2019/03/the-rye/", "/?p=12", "/?page_id=14", "/?attachment_id=13", "/?cat=5"} <= {
        *rows
    }
    assert {"/feed/", "/2019/03/rye/feed/", "/2019/03/rye/crust/", "/2018/12/01/", "/2018/"} <= {
        *rows
    }
    for old, new in rows.items():
        assert not site.serves(re.sub(r"/\Z", "", old)) or "?" in old or site.sends_on_to(old), old
        assert "://" in new or site.serves(new.partition("#")[0]), (old, new)
