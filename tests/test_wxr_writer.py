"""An export written for another WordPress, read back: every field of every item is the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from migrator.commands.convert import convert
from migrator.readers.opening import open_source
from migrator.settings import Settings
from tests.output_tree import output_files

HERE = Path(__file__).parent
EXPORTS = [HERE / "builds" / "lantern.wxr.xml", HERE.parent / "samples" / "tidewater.wxr.xml"]
WP = "{http://wordpress.org/export/1.2/}"


def read(path):
    """The site and the posts of a source."""
    with open_source(str(path), Settings()) as source:
        stubs = source.survey()
        return source.site, [item.read()[0] for item in source.items(stubs)]


def written(source, output, **settings):
    """The folder that a source was converted into."""
    report = convert(str(source), output, Settings(to="wxr", **settings))
    assert not report.tally.failed
    return output


def assert_same(source, output):
    site, posts = read(source)
    again, back = read(output)
    assert back == posts
    assert replace(again, wxr_version="") == replace(site, wxr_version="")
    assert again.wxr_version == "1.2"


@pytest.mark.parametrize("source", EXPORTS, ids=lambda path: path.name)
def test_what_is_written_reads_the_same(source, tmp_path):
    assert_same(source, written(source, tmp_path) / "export.xml")


def test_real_exports_read_the_same(shared, tmp_path):
    sources = [path for path in sorted(shared.glob("corpus/**/*.xml")) if is_small_export(path)]
    assert sources
    for number, source in enumerate(sources):
        output = written(source, tmp_path / str(number)) / "export.xml"
        etree.parse(output, etree.XMLParser(huge_tree=True))
        assert_same(source, output)


def is_small_export(path):
    head = path.read_bytes()[:4000] if path.stat().st_size < 2_000_000 else b""
    return b"wordpress.org/export/" in head


@pytest.mark.parametrize("source", EXPORTS, ids=lambda path: path.name)
def test_it_is_well_formed_and_of_the_form_that_importers_ask_for(source, tmp_path):
    root = etree.parse(written(source, tmp_path) / "export.xml").getroot()
    assert root.findtext(f"channel/{WP}wxr_version") == "1.2"
    assert root.findtext(f"channel/{WP}base_blog_url")
    for item in root.iter("item"):
        assert item.findtext(f"{WP}post_type")
        assert item.findtext(f"{WP}post_id").isdecimal()


def test_several_files_of_a_size_are_one_export(tmp_path):
    text = EXPORTS[0].read_text("utf-8")
    large = f"<![CDATA[{'wick and oil ' * 30_000}"
    source = tmp_path / "large.xml"
    source.write_text(text.replace("<content:encoded><![CDATA[", f"<content:encoded>{large}"))
    output = written(source, tmp_path / "out", split_size=3)
    files = sorted(output.glob("*.xml"))
    assert len(files) >= 5
    assert all(path.stat().st_size <= 3_000_000 for path in files)
    assert all(etree.parse(path).getroot().findall(f"channel/{WP}author") for path in files)
    assert_same(source, output)


def test_it_is_the_same_from_several_processes(tmp_path):
    one, two = (written(EXPORTS[0], tmp_path / str(jobs), jobs=jobs) for jobs in (1, 2))
    assert output_files(one) == output_files(two)


def test_clean_html_is_written_if_asked_for_and_only_of_texts(tmp_path):
    _, before = read(EXPORTS[0])
    _, after = read(written(EXPORTS[0], tmp_path, body=("html",)) / "export.xml")
    changed = {post.type for post, new in zip(before, after, strict=True) if post.body != new.body}
    assert "post" in changed
    assert changed.isdisjoint({"wp_block", "nav_menu_item", "attachment"})
    assert not any("<!-- wp:" in post.body for post in after if post.type == "post")


def test_a_page_that_was_saved_becomes_an_export(tmp_path):
    source = tmp_path / "page.html"
    source.write_text(
        "<!doctype html><title>Rye</title><article><h1>Rye</h1><p>Bread &amp; salt.</p></article>"
    )
    report = convert(str(source), tmp_path / "out", Settings(to="wxr"))
    assert report.tally.written == 1
    _, (post,) = read(tmp_path / "out" / "export.xml")
    assert "Bread &amp; salt." in post.body
