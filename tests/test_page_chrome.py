"""chrome.toml, line by line: each selector is one, and what it names is taken out and recorded."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from migrator.readers.page.reading import open_page
from migrator.readers.page.saved import Saved
from migrator.readers.page.selectors import chrome

_PLAIN = re.compile(r"(?P<tag>[a-z]*)(?P<mark>[.#])(?P<name>[\w-]+)")
_PART = re.compile(r"\[(?P<key>class|id)(?P<how>[\^*])='(?P<name>[\w-]+)'\]")
_ROWS = [row for part in ("chrome", "comment_loose", "loose") for row in chrome(part)]


def _element(selector):
    """An element that a selector matches; None for one of a form that is not tried here."""
    if plain := _PLAIN.fullmatch(selector):
        kind = "class" if plain["mark"] == "." else "id"
        return f'<{plain["tag"] or "div"} {kind}="{plain["name"]}">Zzyzx</{plain["tag"] or "div"}>'
    if part := _PART.fullmatch(selector):
        return f'<div {part["key"]}="{part["name"]}-9">Zzyzx</div>'
    return None


def _selectors():
    for row in chrome("chrome"):
        for selector in row.selector.split(", "):
            element = _element(selector)
            if element:
                yield pytest.param(element, row.what, id=selector)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.selector)
def test_a_line_is_a_selector_with_a_word_for_what_it_is(row):
    assert LexborHTMLParser("<p>x").css(row.selector) == []
    assert row.what == row.what.lower().strip()


@pytest.mark.parametrize(("element", "what"), list(_selectors()))
def test_what_a_line_names_is_taken_out_and_recorded(element, what):
    words = "The lock keeper counts the boats, and every boat counts. " * 3
    page = (
        '<html lang="en"><body class="single postid-5"><article class="post-5 post hentry">'
        f'<h1 class="entry-title">Boats</h1><div class="entry-content"><p>{words}</p>{element}'
        f"<p>{words}</p></div></article></body></html>"
    )
    (read,) = open_page(Saved(page.encode()), "page").posts("")
    assert "Zzyzx" not in read.post.body
    assert read.post.body.count("lock keeper") == 6
    assert {(piece.what, piece.text) for piece in read.post.removed} <= {
        (kind, "Zzyzx") for kind in (what, *_also(element))
    }


def _also(element):
    """What the same element is by an earlier line."""
    tree = LexborHTMLParser(element)
    return {row.what for row in chrome("chrome") if tree.css_first(row.selector) is not None}
