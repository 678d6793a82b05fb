"""What we write for another WordPress, taken by a real one and exported again: the same items.

The importer is a plugin that no package registry has, so a script of ours (php/import.php) reads
the fields that it reads, with the parser of PHP that it uses, and calls the functions of WordPress
that it calls. That shows that WordPress takes every value and gives it back; it does not show the
importer's own pages, its questions, or how it fetches files.
"""

from dataclasses import dataclass

import pytest

from tests.test_wxr_writer import EXPORTS, read, written
from tests.wordpress.conftest import LOCALE, THEME
from tests.wordpress.importing import empty_site
from tests.wordpress.site import need_wordpress_site

pytestmark = pytest.mark.oracle
SAME = (
    *("id", "type", "status", "title", "body", "excerpt", "published", "author", "parent"),
    *("menu_order", "sticky", "password", "comment_status", "ping_status"),
)
OF_WORDPRESS = frozenset(("_pingme", "_encloseme", "_edit_last", "_wp_old_slug"))
"""Meta that WordPress writes or drops when a post is published."""
MENU_ITEM = "nav_menu_item"


@dataclass(frozen=True)
class Both:
    """The items of an export by id, as they were written and as they came back."""

    was: dict
    now: dict
    site: object
    again: object


@pytest.fixture(scope="module")
def empty():
    """A WordPress to import into."""
    need_wordpress_site(THEME)
    with empty_site(LOCALE, THEME) as site:
        yield site


@pytest.fixture(scope="module", params=["of WordPress", *(path.name for path in EXPORTS)])
def both(request, empty, tmp_path_factory):
    """An export that we wrote, and what WordPress made of it."""
    folder = tmp_path_factory.mktemp("imported")
    ours = written(_source(request), folder / "out") / "export.xml"
    back = folder / "back.xml"
    back.write_bytes(empty.take(ours))
    (site, was), (again, now) = read(ours), read(back)
    return Both({post.id: post for post in was}, {post.id: post for post in now}, site, again)


def _source(request):
    if request.param == "of WordPress":
        return request.getfixturevalue("saved").folder / "export.xml"
    return next(path for path in EXPORTS if path.name == request.param)


def texts(both):
    """Items but those of menus, which get new ids."""
    return [(post, both.now.get(post.id)) for post in both.was.values() if post.type != MENU_ITEM]


def test_every_item_is_there(both):
    assert [post.title for post, again in texts(both) if again is None] == []
    assert len(menu(both.now)) == len(menu(both.was))


def test_fields_are_what_they_were(both):
    changed = [
        (post.id, name, getattr(post, name), getattr(again, name))
        for post, again in texts(both)
        for name in SAME
        if getattr(post, name) != getattr(again, name)
    ]
    assert changed == []


def test_slugs_are_what_they_were_where_no_other_has_them(both):
    seen = set()
    for post, again in texts(both):
        if (post.type, post.slug) not in seen:
            assert again.slug == post.slug
        seen.add((post.type, post.slug))


def test_terms_are_what_they_were(both):
    usual = {("category", term.slug) for term in both.again.terms} - {
        ("category", term.slug) for term in both.site.terms
    }
    for post, again in texts(both):
        there = {(term.taxonomy, term.slug) for term in again.terms}
        assert {(term.taxonomy, term.slug) for term in post.terms} == there - usual, post.title
    facts = ("taxonomy", "slug", "name", "parent", "description")
    now = {tuple(getattr(term, name) for name in facts) for term in both.again.terms}
    was = {tuple(getattr(term, name) for name in facts) for term in both.site.terms}
    assert was <= now


def test_meta_is_what_it_was(both):
    for post, again in texts(both):
        assert kept(post) == kept(again), post.title


def kept(post):
    return sorted((row.key, row.raw) for row in post.meta if row.key not in OF_WORDPRESS)


def test_comments_stand_in_their_threads(both):
    for post, again in texts(both):
        assert threads(post) == threads(again), post.title


def threads(post):
    """What each comment says, and whose answer it is; ids are new ones."""
    names = {comment.id: (comment.author, comment.date) for comment in post.comments}
    facts = ("author", "author_email", "author_url", "author_ip", "date", "content", "approved")
    return sorted(
        (
            tuple(str(getattr(comment, name)) for name in facts),
            comment.type or "comment",
            str(names.get(comment.parent)),
        )
        for comment in post.comments
    )


def test_files_are_what_they_were(both):
    for post, again in texts(both):
        if post.attachment:
            assert again.attachment.file == post.attachment.file
            assert again.attachment.alt == post.attachment.alt
            assert again.attachment.caption == post.attachment.caption


def test_authors_are_what_they_were(both):
    now = {author.login: author for author in both.again.authors}
    for login in {post.author for post, _ in texts(both)}:
        was = next(author for author in both.site.authors if author.login == login)
        for name in ("email", "display_name", "first_name", "last_name"):
            assert getattr(now[login], name) == getattr(was, name)


def menu(posts):
    """Lines of menus: where each leads, in order."""
    lines = sorted((post for post in posts.values() if post.type == MENU_ITEM), key=_place)
    return [(post.meta_value("_menu_item_type"), _address(post), post.menu_order) for post in lines]


def _address(post):
    """WordPress takes no address that runs something."""
    address = post.meta_value("_menu_item_url")
    return "" if address.startswith("javascript:") else address


def _place(post):
    return [term.slug for term in post.terms], post.menu_order


def test_menus_lead_where_they_did(both):
    assert menu(both.now) == menu(both.was)
