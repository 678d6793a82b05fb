"""What trips one platform trips none: names, headings, paths that mean something to a generator."""

import json

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.builds.built_site import BuiltSite, letters
from tests.builds.platforms import RECIPES
from tests.builds.truth import truth_of
from tests.media_site import export

pytestmark = pytest.mark.builds
URL = "https://harbour.example"
BODY = """<h1>A first heading</h1>
<p>words :smile: and --- "more" words</p>
<h2>A heading {#with-an-id}</h2>
<h3>A heading {.with-a-class}</h3>
<h2>Then: again</h2>"""
TERMS = """<category domain="category" nicename="constructor">constructor</category>
<category domain="post_tag" nicename="tostring">toString</category>"""


def item(number, kind, slug, title):
    path = f"2023/01/{slug}" if kind == "post" else slug
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{URL}/{path}/</link>"
        f"<content:encoded><![CDATA[{BODY}]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2023-01-0{number} 23:30:00</wp:post_date>"
        f"<wp:post_date_gmt>2023-01-0{number} 18:00:00</wp:post_date_gmt>"
        f"<wp:post_name>{slug}</wp:post_name><wp:status>publish</wp:status>"
        f"<wp:post_type>{kind}</wp:post_type>{TERMS}</item>\n"
    )


@pytest.mark.parametrize("platform", sorted(RECIPES))
def test_what_means_something_to_a_generator_is_text(platform, tmp_path):
    items = [
        item(1, "post", "one", "</script><script>alert(1)</script>"),
        item(2, "page", "_about", "A page that begins with a mark"),
        item(3, "page", "v1.2", "A page that looks like a file"),
    ]
    source = export(tmp_path / "export.xml", items, url=URL)
    convert(str(source), tmp_path / "site", Settings(to=platform, scaffold=True))
    site = BuiltSite(RECIPES[platform].build(tmp_path / "site"), f"{URL}/")
    ids = json.loads((tmp_path / "site" / "_wordpress" / "id-map.json").read_text("utf-8"))
    for one in truth_of(source).shown:
        page = site.pages[ids[str(one.post.id)]["address"]]
        main = page.css_first("main")
        assert main.css_first("h1").text().strip() == one.post.title
        assert letters(main.css_first(".text")) == one.letters()
        assert not [script for script in page.css("script") if "alert" in script.text()]
        terms = {link.text().strip(): link.attributes["href"] for link in page.css("a[rel~=tag]")}
        for name in ("constructor", "toString"):
            goal = site.address_of(terms[name], "/")
            assert site.pages[goal].css_first("main h1").text().strip() == name
