"""Terms and authors that a user has renamed, merged, moved or dropped, through a whole run."""

import csv
import json
from pathlib import Path

import pytest
import yaml

from migrator.commands.convert import convert
from migrator.commands.fetch import fetch
from migrator.settings import Settings
from tests.output_tree import output_files

LANTERN = Path(__file__).parent / "builds" / "lantern.wxr.xml"
TERMS = ("category/fog=category/Foghorns", "category/oil=tag/Oil and wick")


def converted(output, **settings):
    return convert(str(LANTERN), output, Settings(**settings))


def front_matter(path):
    return yaml.safe_load(path.read_text("utf-8").split("---\n")[1])


def terms_of(output):
    """Every category and tag that a text of plain Markdown names."""
    found = [
        front_matter(path) for path in output.rglob("[!.]*.md") if ".migrator" not in path.parts
    ]
    return {name for said in found for key in ("categories", "tags") for name in said.get(key, ())}


def test_texts_name_the_new_terms_and_not_the_old(tmp_path):
    converted(tmp_path / "before")
    converted(tmp_path / "after", terms=TERMS)
    before, after = terms_of(tmp_path / "before"), terms_of(tmp_path / "after")
    assert before - after == {"Oil: whale & rape", 'Fog "signals" {{ x }}'}
    assert after - before == {"Oil and wick", "Foghorns"}


def test_menus_and_links_lead_to_what_a_term_is_now(tmp_path):
    converted(tmp_path, to="eleventy", terms=TERMS, redirects=("csv",))
    menus = json.loads((tmp_path / "content" / "_data" / "menus.json").read_text("utf-8"))
    assert [line["url"] for line in menus["top"] if "Oil" in line["title"]] == ["/tag/oil/"]
    text = (tmp_path / "_wordpress" / "redirects" / "redirects.csv").read_text("utf-8")
    rows = dict(csv.reader(text.splitlines()))
    assert rows["/category/lamps/oil/"] == "/tag/oil/"
    texts = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.md"))
    assert "/category/lamps/oil" not in texts.replace("](/category/lamps/oil", "")
    assert "](/category/lamps/oil" not in texts


def test_a_dropped_term_has_no_page_and_links_to_it_are_told_of(tmp_path):
    report = converted(tmp_path, to="hugo", terms=("category/oil=drop",))
    assert not (tmp_path / "content/categories/oil").exists()
    told = [entry.detail for entry in report.tally.codes["transforms-link-hidden"].first]
    assert any("oil" in address for address in told)


def test_an_author_who_is_another_now_has_one_page_for_both(tmp_path):
    converted(tmp_path, to="hugo", authors=("O.Brien=keeper", "keeper=The Keepers"))
    page = tmp_path / "content" / "authors" / "keeper" / "_index.md"
    assert front_matter(page)["title"] == "The Keepers"
    assert front_matter(page)["aliases"] == ["/author/o-brien/"]
    assert not (tmp_path / "content" / "authors" / "o-brien").exists()


@pytest.mark.parametrize("name", ["wxr", "jsonl", "html"])
def test_every_format_has_the_new_terms(name, tmp_path):
    converted(tmp_path, to=name, terms=TERMS)
    text = "".join(
        path.read_text("utf-8") for path in tmp_path.rglob("*") if path.suffix in {".xml", ".jsonl"}
    )
    text += "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.html"))
    assert "Oil and wick" in text


def test_it_is_the_same_from_several_processes(tmp_path):
    for jobs in (1, 2):
        converted(tmp_path / str(jobs), to="jekyll", terms=TERMS, jobs=jobs)
    assert output_files(tmp_path / "1") == output_files(tmp_path / "2")


CUT = """<!DOCTYPE html><html><head><title>Tides</title></head><body class="blog"><main>
<article class="post category-misc"><h2 class="entry-title"><a href="https://tides.example/ebb/">
Ebb</a></h2><div class="entry-content"><p>The water went out over the sand and it left its shells.
<a class="more-link" href="https://tides.example/ebb/#more-3">Continue reading</a></p></div>
<footer><a rel="category tag" href="https://tides.example/category/misc/">Misc</a></footer></article>
</main></body></html>"""
WHOLE = CUT.replace('<a class="more-link"', "<span>And it came back.</span><a hidden").replace(
    'class="blog"', 'class="single"'
)


def test_posts_completed_later_keep_the_new_terms(tmp_path):
    (tmp_path / "front.html").write_text(CUT, "utf-8")
    (tmp_path / "ebb.html").write_text(WHOLE, "utf-8")
    settings = Settings(terms=("category/misc=category/Notes",))
    convert(str(tmp_path / "front.html"), tmp_path / "out", settings)
    done = fetch(tmp_path / "out", Settings(complete=(str(tmp_path / "ebb.html"),)))
    assert (done.cut, done.left) == (1, 0)
    (path,) = (tmp_path / "out").rglob("*ebb.md")
    assert front_matter(path)["categories"] == ["Notes"]
    assert "And it came back." in path.read_text("utf-8")
