"""One site read on six ways: each gives the same posts, but for differences with a reason."""

from dataclasses import dataclass

import orjson
import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.wordpress.facts import FIELDS, facts_of_record, facts_of_truth

pytestmark = pytest.mark.oracle

ALL = "all"
_TEXTS = ("post", "page", "attachment", "recipe", "ledger")
_CLOSED = {"feed": ("api",), "crawl": ("api", "feed")}
"""What of the site is closed, so that it is read on this way."""
_SETTINGS = Settings(to="jsonl", body=("html",))


@dataclass(frozen=True)
class Difference:
    """A field that is not the same on some way, of which posts, and why it can't be.

    Attributes:
        field: One of `FIELDS`, or `missing`.
        posts: Names in the table of `recipe`, or `ALL` there are.
    """

    way: str
    field: str
    posts: str
    why: str


_FILES = "bridge squashes bench barge valley dough"
_HIDDEN = "private draft future pending trashed page-4"
_UNDATED = "page-0 page-1 page-2 page-3 recipe-0 recipe-1 recipe-2 ledger"

DIFFERENCES = (
    Difference("login", "missing", "ledger", "the type is not shown in the API"),
    Difference("login", "terms", "untitled", "the API has a format's word, not its name in French"),
    Difference("rest", "missing", "ledger", "the type is not shown in the API"),
    Difference("rest", "missing", _HIDDEN, "not public"),
    Difference("rest", "words", "protected", "stands behind its password"),
    Difference("rest", "title", "untitled", "the theme puts a word where there is none"),
    Difference("rest", "terms", "untitled", "the API has a format's word, not its name in French"),
    Difference("rest", "comments", "pinged", "the API shows pingbacks to editors alone"),
    Difference("feed", "missing", _FILES, "a feed has posts alone"),
    Difference("feed", "missing", "page-0 page-1 page-2 page-3", "a feed has posts alone"),
    Difference("feed", "missing", "recipe-0 recipe-1 recipe-2 ledger", "a feed has posts alone"),
    Difference("feed", "missing", _HIDDEN, "not public"),
    Difference("feed", "words", "protected", "stands behind its password"),
    Difference("feed", "words", "paged paged-blocks", "a feed shows a post's first page"),
    Difference("feed", "words", "gallery-classic", "a feed shows a gallery without its captions"),
    Difference("feed", "words", "cut-block-worded", "the author hides the beginning: noteaser"),
    Difference("feed", "title", "untitled", "the theme puts a word where there is none"),
    Difference("feed", "terms", ALL, "a feed calls tags categories, and has no other terms"),
    Difference("feed", "comments", "discussed pinged saturday", "a feed of posts has none"),
    Difference("pages", "missing", _HIDDEN, "not public"),
    Difference("pages", "words", "protected", "stands behind its password"),
    Difference("pages", "words", "cut-block-worded", "the author hides the beginning: noteaser"),
    Difference("pages", "words", _FILES, "the theme shows the caption and not the description"),
    Difference("pages", "title", "untitled", "the theme puts a word where there is none"),
    Difference("pages", "date", f"{_FILES} {_UNDATED}", "the theme shows none"),
    Difference("pages", "author", f"{_FILES} {_UNDATED}", "the theme shows none"),
    Difference("pages", "terms", "untitled", "a page has a format's word, not its name in French"),
    Difference("pages", "comments", "pinged", "the theme shows of a pingback its name alone"),
    Difference("crawl", "missing", _HIDDEN, "not public"),
    Difference("crawl", "missing", _FILES, "the sitemap lists no files"),
    Difference("crawl", "words", "protected", "stands behind its password"),
    Difference("crawl", "words", "cut-block-worded", "the author hides the beginning: noteaser"),
    Difference("crawl", "words", "paged paged-blocks", "the sitemap lists a post's first page"),
    Difference("crawl", "title", "untitled", "the theme puts a word where there is none"),
    Difference("crawl", "date", _UNDATED, "the theme shows none"),
    Difference("crawl", "author", _UNDATED, "the theme shows none"),
    Difference("crawl", "terms", "placed recipe-0 recipe-1 recipe-2", "the theme shows none"),
    Difference("crawl", "terms", "untitled", "a page has a format's word, not its name in French"),
    Difference("crawl", "comments", "pinged", "the theme shows of a pingback its name alone"),
)


@pytest.fixture
def read(site, saved, visit, tmp_path):
    """Converts the site on one way; the records by the post's id, or its path without one."""

    def run(way):
        visit(*((site.user, site.password) if way == "login" else ()))
        sources = {"wxr": saved.folder / "export.xml", "pages": saved.folder / "pages"}
        with site.closed(*_CLOSED.get(way, ())):
            convert(str(sources.get(way, f"{site.url}/")), tmp_path, _SETTINGS)
        lines = (tmp_path / "items.jsonl").read_bytes().splitlines()
        rows = [orjson.loads(line) for line in lines]
        return [row for row in rows if row["type"] in _TEXTS]

    return run


@pytest.mark.parametrize("way", ["wxr", "login", "rest", "feed", "pages", "crawl"])
def test_every_way_gives_the_same_posts(way, read, saved):
    truth = {post["id"]: post for post in saved.truth["posts"] if post["type"] in _TEXTS}
    by_path = {facts_of_truth(post).link: number for number, post in truth.items()}
    found = {}
    for record in read(way):
        number = record["id"] or by_path[facts_of_record(record).link]
        assert number not in found, f"{record['title']} came twice"
        found[number] = facts_of_record(record)
    met = [
        (name, post["key"])
        for number, post in truth.items()
        for name in _differing(found.get(number), facts_of_truth(post))
    ]
    assert _by_field(met) == _by_field(_expected(way, [post["key"] for post in truth.values()]))


def _differing(found, truth):
    if found is None:
        return ["missing"]
    return [name for name in FIELDS if getattr(found, name) != getattr(truth, name)]


def _expected(way, keys):
    """The pairs of the table; a post that is missing has no other difference."""
    pairs = {
        (each.field, key)
        for each in DIFFERENCES
        if each.way == way
        for key in (keys if each.posts == ALL else each.posts.split())
    }
    missing = {key for field, key in pairs if field == "missing"}
    return {(field, key) for field, key in pairs if field == "missing" or key not in missing}


def _by_field(pairs):
    """The posts of each field, in a form whose difference a person can read."""
    return {
        field: " ".join(sorted(key for name, key in pairs if name == field))
        for field in sorted({name for name, _ in pairs})
    }
