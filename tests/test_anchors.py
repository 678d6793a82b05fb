"""Links into the midst of another text, through a whole run: the place is there, or is told of."""

import re

import pytest

from migrator.commands.convert import convert
from migrator.commands.fetch import fetch
from migrator.settings import Settings
from tests.media_site import export, post

URL = "https://harbour.example"
NOTE = f"{URL}/2019/03/note-2"


@pytest.fixture
def source(tmp_path):
    first = (
        f'<p><a href="{NOTE}/#what-goes-in">a</a> <a href="/?p=2#h-how-it-is-done">b</a>'
        f"<a href=\"{NOTE}#What_It_Costs\">c</a> <a href='/2019/03/note-2/#theme-top'>d</a>"
        f'<a href="{NOTE}/#comment-4">e</a> <a href="{NOTE}/#more-2">f</a>'
        f'<a href="{NOTE}/#caf%C3%A9">g</a> <a href="{NOTE}/#theme-top">h</a>'
        f'<a href="https://elsewhere.example/#what-goes-in">i</a></p>'
    )
    second = (
        '<h2 id="what-goes-in">Flour and water</h2><p id="never-asked-for">x</p>'
        "<h3>How it is done</h3><p>y</p><h3>What it <em>costs</em></h3>"
        '<p id="café">z</p><h3>How it is done</h3>'
    )
    items = [post(1, first, url=URL), post(2, second, url=URL)]
    return export(tmp_path / "export.xml", items, url=URL)


def page(output, number):
    (path,) = output.rglob(f"*note-{number}.md")
    return path.read_text("utf-8")


@pytest.mark.parametrize("name", ["hugo", "jekyll", "eleventy", "markdown"])
def test_places_that_other_texts_lead_to_are_kept(source, tmp_path, name):
    report = convert(str(source), tmp_path / "out", Settings(to=name, links="rewrite"))
    text = page(tmp_path / "out", 2)
    ids = set(re.findall(r'(?: id="|\{#)([^"}]+)', text))
    assert ids == {"what-goes-in", "h-how-it-is-done", "What_It_Costs", "café"}
    assert text.count("h-how-it-is-done") == 1
    (lost,) = report.tally.codes["transforms-anchor-missing"].first
    assert (lost.detail, lost.place.item) == ("#theme-top", "post 2 “Note 2”")


def test_links_keep_their_anchors(source, tmp_path):
    convert(str(source), tmp_path / "out", Settings(to="hugo"))
    links = re.findall(r"\]\(([^)]*)\)", page(tmp_path / "out", 1))
    at = "/2019/03/note-2/"
    assert links == [
        *(f"{at}#what-goes-in", f"{at}#h-how-it-is-done", f"{at}#What_It_Costs"),
        *(f"{at}#theme-top", f"{at}#comment-4", at, f"{at}#caf%C3%A9", f"{at}#theme-top"),
        "https://elsewhere.example/#what-goes-in",
    ]


def test_no_id_is_kept_where_links_are(source, tmp_path):
    report = convert(str(source), tmp_path / "out", Settings())
    assert "id=" not in page(tmp_path / "out", 2)
    assert "transforms-anchor-missing" not in report.tally.codes


FRONT = """<!DOCTYPE html><html><head><title>Tides</title></head><body class="blog"><main>
<article class="post"><h2 class="entry-title"><a href="https://tides.example/flood/">Flood</a></h2>
<div class="entry-content"><p>See <a href="https://tides.example/ebb/#shells">the shells</a> of the
last time that the water went out, and how many there were.</p></div></article>
<article class="post"><h2 class="entry-title"><a href="https://tides.example/ebb/">Ebb</a></h2>
<div class="entry-content"><h3 id="shells">What lay there</h3><p>The water went out over the sand.
<a class="more-link" href="https://tides.example/ebb/#more-3">Continue reading</a></p></div>
</article></main></body></html>"""
SINGLE = """<!DOCTYPE html><html><head><title>Ebb</title></head><body class="single-post"><main>
<article class="post"><h1 class="entry-title"><a href="https://tides.example/ebb/">Ebb</a></h1>
<div class="entry-content"><h3 id="shells">What lay there</h3><p>The water went out over the sand.
</p><p>And then it came back, and took them along.</p></div></article></main></body></html>"""


def test_a_text_completed_later_keeps_its_places(tmp_path):
    (tmp_path / "front.html").write_text(FRONT, "utf-8")
    (tmp_path / "ebb.html").write_text(SINGLE, "utf-8")
    convert(str(tmp_path / "front.html"), tmp_path / "out", Settings(to="hugo"))
    done = fetch(tmp_path / "out", Settings(complete=(str(tmp_path / "ebb.html"),)))
    assert (done.cut, done.left) == (1, 0)
    (path,) = (tmp_path / "out").rglob("*ebb.md")
    text = path.read_text("utf-8")
    assert "took them along" in text
    assert 'id="shells"' in text or "{#shells}" in text
