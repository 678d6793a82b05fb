"""A site that opens from disk: all links resolve, no draft is in it, every word is there."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from migrator.commands.convert import convert
from migrator.settings import Settings
from migrator.writers.html.safe_html import safe_html
from tests.output_tree import output_files

LANTERN = Path(__file__).parent / "builds" / "lantern.wxr.xml"
WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """The hostile export as a site."""
    folder = tmp_path_factory.mktemp("html")
    convert(str(LANTERN), folder, Settings(to="html"))
    return folder


def pages(output):
    return sorted(output.glob("**/*.html"))


def tree(path):
    return LexborHTMLParser(path.read_text("utf-8"))


def test_every_link_of_the_site_leads_to_a_file_of_it(output):
    assert len(pages(output)) > 40
    for page in pages(output):
        for node in tree(page).css("[href]"):
            address = unquote(node.attributes["href"].partition("#")[0])
            if address and not address.startswith(("http", "mailto:", "tel:")):
                assert (page.parent / address).is_file(), f"{page}: {address}"


def test_what_is_not_public_lies_beside_the_site_and_says_so(output):
    drafts = sorted((output / "drafts").glob("**/*.html"))
    assert len(drafts) == 7
    assert all("Not public" in page.read_text("utf-8") for page in drafts)
    site = "".join(page.read_text("utf-8") for page in (output / "site").glob("**/*.*"))
    assert "Not public" not in site
    assert not re.search("draftonly|pendingonly|privateonly|unapprovedcomment", site)
    assert "mail.example" not in site


def test_every_word_of_a_text_is_on_its_page_and_in_the_search(output, tmp_path):
    convert(str(LANTERN), tmp_path, Settings(to="jsonl", body=("html", "text")))
    ids = json.loads((output / "_wordpress" / "id-map.json").read_text("utf-8"))
    found = {f"site/{unquote(row['url'])}": row for row in posts_of_search(output)}
    for line in (tmp_path / "items.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        path = ids[str(row["id"])]["file"]
        if not path.endswith(".html"):
            continue
        page = tree(output / path)
        assert page.css_first("h1").text() == (row["title"] or "Untitled")
        assert not words(LexborHTMLParser(row["html"])) - words(page), path
        if path.startswith("site/"):
            assert found.pop(path)["text"] == " ".join(row["text"].split())
    assert found == {}


def words(page):
    """The words of a text, as often as they stand there."""
    text = page.css_first(".text") or page.body
    return Counter(WORD.findall(text.text())) if text else Counter()


def posts_of_search(output):
    page = tree(output / "site" / "search.html")
    return json.loads(page.css_first("#posts").text())


def test_a_feed_reader_reads_the_feed(output):
    feed = feedparser.parse((output / "site" / "feed.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 20
    assert all(entry.link.startswith("https://lantern.example/") for entry in feed.entries)


def test_posts_lead_to_the_ones_before_and_after(output):
    page = tree(output / "site" / "2021" / "05" / "moved-in-may" / "index.html")
    assert page.css_first("nav.pages a[rel=prev]") is not None
    assert page.css_first("a[rel=author]").text() == 'Ada "The Lamp" Keeper'


def test_lists_hold_what_is_in_them(output):
    page = tree(output / "site" / "category" / "fog" / "index.html")
    assert "Everything at once" in [node.text() for node in page.css(".list a")]
    year = tree(output / "site" / "posts-2021.html")
    assert len(year.css(".list a")) > 10


def test_the_site_is_the_same_from_several_processes(output, tmp_path):
    convert(str(LANTERN), tmp_path, Settings(to="html", jobs=2))
    assert output_files(tmp_path) == output_files(output)


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("<p onclick=x()>a</p><script>b()</script>", "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', '<a rel="noopener noreferrer">a</a>'),
        (
            '<iframe src="https://player.example/7" title="A film"></iframe>',
            '<a href="https://player.example/7" rel="noopener noreferrer">A film</a>',
        ),
        (
            '<img src="//cdn.example/a.png" alt="Rye">',
            '<a href="https://cdn.example/a.png" rel="noopener noreferrer">Rye</a>',
        ),
        ('<img src="\\\\host\\a.png" alt="Rye">', "<span>Rye</span>"),
        ('<img src="../media/a.png" alt="Rye">', '<img src="../media/a.png" alt="Rye">'),
        ('<img src="data:text/html,x" alt="">', "<span></span>"),
        ('<p style="background:url(//x.example)">a</p>', "<p>a</p>"),
        ('<a href="data:text/html,x">a</a>', '<a rel="noopener noreferrer">a</a>'),
        (
            '<a href="/b"><img src="https://x.example/a.png" alt="Rye"></a>',
            '<a href="/b" rel="noopener noreferrer"><span>Rye</span></a>',
        ),
    ],
)
def test_nothing_of_a_text_runs_or_loads(html, safe):
    assert safe_html(html) == safe


@pytest.mark.parametrize(
    "html", ["<div>" * 100_000 + "rye", "<div>" * 20_000 + "<img src=a>rye" + "</div>" * 20_000]
)
def test_what_nests_without_end_keeps_its_words(html):
    assert "rye" in safe_html(html)


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


def test_pictures_at_hand_are_shown(tmp_path):
    folder = tmp_path / "uploads" / "2021" / "04"
    folder.mkdir(parents=True)
    (folder / "wick.png").write_bytes(PIXEL)
    settings = Settings(to="html", media="folder", media_from=str(tmp_path / "uploads"))
    convert(str(LANTERN), tmp_path / "out", settings)
    page = tmp_path / "out" / "site" / "2021" / "04" / "everything" / "index.html"
    (shown,) = tree(page).css("main img")
    picture = page.parent / unquote(shown.attributes["src"])
    assert picture.read_bytes() == PIXEL
    assert picture.resolve().is_relative_to(tmp_path / "out" / "site")


def test_an_empty_export_is_a_site_too(tmp_path):
    text = LANTERN.read_text("utf-8")
    source = tmp_path / "one.xml"
    source.write_text(text[: text.index("</item>") + 7] + "</channel></rss>", "utf-8")
    convert(str(source), tmp_path / "out", Settings(to="html"))
    assert tree(tmp_path / "out" / "site" / "index.html").css_first("h1") is not None
