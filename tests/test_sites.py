"""Sites as they are written, from a whole export: what is kept, moved, named and left alone."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from migrator.commands.convert import convert
from migrator.content.tree import Element
from migrator.model import Meta, Post, Site
from migrator.readers.opening import open_source
from migrator.settings import Settings
from migrator.store import PlanConflictError
from migrator.transforms import Surveyed
from migrator.writers.layout import Templates
from migrator.writers.platforms.hugo import PLATFORM as HUGO
from migrator.writers.platforms.nikola import PLATFORM as NIKOLA
from migrator.writers.site.seo import seo_of
from migrator.writers.site.site_writer import SiteWriter
from migrator.writers.table import PLATFORMS
from tests.output_tree import output_files

LANTERN = Path(__file__).parent / "builds" / "lantern.wxr.xml"
LINK = re.compile(r"\]\(<?([^)>\s]+)")


def converted(output, source=LANTERN, **settings):
    """The report of a conversion of the hostile export."""
    return convert(str(source), output, Settings(**settings))


def front_matter(path):
    """The front matter of a file."""
    return yaml.safe_load(path.read_text("utf-8").split("---\n")[1])


def body(path):
    """What stands below it."""
    return path.read_text("utf-8").split("---\n", 2)[2]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_site_is_the_same_from_several_processes(platform, tmp_path):
    for jobs in (1, 2):
        converted(tmp_path / str(jobs), to=platform, scaffold=True, jobs=jobs)
    assert output_files(tmp_path / "1") == output_files(tmp_path / "2")


def test_links_lead_from_file_to_file_where_markdown_is_asked_to(tmp_path):
    converted(tmp_path, links="rewrite")
    page = tmp_path / "posts" / "2021-04-16-links.md"
    found = [unquote(link) for link in LINK.findall(page.read_text("utf-8"))]
    files = [link for link in found if not link.startswith("http")]
    assert len(files) >= 8
    assert all((page.parent / link.partition("#")[0]).is_file() for link in files)


def test_links_of_a_site_stay_where_they_are_if_asked_to(tmp_path):
    report = converted(tmp_path, to="hugo", links="keep")
    links = LINK.findall(body(tmp_path / "content" / "posts" / "2021-04-16-links.md"))
    assert "https://lantern.example/2021/04/template-syntax/" in links
    assert "transforms-link-missing" not in report.tally.codes


def test_what_is_left_out_is_no_longer_led_to(tmp_path):
    report = converted(tmp_path, to="hugo", only=("type=post",))
    told = [entry.detail for entry in report.tally.codes["transforms-link-hidden"].first]
    assert "https://lantern.example/?page_id=200" in told


def test_posts_move_where_the_user_says_and_leave_their_old_address_behind(tmp_path):
    converted(tmp_path, to="hugo", permalink="notes/{year}/{slug}")
    said = front_matter(tmp_path / "content" / "posts" / "2021-05-06-moved-in-may.md")
    assert said["url"] == "/notes/2021/moved-in-may/"
    assert said["aliases"] == ["/2021/05/moved-in-may/", "/2021/05/before-it-was-moved/"]
    page = front_matter(tmp_path / "content" / "pages" / "about.md")
    assert page["url"] == "/about/"


def test_every_item_is_found_by_its_id(tmp_path):
    converted(tmp_path, to="hugo")
    ids = json.loads((tmp_path / "_wordpress" / "id-map.json").read_text("utf-8"))
    assert ids["103"]["address"] == "/2021/05/moved-in-may/"
    assert all((tmp_path / one["file"]).is_file() for one in ids.values())


def test_terms_that_an_export_of_posts_does_not_declare_have_their_names(tmp_path):
    text = LANTERN.read_text("utf-8")
    text = re.sub(r"\t<wp:(category|tag|term)>.*</wp:\1>\n", "", text)
    (tmp_path / "posts.xml").write_text(text, "utf-8")
    converted(tmp_path / "site", tmp_path / "posts.xml", to="hugo")
    oil = tmp_path / "site" / "content" / "categories" / "oil" / "_index.md"
    assert front_matter(oil)["title"] == "Oil: whale & rape"


def test_lines_of_menus_lead_to_new_addresses_and_never_round(tmp_path):
    converted(tmp_path, to="eleventy")
    menus = json.loads((tmp_path / "content" / "_data" / "menus.json").read_text("utf-8"))
    about, oil, elsewhere, bad = menus["top"]
    assert (about["title"], about["url"]) == ("About", "/about/")
    assert about["children"] == [{"title": "The keeper", "url": "/about/keeper/"}]
    assert (oil["title"], oil["url"]) == ("Oil: whale & rape", "/category/lamps/oil/")
    assert elsewhere["url"] == "https://elsewhere.example/?a=1&b=2"
    assert bad == {"title": "Bad"}


NAVIGATION = """<!-- wp:home-link {"label":"Start"} /-->
<!-- wp:navigation-submenu {"label":"About <em>us</em>","id":200,"url":"/x/","kind":"post-type"} -->
<!-- wp:navigation-link {"label":"Oil","url":"/category/lamps/oil/","kind":"taxonomy"} /-->
<!-- wp:navigation-link {"label":"Run","url":"javascript:alert(1)"} /-->
<!-- /wp:navigation-submenu -->
<!-- wp:page-list /-->"""


def test_menus_of_block_themes_are_menus_too(tmp_path):
    text = LANTERN.read_text("utf-8")
    text = text.replace("Patternonly words that no page shows.", NAVIGATION)
    (tmp_path / "blocks.xml").write_text(text.replace("[wp_block]", "[wp_navigation]"), "utf-8")
    converted(tmp_path / "site", tmp_path / "blocks.xml", to="eleventy")
    menus = json.loads((tmp_path / "site" / "content" / "_data" / "menus.json").read_text("utf-8"))
    start, about, *pages = menus["a-pattern"]
    assert start == {"title": "Start", "url": "/"}
    assert (about["title"], about["url"]) == ("About us", "/about/")
    assert about["children"] == [{"title": "Oil", "url": "/category/lamps/oil/"}, {"title": "Run"}]
    assert {"title": "Posts", "url": "/posts/"} in pages
    assert all("Draft" not in page["title"] for page in pages)


def test_comments_for_pages_hold_nothing_private_and_nothing_that_runs(tmp_path):
    converted(tmp_path, to="hugo")
    text = (tmp_path / "data" / "comments.json").read_text("utf-8")
    assert "unapprovedcomment" not in text
    assert "mail.example" not in text
    assert "192.0.2" not in text
    assert "<script" not in text
    (shown,) = json.loads(text).values()
    first, last = shown
    assert (first["id"], last["id"]) == (1, 5)
    (second,) = first["answers"]
    assert [one["id"] for one in second["answers"]] == [4]


def test_the_divider_is_the_one_that_generators_know(tmp_path):
    converted(tmp_path, to="hugo")
    text = body(tmp_path / "content" / "posts" / "2021-04-18-everything.md")
    assert text.count("<!--more-->") == 1
    assert text.count("<!--more") == 1


def test_a_scaffold_that_somebody_changed_is_theirs(tmp_path):
    converted(tmp_path, to="hugo", scaffold=True)
    style, layout = tmp_path / "static" / "style.css", tmp_path / "layouts" / "home.html"
    style.write_text("body { color: green }", "utf-8")
    for _ in range(2):
        report = converted(tmp_path, to="hugo", scaffold=True)
        assert style.read_text("utf-8") == "body { color: green }"
        assert layout.is_file()
        assert report.stale == ()
    converted(tmp_path, to="hugo", scaffold=True, overwrite=True)
    assert "--paper" in style.read_text("utf-8")


def test_a_text_that_somebody_changed_still_stands_in_the_way(tmp_path):
    converted(tmp_path, to="hugo", scaffold=True)
    (tmp_path / "content" / "pages" / "about.md").write_text("mine", "utf-8")
    with pytest.raises(PlanConflictError, match=r"about\.md"):
        converted(tmp_path, to="hugo", scaffold=True)


@pytest.mark.parametrize(
    ("meta", "title", "description", "noindex"),
    [
        ({"_yoast_wpseo_title": "%%title%% %%page%% %%sep%% %%sitename%%"}, "Rye – Log", "", False),
        ({"_yoast_wpseo_title": "%%title%% %%cf_secret%%"}, "", "", False),
        ({"_yoast_wpseo_metadesc": "Of rye."}, "", "Of rye.", False),
        ({"_yoast_wpseo_meta-robots-noindex": "1"}, "", "", True),
        ({"_yoast_wpseo_meta-robots-noindex": "2"}, "", "", False),
        ({"rank_math_title": "%title% %sep% %sitename%"}, "Rye – Log", "", False),
        ({"rank_math_description": "50% rye"}, "", "50% rye", False),
        ({"rank_math_robots": 'a:1:{i:0;s:7:"noindex";}'}, "", "", True),
        ({"rank_math_robots": 'a:1:{i:0;s:5:"index";}'}, "", "", False),
        ({"_aioseo_title": "#post_title #separator_sa #site_title"}, "Rye – Log", "", False),
        ({"_aioseop_description": "Of %post_title%."}, "", "Of Rye.", False),
        ({"_yoast_wpseo_title": "First", "rank_math_title": "Second"}, "First", "", False),
        ({"unrelated": "x"}, "", "", False),
    ],
)
def test_plugins_for_search_engines_are_understood(meta, title, description, noindex):
    rows = tuple(Meta(key, value) for key, value in meta.items())
    post = Post(1, "post", "publish", "Rye", "", meta=rows)
    seo = seo_of(post, Site(title="Log"), "Ada")
    assert (seo.title, seo.description, seo.noindex) == (title, description, noindex)


def test_files_lie_where_a_platform_that_reads_addresses_from_paths_looks_for_them():
    def place(_stub, address):
        return f"docs{address.removesuffix('.html')}/index.md".replace("//", "/")

    platform = replace(HUGO, templates=Templates(place=place), term_page="")
    with open_source(str(LANTERN), Settings()) as source:
        stubs = source.survey()
        surveyed = Surveyed(source.site, stubs, stubs, Settings(to="hugo"))
    layout = SiteWriter(platform).layout(surveyed)
    by_id = {stub.id: layout.paths[stub.ordinal] for stub in stubs}
    assert by_id[103] == "docs/2021/05/moved-in-may/index.md"
    assert by_id[201] == "docs/about/keeper/index.md"
    assert by_id[204] == "docs/old-file/index.md"
    assert by_id[300] == "_wordpress/attachment.jsonl"
    assert len({*layout.paths.values()} - {*layout.shared}) == len(layout.addresses.items)


def test_what_nobody_is_to_see_lies_where_nikola_does_not_look(tmp_path):
    converted(tmp_path, to="nikola")
    lying = {front_matter(path)["title"]: path for path in tmp_path.glob("[dp]*/**/*.md")}
    hidden = [path for title, path in lying.items() if title.endswith("only title")]
    assert len(hidden) == 7
    assert all(path.is_relative_to(tmp_path / "drafts") for path in hidden)


def test_mkdocs_is_told_of_drafts_of_posts_and_shown_none_of_pages(tmp_path):
    converted(tmp_path, to="mkdocs")
    posts = [front_matter(path) for path in (tmp_path / "docs" / "@posts").glob("*.md")]
    hidden = [one for one in posts if one["title"].endswith("only title")]
    assert hidden
    assert all(one["draft"] for one in hidden)
    assert [path.parent.name for path in (tmp_path / "drafts").rglob("*.md")] == ["draft-page"]


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ((), 0),
        ((Element("!block", {"name": "spacer"}),), 0),
        ((Element("p", {}, ["Seen"]),), 1),
    ],
)
def test_a_divider_with_nothing_before_it_is_none(before, left):
    more = Element("!more", {"text": "Go on"})
    root = Element("body", {}, [*before, more, Element("p", {}, ["The rest"])])
    SiteWriter(NIKOLA).prepare(root)
    dividers = [node for node in root.children if node.tag == "!more"]
    assert [node.attrs for node in dividers] == [{"own": "TEASER_END"}] * left


def test_no_page_keeps_an_address_that_a_list_is_continued_at(tmp_path):
    text = LANTERN.read_text("utf-8").replace("/about/keeper/<", "/page/2/<")
    text = text.replace("lantern.example/old-file.html<", "lantern.example/old-file.htm<")
    (tmp_path / "export.xml").write_text(text, "utf-8")
    converted(tmp_path / "site", tmp_path / "export.xml", to="nikola")
    ids = json.loads((tmp_path / "site" / "_wordpress" / "id-map.json").read_text("utf-8"))
    assert not ids["201"]["address"].startswith("/page/")
    assert ids["204"] == {"file": "pages/old-file.md", "address": "/old-file.html"}


def test_mkdocs_is_told_titles_as_html_in_which_markdown_finds_nothing(tmp_path):
    converted(tmp_path, to="mkdocs")
    posts = tmp_path / "docs" / "@posts"
    titles = {path.stem[11:]: front_matter(path)["title"] for path in posts.glob("*.md")}
    assert titles["quotes"] == "'single' and &quot;double&quot;"
    assert titles["star"] == "&#42; star &#42;"
    assert titles["gt"] == "&gt; quoted"
    assert titles["brackets"] == "&#91;brackets](and more)"


def depth_of(rows, under):
    """How many levels a tree of data has."""
    level, depth = rows, 0
    while level:
        level = [inner for row in level for inner in row.get(under, ())]
        depth += 1
    return depth


def test_comments_and_menus_that_nest_without_end_end(tmp_path):
    many = 3000
    comment = (
        "<wp:comment><wp:comment_id>{}</wp:comment_id><wp:comment_content>word</wp:comment_content>"
        "<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>{}</wp:comment_parent>"
        "</wp:comment>"
    )
    line = (
        "<item><title>line</title><wp:post_id>{}</wp:post_id><wp:post_type>nav_menu_item"
        "</wp:post_type><wp:status>publish</wp:status><category domain='nav_menu' nicename='deep'>"
        "Deep</category><wp:postmeta><wp:meta_key>_menu_item_menu_item_parent</wp:meta_key>"
        "<wp:meta_value>{}</wp:meta_value></wp:postmeta></item>"
    )
    answers = "".join(comment.format(9000 + at, 8999 + at) for at in range(many))
    lines = "".join(line.format(20000 + at, 20000 + (at + 1) % many) for at in range(many))
    text = LANTERN.read_text("utf-8")
    text = text.replace("</item>", f"{answers}</item>", 1).replace(
        "</channel>", f"{lines}</channel>"
    )
    (tmp_path / "deep.xml").write_text(text, "utf-8")
    converted(tmp_path / "site", tmp_path / "deep.xml", to="jekyll")
    data = tmp_path / "site" / "_data"
    comments = json.loads((data / "comments.json").read_text("utf-8"))["/2021/04/template-syntax/"]
    menu = json.loads((data / "menus.json").read_text("utf-8"))["deep"]
    assert depth_of(comments, "answers") == 10
    assert json.dumps(comments).count("word") == many
    assert depth_of(menu, "children") <= 10
    assert json.dumps(menu).count('"line"') == many


def test_the_hosts_that_items_were_first_called_by_are_the_sites_own(tmp_path):
    text = LANTERN.read_text("utf-8")
    old = "http://dev.test/wp"
    text = re.sub(r"<guid[^>]*>[^<]*</guid>", "", text)
    text = re.sub(
        r"(<wp:post_id>(\d+)</wp:post_id>)",
        rf'<guid isPermaLink="false">{old}/?p=\2</guid>\1',
        text,
    )
    text = text.replace(
        'href="https://lantern.example/2021/04/template-syntax/', f'href="{old}/?p=200'
    )
    assert f'href="{old}' in text
    (tmp_path / "moved.xml").write_text(text, "utf-8")
    converted(tmp_path / "site", tmp_path / "moved.xml", to="hugo")
    pages = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.md"))
    assert "dev.test" not in pages
