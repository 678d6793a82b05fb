"""Live sites: where their API is found, and what becomes of its answers."""

import re
from datetime import datetime

import pytest
from click.testing import CliRunner

from migrator.cli import cli
from migrator.model import Author
from migrator.readers.opening import open_source
from migrator.readers.rest.site import open_site
from migrator.settings import SettingError, Settings
from migrator.web.policy import RUN
from tests.rest_site import api_of, post
from tests.web_server import Waits, answer


@pytest.fixture(autouse=True)
def loopback():
    """Runs may ask loopback, and wait on a clock of their own."""
    token = RUN.set(Waits().policy())
    yield
    RUN.reset(token)


def read(server, **settings):
    """The posts of a site, its site, and the codes that were reported."""
    with open_source(f"{server.url}/", Settings(**settings)) as source:
        assert source.reader == "rest"
        items = [item.read() for item in source.items(source.survey())]
        codes = [met.code.name for met in source.diagnostics()]
        codes += [met.code.name for _, notes in items for met in notes]
        return [made for made, _ in items], source.site, codes


def test_every_post_comes_with_its_names_and_dates():
    rows = [post(number) for number in range(1, 251)]
    with api_of(posts=rows) as (_, server):
        posts, site, _ = read(server)
        asked = [path for path in server.asked if "/posts?orderby" in path]
    assert [each.id for each in posts] == list(range(1, 251))
    assert len(asked) == 3
    first = posts[0]
    assert (first.title, first.slug, first.author) == ("Post 1", "post-1", "ann")
    assert (first.body, first.body_format) == ("<p>Body of 1.</p>", "html")
    assert first.published == datetime.fromisoformat("2020-01-02T10:00:00+01:00")
    assert [(term.taxonomy, term.name) for term in first.terms] == [("category", "News")]
    assert (site.title, site.language) == ("Blog & more", "fr-FR")
    assert site.authors == (Author("ann", 1, display_name="Ann Other"),)


def _page_linking_to(api):
    return f'<html><link rel="https://api.w.org/" href="{api}"></html>'.encode()


@pytest.mark.parametrize("where", ["link", "head", "path", "query"])
def test_the_api_is_found_wherever_it_lies(where):
    with api_of(posts=[post(1)]) as (api, server):
        moved = f"{server.url}/elsewhere/?rest_route=/"
        if where == "link":
            api.page = _page_linking_to(f"{server.url}/wp-json/")
        if where == "head":
            api.head = {"Link": f'<{server.url}/wp-json/>; rel="https://api.w.org/"'}
        if where == "query":
            api.page = _page_linking_to(moved)
            plain = api.get

            def routed(path, default=None):
                found = re.match(r"/elsewhere/\?rest_route=/([^&]*)&?(.*)", path)
                return plain(f"/wp-json/{found[1]}?{found[2]}" if found else path, default)

            api.get = routed
        posts, _, _ = read(server)
    assert [each.id for each in posts] == [1]


@pytest.mark.parametrize("end", ["", "/"])
def test_a_site_in_a_folder_of_its_host_is_known_by_its_link(end):
    with api_of(posts=[post(1)]) as (api, server):
        root = f"{server.url}/blog"
        api[f"/blog{end}"] = answer(_page_linking_to(f"{root}/wp-json/"))
        plain = api.get
        api.get = lambda path, default=None: plain(
            path.replace("/blog/wp-json", "/wp-json"), default
        )
        with open_source(f"{root}{end}", Settings()) as source:
            assert source.reader == "rest"
            assert len(source.survey()) == 1


def test_a_page_that_is_no_front_page_is_read_as_a_page():
    page = b"<html><body><article class='post hentry'><h1 class='entry-title'>One</h1>"
    page += (
        b"<div class='entry-content'><p>Text enough to be a post of its own.</p></div></article>"
    )
    with api_of(posts=[post(1)]) as (api, server):
        api["/2020/01/one/"] = answer(page)
        with open_source(f"{server.url}/2020/01/one/", Settings()) as source:
            assert source.reader == "page"


def test_the_front_page_of_another_system_is_read_as_a_page():
    page = b"<html><body><article><h1>One</h1><p>Text that is the page's own, and enough of it to"
    page += b" be taken for its main text by a reader who looks at the shape of it.</p></article>"
    with api_of(posts=[post(1)]) as (api, server):
        api.page = page
        with open_source(f"{server.url}/", Settings()) as source:
            assert source.reader == "page"
        with open_source(f"{server.url}/", Settings(reader="rest")) as source:
            assert source.reader == "rest"


@pytest.mark.parametrize("command", ["inspect", "convert"])
def test_the_commands_take_the_address_of_a_site(command, tmp_path):
    out = ["-o", str(tmp_path)] if command == "convert" else []
    with api_of(posts=[post(1), post(2)]) as (_, server):
        done = CliRunner().invoke(cli, [command, f"{server.url}/", *out])
    assert done.exit_code == 0, done.stderr
    assert "2" in done.output
    assert not out or (tmp_path / "posts" / "2020-01-02-post-1.md").is_file()


def test_notices_before_the_answer_do_no_harm():
    with api_of(posts=[post(1)]) as (api, server):
        index = (
            b'\xef\xbb\xbf<br />\n<b>Notice</b>: Undefined [x] in a.php\n{"namespaces": ["wp/v2"]}'
        )
        api["/wp-json/"] = answer(index)
        posts, _, _ = read(server)
    assert [each.title for each in posts] == ["Post 1"]


def test_comments_stand_under_their_posts_and_answer_each_other():
    rows = [
        {"id": 5, "post": 2, "parent": 0, "author_name": "Bo", "date": "2020-02-01T08:00:00",
         "date_gmt": "2020-02-01T07:00:00", "content": {"rendered": "<p>First.</p>"},
         "status": "approved", "type": "comment"},
        {"id": 6, "post": 2, "parent": 5, "author_name": "Cy &amp; Co",
         "content": {"rendered": "<p>Second.</p>"}, "status": "hold", "type": "comment"},
        {"id": 7, "post": 99, "content": {"rendered": "Of a post that is not shown."}},
    ]  # fmt: skip
    with api_of(posts=[post(1), post(2)], comments=rows) as (_, server):
        posts, _, codes = read(server)
    first, second = posts[1].comments
    assert posts[0].comments == ()
    assert (first.id, first.author, first.content, first.approved) == (
        5,
        "Bo",
        "<p>First.</p>",
        "1",
    )
    assert (second.parent, second.author, second.approved) == (5, "Cy & Co", "0")
    assert "rest-comments-apart" in codes


def test_files_are_attachments_as_an_export_has_them():
    row = {
        "id": 8, "type": "attachment", "status": "inherit", "slug": "bridge", "post": 1,
        "title": {"rendered": "Bridge"}, "source_url": "https://blog.example/u/bridge.jpg",
        "alt_text": "a bridge", "caption": {"rendered": "<p>The <em>bridge</em></p>\n"},
        "description": {"rendered": "<p class='attachment'><a href='x'><img src='y'></a></p>\n"
                                    "<p>Stone.</p>\n"},
        "media_details": {"file": "2020/01/bridge.jpg"}, "author": 1,
    }  # fmt: skip
    with api_of(posts=[post(1, featured_media=8)], media=[row]) as (_, server):
        posts, _, _ = read(server)
    file = posts[1].attachment
    assert (posts[1].type, posts[1].status, posts[1].parent) == ("attachment", "inherit", 1)
    assert (file.url, file.file) == ("https://blog.example/u/bridge.jpg", "2020/01/bridge.jpg")
    assert (file.alt, file.caption, file.description) == (
        "a bridge",
        "The <em>bridge</em>",
        "Stone.",
    )
    assert posts[0].meta_value("_thumbnail_id") == "8"


def test_a_protected_post_is_marked_and_says_where_it_is():
    row = post(1, content={"rendered": "", "protected": True})
    with api_of(posts=[row]) as (_, server):
        posts, _, codes = read(server)
    assert (posts[0].status, posts[0].truncated) == ("protected", True)
    assert posts[0].continue_url == row["link"]
    assert "rest-post-protected" in codes


@pytest.mark.parametrize(
    ("excerpt", "kept"),
    [
        ("<p>Body of a post that goes on [&hellip;]</p>", ""),
        ('<p>Body of a post <a class="more-link" href="#">Read on</a></p>', ""),
        ("<p>What it is about.</p>", "What it is about."),
    ],
)
def test_only_an_excerpt_that_the_author_wrote_is_one(excerpt, kept):
    body = {"rendered": "<p>Body of a post that goes on and on.</p>"}
    with api_of(posts=[post(1, content=body, excerpt={"rendered": excerpt})]) as (_, server):
        posts, _, _ = read(server)
    assert posts[0].excerpt == kept


def test_marks_of_the_cut_and_of_pages_stay_and_share_bars_go():
    rendered = (
        "<p>One.</p><!--more And then--><p>Two.</p><!--nextpage--><p>Three.</p>"
        '<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3></div>'
    )
    with api_of(posts=[post(1, content={"rendered": rendered})]) as (_, server):
        posts, _, _ = read(server)
    assert posts[0].body == (
        "<p>One.</p><!--more And then--><p>Two.</p><!--nextpage--><p>Three.</p>"
    )
    assert "Share this" in posts[0].removed[0].text


@pytest.mark.parametrize(
    "change",
    [
        {"title": None, "content": "text", "excerpt": 7, "author": "x", "categories": "1"},
        {"id": "12", "date": "yesterday", "date_gmt": 0, "title": {"rendered": 3}, "link": []},
        {
            "id": None,
            "slug": {"a": 1},
            "status": 5,
            "meta": [],
            "categories": [None, {}, "a", 9e99],
        },
        {"meta": {"a": [1, "b", None], "c": {"d": [True]}, "e": False}, "_embedded": {"author": 1}},
        {"id": 1 << 70, "author": -1, "parent": True, "guid": [], "content": {"rendered": None}},
        {"content": {"rendered": "<div>" * 3000}, "_embedded": {"wp:term": [[1, {"id": 2}], 5]}},
    ],
)
def test_strange_values_count_as_not_there(change):
    with api_of(posts=[post(1, **change), post(2)]) as (_, server):
        posts, _, _ = read(server)
    assert len(posts) == 2
    assert posts[1].title == "Post 2"


def test_what_posts_bring_along_stands_in_for_closed_lists():
    brought = {
        "author": [{"id": 1, "slug": "ann", "name": "Ann"}],
        "wp:term": [[{"id": 1, "taxonomy": "category", "slug": "news", "name": "News"}]],
    }
    with api_of(posts=[post(1, _embedded=brought), post(2)]) as (api, server):
        api.faults = lambda route, _: (
            answer(b"{}", 401) if route in {"users", "categories"} else None
        )
        posts, site, codes = read(server)
    assert [(each.author, [term.slug for term in each.terms]) for each in posts] == [
        ("ann", ["news"]), ("ann", ["news"])
    ]  # fmt: skip
    assert site.authors[0].display_name == "Ann"
    assert "rest-author-unknown" not in codes


def test_names_that_nobody_says_are_reported():
    with api_of(posts=[post(1, author=7, categories=[1, 44])]) as (_, server):
        posts, _, codes = read(server)
    assert (posts[0].author, [term.slug for term in posts[0].terms]) == ("7", ["news"])
    assert {"rest-author-unknown", "rest-term-unknown"} <= set(codes)


def test_the_zone_of_the_settings_goes_before_the_sites_own():
    with api_of(posts=[post(1)]) as (_, server):
        posts, _, _ = read(server, timezone="Asia/Tokyo")
    assert posts[0].published.isoformat() == "2020-01-02T18:00:00+09:00"


def test_a_zone_that_is_not_known_is_a_wrong_setting():
    with api_of(posts=[post(1)]) as (_, server), pytest.raises(SettingError, match="Nowhere"):
        read(server, timezone="Mars/Nowhere")


def test_a_host_that_gives_ten_at_once_gives_all():
    rows = [post(number) for number in range(1, 35)]
    with api_of(posts=rows) as (api, server):
        api.most = 10
        posts, _, codes = read(server)
    assert len(posts) == 34
    assert codes == ["rest-public-only"]


def test_a_source_is_read_the_same_in_another_process():
    from migrator.processes import in_processes

    with (
        api_of(posts=[post(1), post(2)]) as (_, server),
        open_site(b"<html></html>", f"{server.url}/", Settings()) as source,
    ):
        stubs = source.survey()

        def digests(share):
            return [item.digest for item in source.items(share)]

        assert list(in_processes(digests, [stubs], 2, list)) == [digests(stubs)]
