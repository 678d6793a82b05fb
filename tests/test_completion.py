"""Cut posts made whole from another source at hand: which are, from where, and which are left."""

import pytest

from migrator.cli import cli
from migrator.completion.words import is_beginning
from tests.completing import ENTRY, FEED, feed, page, records, run, words

SITE = "https://boats.example"
LINK = f"{SITE}/2024/keel/"
WHOLE = f"<p>{words(30)}</p><p>{words(30, 'oar')}</p>"


@pytest.fixture
def at(tmp_path):
    """Write a file and give its path."""

    def _at(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return str(path)

    return _at


def test_a_cut_post_of_a_feed_is_made_whole_from_its_page(at, tmp_path):
    source = at("feed.xml", feed(SITE, ("Keel", LINK, words(20))))
    shelf = at("pages/keel.html", page("Keel", LINK, WHOLE))
    (post,), met = run(source, tmp_path / "out", complete=(shelf,))
    assert post["markdown"].split() == [*words(30).split(), *words(30, "oar").split()]
    assert not post["truncated"]
    assert post["continue_url"] is None
    assert met["completion-made-whole"] == [f"from {shelf}: post “Keel”"]
    assert "feed-post-cut" not in met


@pytest.mark.parametrize(
    "address",
    [
        "http://www.boats.example/2024/keel",
        f"{LINK}#more-12",
        f"{LINK}?utm_source=feed",
    ],
)
def test_scheme_www_the_last_slash_and_the_mark_of_the_cut_make_no_difference(
    at, tmp_path, address
):
    source = at("feed.xml", feed(SITE, ("Keel", address, words(20))))
    shelf = at("keel.html", page("Keel", LINK, WHOLE))
    (post,), _ = run(source, tmp_path / "out", complete=(shelf,))
    assert not post["truncated"]


def test_an_address_with_the_id_alone_is_enough(at, tmp_path):
    source = at("feed.xml", feed(SITE, ("Keel", f"{SITE}/?p=12", words(20))))
    whole = page("Keel", LINK, WHOLE).replace("<article ", '<article id="post-12" ')
    (post,), _ = run(source, tmp_path / "out", complete=(at("keel.html", whole),))
    assert not post["truncated"]


def test_a_dump_is_completed_by_title_and_words(at, tmp_path):
    dump = f"Keel\n\n{words(20)}\n{words(8, 'mast')}…\n\nRead more\n"
    source = at("dump.txt", dump)
    body = f"<p>{words(20)} {words(8, 'mast')} and on it goes.</p>"
    shelf = at("keel.html", page("Keel", LINK, body))
    (post,), met = run(source, tmp_path / "out", complete=(shelf,), reader="dump")
    assert post["markdown"].rstrip().endswith("and on it goes.")
    assert post["link"] == LINK
    assert "filled in: " in met["completion-made-whole"][0]


def test_a_dump_is_completed_from_an_export(at, tmp_path):
    item = (
        "<item><title>Keel</title><link>{0}</link><content:encoded><![CDATA[<!-- wp:paragraph -->"
        "<p>{1}</p><!-- /wp:paragraph --><!-- wp:gallery --><!-- /wp:gallery -->[gallery ids='3']"
        "<p>{2}</p>]]></content:encoded><wp:post_id>12</wp:post_id><wp:status>publish</wp:status>"
        "<wp:post_type>post</wp:post_type></item>"
    )
    head = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Boats</title>'
        "<wp:wxr_version>1.2</wp:wxr_version>"
    )
    body = item.format(LINK, words(20), f"{words(8, 'mast')} and on it goes.")
    shelf = at("export.xml", f"{head}{body}</channel></rss>")
    source = at("dump.txt", f"Keel\n\n{words(20)}\n\n{words(5, 'mast')}…\n\nRead more\n")
    (post,), _ = run(source, tmp_path / "out", complete=(shelf,), reader="dump")
    assert post["markdown"].rstrip().endswith("and on it goes.")
    assert (post["id"], post["truncated"]) == (12, False)


def test_a_post_without_words_is_known_by_its_title_too(at, tmp_path):
    entry = ENTRY.format(title="By: Bo", link=f"{LINK}#comment-4", text="How long?")
    comments = FEED.format(site=LINK, entries=entry).replace("Boats", "Comments on: Keel")
    other = at("other.html", page("Front page", LINK, f"<p>{words(90, 'front')}</p>"))
    source = at("comments.xml", comments)
    (post,), met = run(source, tmp_path / "out", complete=(other,))
    assert (post["title"], post["markdown"]) == ("Keel", "")
    assert met["completion-text-differs"]
    (post,), _ = run(source, tmp_path / "out", complete=(at("k.html", page("Keel", LINK, WHOLE)),))
    assert "oar29" in post["markdown"]


def test_one_title_and_other_words_are_two_posts(at, tmp_path):
    source = at("dump.txt", f"Keel\n\n{words(20)}\n\nRead more\n")
    shelf = at("keel.html", page("Keel", LINK, f"<p>{words(90, 'sail')}</p>"))
    (post,), met = run(source, tmp_path / "out", complete=(shelf,), reader="dump")
    assert "sail" not in post["markdown"]
    assert not any(name.startswith("completion") for name in met)


def test_an_address_that_leads_elsewhere_by_now_is_reported_and_left(at, tmp_path):
    source = at("feed.xml", feed(SITE, ("Keel", LINK, words(20))))
    shelf = at("keel.html", page("Domain for sale", LINK, f"<p>{words(90, 'buy')}</p>"))
    (post,), met = run(source, tmp_path / "out", complete=(shelf,))
    assert post["truncated"]
    assert "buy" not in post["markdown"]
    assert met["completion-text-differs"] == [f"found: {shelf}: post “Domain for sale”"]


def test_a_summary_of_the_authors_own_becomes_the_excerpt(at, tmp_path):
    source = at("feed.xml", feed(SITE, ("Keel", LINK, "Why it is long.")))
    shelf = at("keel.html", page("Keel", LINK, WHOLE))
    (post,), _ = run(source, tmp_path / "out", complete=(shelf,))
    assert post["excerpt"] == "Why it is long."
    assert not post["truncated"]


def test_a_long_text_that_was_rewritten_is_left(at, tmp_path):
    source = at("feed.xml", feed(SITE, ("Keel", LINK, words(200, "old"))))
    shelf = at("keel.html", page("Keel", LINK, f"<p>{words(300, 'new')}</p>"))
    (post,), _ = run(source, tmp_path / "out", complete=(shelf,))
    assert post["truncated"]
    assert "new" not in post["markdown"]


def test_the_fullest_body_wins_and_the_rest_fills_its_gaps(at, tmp_path):
    source = at("feed.xml", feed(SITE, ("Keel", LINK, words(20))))
    half = at("half.xml", feed(SITE, ("Keel", LINK, words(25))))
    whole = at("whole.html", page("Keel", LINK, WHOLE))
    dated = FEED.format(
        site=SITE,
        entries=ENTRY.format(title="Keel", link=LINK, text="").replace(
            "<description>", "<category>Hulls</category><description>"
        ),
    )
    shelves = (half, at("dated.xml", dated), whole)
    (post,), met = run(source, tmp_path / "out", complete=shelves)
    assert "oar29" in post["markdown"]
    assert post["categories"] == ["Hulls"]
    assert met["completion-made-whole"] == [f"from {whole}: post “Keel”; filled in: terms"]


def test_a_longer_piece_that_is_cut_too_is_taken_and_said(at, tmp_path):
    source = at("feed.xml", feed(SITE, ("Keel", LINK, words(20))))
    longer = at("longer.xml", feed(SITE, ("Keel", LINK, words(28))))
    (post,), met = run(source, tmp_path / "out", complete=(longer,))
    assert "plank27" in post["markdown"]
    assert post["truncated"]
    assert {"completion-still-cut", "feed-post-cut"} <= set(met)


def test_what_was_met_where_the_text_came_from_is_reported_too(at, tmp_path):
    source = at("feed.xml", feed(SITE, ("Keel", LINK, words(20))))
    bare = page("Keel", LINK, WHOLE).replace("WordPress 6.5", "other")
    shelf = at("keel.html", bare.replace("post type-post status-publish hentry", "text"))
    (post,), met = run(source, tmp_path / "out", complete=(shelf,))
    assert not post["truncated"]
    assert {"completion-made-whole", "page-not-wordpress"} <= set(met)


def test_a_folder_of_feeds_and_pages_completes_posts_and_comments(at, tmp_path):
    comments = FEED.format(
        site=SITE,
        entries=ENTRY.format(title="By: Bo", link=f"{LINK}#comment-4", text="How long?"),
    )
    at("shelf/comments.xml", comments)
    at("shelf/keel.html", page("Keel", LINK, WHOLE))
    source = at("feed.xml", feed(SITE, ("Keel", LINK, words(20))))
    (post,), _ = run(source, tmp_path / "out", complete=(str(tmp_path / "shelf"),))
    assert not post["truncated"]
    assert [comment["content"] for comment in post["comments"]] == ["How long?"]


def test_a_whole_post_keeps_its_text_and_is_filled(at, tmp_path):
    whole = ENTRY.format(title="Keel", link=LINK, text=f"&lt;p&gt;{words(30)}&lt;/p&gt;")
    source = at("feed.xml", FEED.format(site=SITE, entries=whole).replace("wordpress", "other"))
    after = '<p class="byline">by <a rel="author" class="fn" href="/author/ann/">Ann</a></p>'
    shelf = at("keel.html", page("Keel", LINK, f"<p>{words(35)}</p>", after))
    (post,), met = run(source, tmp_path / "out", complete=(shelf,))
    assert "plank34" not in post["markdown"]
    assert met["completion-gaps-filled"]


def test_a_text_that_goes_on_elsewhere_without_saying_so_is_completed(at, tmp_path):
    """Feeds show the first page of a post that stands on several, and no mark of that."""
    first = ENTRY.format(title="Keel", link=LINK, text=f"&lt;p&gt;{words(40)}&lt;/p&gt;")
    source = at("feed.xml", FEED.format(site=SITE, entries=first).replace("wordpress", "other"))
    shelf = at("keel.html", page("Keel", LINK, f"<p>{words(40)}</p><p>{words(80, 'oar')}</p>"))
    (post,), _ = run(source, tmp_path / "out", complete=(shelf,))
    assert "oar79" in post["markdown"]


def test_several_processes_complete_alike(at, tmp_path):
    names = [f"keel{number}" for number in range(6)]
    entries = [(name, f"{SITE}/{name}/", words(20, name)) for name in names]
    source = at("feed.xml", feed(SITE, *entries))
    for name, link, text in entries:
        at(f"shelf/{name}.html", page(name, link, f"<p>{text} {words(20, 'end')}</p>"))
    settings = {"complete": (str(tmp_path / "shelf"),)}
    run(source, tmp_path / "one", **settings)
    run(source, tmp_path / "two", jobs=2, **settings)
    assert records(tmp_path / "one") == records(tmp_path / "two")
    assert not any(post["truncated"] for post in records(tmp_path / "one"))


def test_a_source_to_complete_from_that_is_not_there_is_said(at, tmp_path, capsys):
    source = at("feed.xml", feed(SITE, ("Keel", LINK, words(20))))
    arguments = ["convert", source, "-o", str(tmp_path / "out"), "--complete", "nowhere"]
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments, prog_name="migrator")
    assert ended.value.code == 3
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cut", "whole", "is_one"),
    [
        ("a b c", "a b c d", True),
        ("", "a", True),
        ("a b c", "a b", False),
        ("b c d", "x y z", False),
        ("a b wor", "a b word d", True),
        ("a b c d e f", "a b one two three c d e f g", True),
        ("a b c d e f", "c d e f g h", False),
    ],
)
def test_what_is_the_beginning_of_what(cut, whole, is_one):
    assert is_beginning(cut.split(), whole.split()) is is_one
