"""Files, folders and archives of pages: order, limits, and what can't be read."""

import pickle
import zipfile

import pytest

from migrator.diagnostics import page as codes
from migrator.readers.page import READER, files
from migrator.readers.source import SourceError
from migrator.settings import Settings


def page(number, title="A day", body="It rained.", address=None):
    """A page of one post."""
    address = f"https://rain.example/{number}/" if address is None else address
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title>'
        f'<link rel="canonical" href="{address}"></head><body class="single postid-{number}">'
        f'<article class="post-{number} post type-post hentry"><h1 class="entry-title">{title}</h1>'
        f'<div class="entry-content"><p>{body}</p></div></article></body></html>'
    )


def read(path, **settings):
    """Posts and diagnostics of a source."""
    with READER.open(path, path.name, Settings(**settings)) as source:
        posts = [item.read()[0] for item in source.items(source.survey())]
        return posts, list(source.diagnostics())


def zipped(path, members):
    """An archive of these names and contents."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_folder_is_read_in_natural_order(tmp_path):
    for number in (10, 9, 1):
        (tmp_path / f"page-{number}.html").write_text(page(number))
    posts, _ = read(tmp_path)
    assert [post.id for post in posts] == [1, 9, 10]


def test_an_archive_is_read_and_its_names_are_no_paths(tmp_path):
    path = zipped(
        tmp_path / "site.zip",
        {"../../out.html": page(1), "/abs.htm": page(2), "a/b.HTML": page(3), "x.css": "b{}"},
    )
    posts, diagnostics = read(path)
    assert sorted(post.id for post in posts) == [1, 2, 3]
    assert [entry.code for entry in diagnostics] == [codes.PAGE_FILE_IGNORED]
    assert [entry.name for entry in tmp_path.iterdir()] == ["site.zip"]


def test_a_bomb_in_an_archive_is_reported_and_the_rest_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST_PAGE", 100_000)
    path = zipped(tmp_path / "site.zip", {"a.html": page(1), "b.html": "<html>" + " " * 200_000})
    posts, diagnostics = read(path)
    assert [post.id for post in posts] == [1]
    assert [entry.code for entry in diagnostics] == [codes.PAGE_FILE_UNREADABLE]
    assert diagnostics[0].place.file == "site.zip!b.html"


def test_a_damaged_member_is_reported_and_the_rest_is_read(tmp_path):
    path = tmp_path / "site.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.html", page(1))
        archive.writestr("b.html", page(2))
    path.write_bytes(path.read_bytes().replace(b"postid-2", b"postid-7"))
    posts, diagnostics = read(path)
    assert [post.id for post in posts] == [1]
    assert [entry.code for entry in diagnostics] == [codes.PAGE_FILE_UNREADABLE]


def test_a_cut_archive_is_refused_in_one_sentence(tmp_path):
    path = zipped(tmp_path / "site.zip", {"a.html": page(1)})
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(SourceError, match=r"site\.zip: is no whole zip archive"):
        read(path)


@pytest.mark.parametrize(
    "content", ["<html><body></body></html>", "<html><body><p>Log in</p></body></html>", "<p>", " "]
)
def test_a_lone_page_without_text_is_refused(tmp_path, content):
    path = tmp_path / "empty.html"
    path.write_text(content)
    with pytest.raises(SourceError, match="holds no post and no main text"):
        read(path)


@pytest.mark.parametrize("depth", [0, 1, 3000])
def test_a_mime_file_without_a_page_is_refused(tmp_path, depth):
    parts = (
        f"--b{number}\nContent-Type: multipart/mixed; boundary=b{number + 1}\n\n"
        for number in range(depth)
    )
    path = tmp_path / "a.mhtml"
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b0\n\n"
    path.write_text(head + "".join(parts))
    with pytest.raises(SourceError, match="holds no post and no main text"):
        read(path)


def test_a_folder_without_pages_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(SourceError, match="no HTML page"):
        read(tmp_path)


def test_a_page_that_vanishes_after_the_survey_is_one_sentence(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(page(1))
    source = READER.open(path, "a.html", Settings())
    stubs = source.survey()
    path.unlink()
    with pytest.raises(SourceError, match=r"a\.html: can't be read any more"):
        list(source.items(stubs))


def test_an_item_can_be_read_in_any_process_and_gives_the_same(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(page(1))
    source = READER.open(path, "a.html", Settings())
    (item,) = source.items(source.survey())
    again = pickle.loads(pickle.dumps(item))
    assert again.read() == item.read() == item.read()
    assert again.digest == item.digest


def test_a_second_survey_gives_the_same_stubs(tmp_path):
    (tmp_path / "a.html").write_text(page(1))
    (tmp_path / "b.html").write_text(page(1, body="It rained all day long."))
    source = READER.open(tmp_path, "folder", Settings())
    assert source.survey() == source.survey()


def test_the_fullest_of_three_pages_wins_whatever_their_order(tmp_path):
    bodies = {"a": "Short.", "b": "The whole of the day, hour by hour.", "c": "Short still."}
    for name, body in bodies.items():
        (tmp_path / f"{name}.html").write_text(page(4, body=body))
    posts, _ = read(tmp_path)
    assert [post.body for post in posts] == [f"<p>{bodies['b']}</p>"]


def test_posts_of_one_title_and_no_address_stay_two(tmp_path):
    (tmp_path / "a.html").write_text(page(1, address=""))
    (tmp_path / "b.html").write_text(page(2, address=""))
    posts, _ = read(tmp_path)
    assert [post.id for post in posts] == [1, 2]


def test_dates_go_into_the_zone_that_was_set(tmp_path):
    path = tmp_path / "a.html"
    time = '<time class="published" datetime="2020-07-01T10:00:00">1 July</time>'
    path.write_text(
        page(1).replace('<div class="entry-content">', f'{time}<div class="entry-content">')
    )
    (post,), _ = read(path, timezone="Europe/Paris")
    assert post.published.isoformat() == "2020-07-01T10:00:00+02:00"


@pytest.mark.parametrize(
    ("head", "name", "known"),
    [
        (b"<!DOCTYPE html><html>", "a.html", True),
        (b"\n<!-- saved from url=(0020)http://a.example/ -->\n<HTML>", "a", True),
        ("<html><body>".encode("utf-16"), "a", True),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.xml", False),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', "a.html", False),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html>", "a.mhtml", True),
        (b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n b=c\n\n", "a", True),
        (b"From: a friend\n\nContent-Type: multipart/related\nMIME-Version: 1.0", "a.txt", False),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.html", False),
        (b"A plain text about nothing.", "a.txt", False),
    ],
)
def test_it_knows_a_page_when_it_sees_one(head, name, known):
    assert (READER.knows(head, name) > 0.5) is known


def test_it_knows_folders_and_archives_by_what_is_inside(tmp_path):
    assert READER.knows(b"", str(tmp_path)) == 0
    (tmp_path / "a.htm").write_text(page(1))
    assert READER.knows(b"", str(tmp_path)) > 0.5
    for name, known in (("a.html", True), ("a.xml", False)):
        path = zipped(tmp_path / "a.zip", {name: page(1)})
        assert (READER.knows(path.read_bytes(), str(path)) > 0) is known


def test_names_with_a_query_or_without_a_suffix_are_pages_where_they_begin_like_one(tmp_path):
    for number, name in enumerate(["index.html?p=1", "index.php?p=2", "low-water", "2019"], 1):
        (tmp_path / name).write_text(page(number))
    for name, content in {
        "feed": '<?xml version="1.0"?><rss version="2.0"></rss>',
        "index.html?feed=rss2": "<rss><channel></channel></rss>",
        "functions.php": "<?php echo '<html><body>'; ?>",
        "notes": "The tide tables of that year.",
        "old.html": '{"posts": []}',
    }.items():
        (tmp_path / name).write_text(content)
    posts, (ignored,) = read(tmp_path)
    assert sorted(post.id for post in posts) == [1, 2, 3, 4]
    assert ignored.code is codes.PAGE_FILE_IGNORED
    assert ignored.count == 5


def test_a_folder_of_pages_without_suffix_is_known(tmp_path):
    (tmp_path / "notes").write_text("Nothing but words.")
    assert READER.knows(b"", str(tmp_path)) == 0
    (tmp_path / "low-water").write_text(page(1))
    assert READER.knows(b"", str(tmp_path)) > 0.5


def test_a_drawing_at_the_top_of_a_page_makes_it_nothing_else(tmp_path):
    for number in (1, 2):
        drawn = (
            page(number)
            .replace("<body", '<body data-x="1"')
            .replace("<article", "<svg></svg><article")
        )
        (tmp_path / f"{number}.html").write_text(drawn)
    posts, found = read(tmp_path)
    assert [post.id for post in posts] == [1, 2]
    assert codes.PAGE_FILE_IGNORED not in {each.code for each in found}


def test_a_crawlers_folders_are_the_address_of_a_page_that_names_their_host(tmp_path):
    listed = (
        '<!DOCTYPE html><html><head><title>Rain</title><link rel="canonical" href="index.html">'
        '<link rel="https://api.w.org/" href="https://rain.example/wp-json/"></head>'
        '<body class="archive category"><article class="post-1 post type-post hentry">'
        '<h2 class="entry-title"><a href="../../2020/drops/index.html">Drops</a></h2>'
        '<div class="entry-content"><p>It rained.</p></div></article></body></html>'
    )
    for folder in ("rain.example/category/weather", "other.example/category/weather"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "index.html").write_text(listed)
    posts, _ = read(tmp_path / "rain.example")
    assert [post.link for post in posts] == ["https://rain.example/2020/drops/"]
    posts, _ = read(tmp_path / "other.example")
    assert [post.link for post in posts] == ["../../2020/drops/index.html"]


def test_the_permalink_goes_before_the_short_address(tmp_path):
    (tmp_path / "1.html").write_text(page(7, address="https://rain.example/?p=7"))
    (tmp_path / "2.html").write_text(page(7, address="https://rain.example/2020/drops/"))
    (post,), _ = read(tmp_path)
    assert (post.link, post.slug) == ("https://rain.example/2020/drops/", "drops")
