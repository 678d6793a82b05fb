"""WordPress.com's own API, as it answers for a blog that it hosts."""

import json
from contextlib import contextmanager
from datetime import datetime

import pytest

from migrator.diagnostics import rest as codes
from migrator.readers.rest.asking import Asker
from migrator.readers.rest.fields import Row
from migrator.readers.rest.front_page import read_front_page
from migrator.readers.rest.spool import Kept
from migrator.readers.rest.wordpress import Visit
from migrator.readers.rest.wordpress_com import find, hosts
from migrator.web import Session
from migrator.web.policy import RUN
from tests.web_server import Waits, answer, serving

ADDRESS = "https://towpath.wordpress.com/"
NEWS = {"ID": 9, "name": "News &amp; more", "slug": "news", "description": "What is new."}
POST = {
    "ID": 12,
    "type": "post",
    "status": "publish",
    "date": "2014-11-26T14:24:37-03:00",
    "modified": "2014-11-27T10:00:00-03:00",
    "title": "Salt &amp; water",
    "URL": "https://towpath.wordpress.com/2014/11/26/salt/",
    "slug": "salt",
    "guid": "https://towpath.wordpress.com/?p=12",
    "content": "<p>Body of it.</p>",
    "excerpt": "<p>Body of it.</p>",
    "author": {"ID": 3, "login": "annother", "name": "Ann Other", "email": False},
    "terms": {"category": {"News": NEWS}, "post_tag": {}, "series": {"A": {"ID": 4, "slug": "a"}}},
    "parent": False,
    "sticky": True,
    "format": "aside",
    "discussion": {"comment_status": "open", "ping_status": "closed"},
    "post_thumbnail": {"ID": 40, "URL": "https://towpath.files.wordpress.com/a.jpg"},
    "metadata": [{"id": "1", "key": "geo_public", "value": "1"}],
    "attachments": {
        "40": {"ID": 40, "URL": "https://towpath.files.wordpress.com/a.jpg", "post_ID": 12,
               "date": "2014-11-26T14:00:00-03:00", "title": "a", "alt": "salt",
               "caption": "The salt", "description": ""},
    },
}  # fmt: skip
FORM = '<form class="post-password-form" method="post"><input name="post_password"></form>'
PAGE = POST | {"ID": 13, "type": "page", "parent": {"ID": 12}, "content": FORM, "excerpt": ""}
COMMENTS = [
    {"ID": 70, "post": {"ID": 12}, "author": {"ID": 0, "name": "Bo", "URL": "https://bo.example"},
     "date": "2014-11-28T09:00:00-03:00", "content": "<p>Yes.</p>", "status": "approved",
     "type": "comment", "parent": False},
    {"ID": 71, "post": {"ID": 12}, "author": {"name": "Cy"}, "content": "<p>No.</p>",
     "status": "approved", "type": "pingback", "parent": {"ID": 70}},
]  # fmt: skip


@contextmanager
def answering(tmp_path, *posts):
    """A blog with these posts, asked from loopback."""
    site = "/sites/towpath.wordpress.com"
    about = {
        "ID": 5,
        "name": "Tow &amp; path",
        "URL": "https://towpath.wordpress.com",
        "lang": "en",
    }
    answers = {
        site: about,
        f"{site}/posts/?type=any&order_by=ID&order=ASC&number=100&page=1": {
            "found": len(posts), "posts": posts},
        f"{site}/comments/?type=any&order=ASC&number=100&page=1": {
            "found": 2, "comments": COMMENTS},
    }  # fmt: skip
    token = RUN.set(Waits().policy())
    said = {path: answer(json.dumps(body).encode()) for path, body in answers.items()}
    with serving(said) as server, Session(tmp_path) as session:
        visit = Visit(ADDRESS, read_front_page(b"", ADDRESS))
        yield find(Asker(session), visit, f"{server.url}/sites/")
    RUN.reset(token)


@pytest.fixture
def blog(tmp_path):
    """The blog, with a post and a page."""
    with answering(tmp_path, POST, PAGE) as found:
        yield found


def read(blog):
    blog.prepare()
    rows = list(blog.items())
    comments = list(blog.comments())
    return [
        blog.read(
            Kept(kind, row, tuple(each for post, each in comments if post == row.number("id")))
        )
        for kind, row in rows
    ]


def test_posts_pages_and_their_files_come_whole(blog):
    post, file, page = (each.post for each in read(blog))
    assert (post.id, post.type, post.title, post.author) == (12, "post", "Salt & water", "annother")
    assert post.published == datetime.fromisoformat("2014-11-26T14:24:37-03:00")
    assert [(term.taxonomy, term.slug) for term in post.terms] == [
        ("category", "news"), ("series", "a"), ("post_format", "post-format-aside")
    ]  # fmt: skip
    assert post.sticky
    assert (post.comment_status, post.ping_status) == ("open", "closed")
    assert post.meta_value("_thumbnail_id") == "40"
    assert post.meta_value("geo_public") == "1"
    assert (file.type, file.id, file.parent) == ("attachment", 40, 12)
    assert (file.attachment.alt, file.attachment.caption) == ("salt", "The salt")
    assert (page.type, page.parent, page.status, page.truncated) == ("page", 12, "protected", True)


def test_a_featured_image_of_another_post_comes_as_well(tmp_path):
    foreign = {"ID": 55, "URL": "https://towpath.files.wordpress.com/b.jpg", "title": "b"}
    with answering(tmp_path, POST | {"post_thumbnail": foreign}) as blog:
        post, file, featured = (each.post for each in read(blog))
    assert post.meta_value("_thumbnail_id") == "55"
    assert [(each.id, each.type) for each in (file, featured)] == [
        (40, "attachment"), (55, "attachment")
    ]  # fmt: skip
    assert featured.attachment.url == "https://towpath.files.wordpress.com/b.jpg"


def test_files_past_the_newest_twenty_are_reported(tmp_path):
    with answering(tmp_path, POST | {"attachment_count": 23}) as blog:
        read(blog)
    (note,) = (each for each in blog.notes if each.code is codes.REST_COUNT_DIFFERS)
    assert (note.detail, note.count) == ("files of post 12: 1 of 23", 22)


def test_comments_come_with_their_threads(blog):
    comments = read(blog)[0].post.comments
    assert [(each.id, each.parent, each.author, each.type) for each in comments] == [
        (70, None, "Bo", "comment"), (71, 70, "Cy", "pingback")
    ]  # fmt: skip
    assert comments[0].author_url == "https://bo.example"


def test_the_site_says_its_people_and_terms(blog):
    read(blog)
    site = blog.site()
    assert (site.title, site.url, site.language) == ("Tow & path", ADDRESS.rstrip("/"), "en")
    assert [author.display_name for author in site.authors] == ["Ann Other"]
    assert {(term.taxonomy, term.name) for term in site.terms} >= {("category", "News & more")}


def test_a_count_of_the_page_alone_is_not_taken_for_the_blogs(tmp_path):
    site = "/sites/towpath.wordpress.com"
    token = RUN.set(Waits().policy())
    said = {site: {"ID": 5}}
    for page, numbers in enumerate([range(100, 200), range(200, 230)], 1):
        rows = [POST | {"ID": number, "attachments": {}} for number in numbers]
        path = f"{site}/posts/?type=any&order_by=ID&order=ASC&number=100&page={page}"
        said[path] = {"found": len(rows), "posts": rows}
    answers = {path: answer(json.dumps(body).encode()) for path, body in said.items()}
    with serving(answers) as server, Session(tmp_path) as session:
        visit = Visit(ADDRESS, read_front_page(b"", ADDRESS))
        blog = find(Asker(session), visit, f"{server.url}/sites/")
        assert sum(kind == "post" for kind, _ in blog.items()) == 130
    RUN.reset(token)


def test_a_blog_that_is_not_there_or_private_is_none(tmp_path):
    token = RUN.set(Waits().policy())
    with serving({}) as server, Session(tmp_path) as session:
        visit = Visit(ADDRESS, read_front_page(b"", ADDRESS))
        assert find(Asker(session), visit, f"{server.url}/sites/") is None
    RUN.reset(token)


def test_a_blog_is_known_by_its_host_or_its_front_page():
    generator = read_front_page(b'<meta name="generator" content="WordPress.com">', ADDRESS)
    plain = read_front_page(b'<meta name="generator" content="WordPress 6.1">', ADDRESS)
    assert hosts(ADDRESS, plain)
    assert hosts("https://own.example/", generator)
    assert not hosts("https://own.example/", plain)
    assert not hosts("https://wordpress.com.example/", plain)


@pytest.mark.parametrize("row", [{}, {"terms": [1], "author": 5, "attachments": "x", "ID": None}])
def test_strange_rows_do_no_harm(blog, row):
    kept = Kept("post", blog._post(Row(row)), ())
    assert blog.read(kept).post.title == ""
