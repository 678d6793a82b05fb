"""Each case under tests/cases/lexical: a tree, and the document of Ghost's editor for it."""

import json

import pytest

from migrator.content.tree import Element
from migrator.render.lexical import to_lexical
from tests.read_html import read_html

PLAYERS = {"youtube": "https://www.youtube.com/embed/{id}"}


@pytest.mark.cases("lexical")
def test_case(case):
    root = read_html(case.input.read_text(encoding="utf-8"))
    document = to_lexical(root, PLAYERS)
    case.check("expected.txt", "".join(_outline(document["root"]["children"], 0)))


def _outline(nodes, depth):
    """A line for each node: what it is, and what it says."""
    for node in nodes:
        said = {
            key: value for key, value in node.items() if key not in _SAME and value not in _NONE
        }
        kind, inner = node["type"], node.get("children", ())
        told = json.dumps(said, ensure_ascii=False) if said else ""
        yield f"{'  ' * depth}{kind} {told}".rstrip() + "\n"
        yield from _outline(inner, depth + 1)


_SAME = ("type", "version", "children", "mode", "style", "cardWidth", "direction")
_NONE = (None, "", 0, [], {})


def embed(provider, number, title=""):
    attributes = {"provider": provider, "id": number, "url": f"https://x.example/{number}"}
    return Element("!embed", {**attributes, "title": title})


def card_of(*blocks):
    (card,) = to_lexical(Element("body", {}, [*blocks]), PLAYERS)["root"]["children"]
    return card


def test_an_embed_plays_where_a_player_is_known_and_is_a_bookmark_elsewhere():
    played = card_of(embed("youtube", "abc123", "A film"))
    assert played["type"] == "embed"
    assert 'src="https://www.youtube.com/embed/abc123"' in played["html"]
    marked = card_of(embed("soundcloud", "12", "A song"))
    assert (marked["type"], marked["url"]) == ("bookmark", "https://x.example/12")
    assert marked["metadata"] == {"title": "A song"}


def test_an_id_that_would_leave_its_attribute_is_no_player():
    assert card_of(embed("youtube", '"><script>'))["type"] == "bookmark"


def test_an_embed_in_a_figure_keeps_its_caption():
    figure = Element("figure", {}, [embed("youtube", "abc"), Element("figcaption", {}, ["Seen"])])
    assert card_of(figure)["caption"] == "Seen"


def test_html_of_the_source_closes_what_it_opens():
    raw = Element("!raw", {"display": "block"}, ["<form><div>open"])
    assert card_of(raw)["html"] == "<form><div>open</div></form>"


def test_the_line_below_which_members_read_is_that_of_ghost():
    block = Element("!block", {"name": "jetpack/paywall", "attributes": "{}"})
    assert card_of(block)["type"] == "paywall"


def test_where_nothing_is_left_an_empty_paragraph_stands_as_the_editor_needs_one():
    assert card_of(Element("!more"))["type"] == card_of()["type"] == "paragraph"


def test_loose_words_are_a_paragraph():
    assert card_of("words ", Element("em", {}, ["alone"]))["type"] == "paragraph"


def test_nine_pictures_fill_a_gallery():
    pictures = [Element("img", {"src": f"/{number}.jpg", "alt": ""}) for number in range(11)]
    figure = Element("figure", {}, [*pictures, Element("figcaption", {}, ["All"])])
    first, second = to_lexical(Element("body", {}, [figure]), {})["root"]["children"]
    assert [len(first["images"]), len(second["images"])] == [9, 2]
    assert (first["caption"], second["caption"]) == ("", "All")
    assert [image["row"] for image in first["images"]] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_lists_that_stand_in_each_other_without_end_are_kept_as_html():
    body = Element("ul", {}, [Element("li", {}, ["the last"])])
    for _ in range(150):
        body = Element("ul", {}, [Element("li", {}, ["a line", body])])
    card = card_of(body)
    assert card["type"] == "html"
    assert card["html"].count("a line") == 150
