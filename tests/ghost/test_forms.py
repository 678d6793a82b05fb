"""The forms in which Ghost takes a text, compared on the bodies of the corpus.

Its importer makes cards of HTML; one HTML card holds anything; we choose a form for each block.
"""

import json
import re
import sys
from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser

from migrator.commands.conversion import clean_post, context_of
from migrator.commands.planning import plan_source
from migrator.readers.opening import open_source
from migrator.render import to_html
from migrator.render.lexical import to_lexical
from migrator.render.lexical.nodes import card, holder
from migrator.settings import Settings
from migrator.writers.ghost.tables import tables
from tests.builds.built_site import letters
from tests.builds.truth import NO_PAGES
from tests.ghost.server import ghost

pytestmark = pytest.mark.ghost
KINDS = {
    "links": "a[href]",
    "pictures": "img[src]",
    "code and verse": "pre",
    "tables": "table",
    "cells": "td, th",
    "items of lists": "li",
    "headings": "h1, h2, h3, h4, h5, h6",
    "details": "details, dl, kbd, q, abbr[title], ruby, audio, video",
}
_EMBEDS = "figure.wp-block-embed, figure.kg-embed-card, figure.kg-bookmark-card"


@pytest.fixture(scope="module")
def bodies(shared):
    """Every body of the corpus, as the clean tree has it."""
    return list(_bodies(shared))


def _bodies(shared):
    for path in sorted((shared / "corpus" / "wxr").glob("*.xml")):
        settings = Settings()
        with open_source(str(path), settings) as source:
            stubs = source.survey()
            plan = plan_source(source, stubs, settings)
            for item in source.items([stub for stub in stubs if stub.type not in NO_PAGES]):
                root = clean_post(item.read()[0], context_of(item.read()[0], item.stub, plan)).root
                if root.children:
                    yield root


def as_html(root):
    return {"html": to_html(root)}


def as_one_card(root):
    return {"lexical": json.dumps({"root": holder("root", [card("html", html=to_html(root))])})}


def as_cards(root):
    return {"lexical": json.dumps(to_lexical(root, tables().players))}


FORMS = {"html": as_html, "one card": as_one_card, "cards": as_cards}


@pytest.fixture(scope="module")
def kept(bodies, tmp_path_factory):
    """What is there of each kind, and what each form keeps of it."""
    folder = tmp_path_factory.mktemp("forms")
    (folder / "site").mkdir()
    posts = [
        {"title": slug, "slug": slug, "status": "published", **form(root)}
        for name, form in FORMS.items()
        for number, root in enumerate(bodies)
        for slug in [f"{name.replace(' ', '-')}-{number}"]
    ]
    output = folder / "output"
    output.mkdir()
    document = {"db": [{"meta": {"exported_on": 0, "version": "6.65.0"}, "data": {"posts": posts}}]}
    (output / "data.json").write_text(json.dumps(document), "utf-8")
    with ghost(folder / "site") as site:
        assert site.take(output) == []
        rows = {row["slug"]: row["html"] for row in site.admin("db/")["db"][0]["data"]["posts"]}
    table = {"there": Counter(), **{name: Counter() for name in FORMS}}
    for number, root in enumerate(bodies):
        html = to_html(root)
        there = pieces(html)
        table["there"] += Counter({kind: sum(found.values()) for kind, found in there.items()})
        for name in FORMS:
            found = pieces(rows[f"{name.replace(' ', '-')}-{number}"] or "")
            same = {kind: sum((there[kind] & found[kind]).values()) for kind in there}
            table[name] += Counter(same)
            table[name]["whole texts"] += found == there
        table["there"]["whole texts"] += 1
    return table


def pieces(html):
    """What is on a page, by kind; embeds, which each form shows in its own way, apart."""
    body = LexborHTMLParser(f"<body>{html}</body>").body
    embeds = body.css(_EMBEDS)
    found = {"embeds": Counter({"": len(embeds)})}
    for figure in embeds:
        for child in list(figure.iter()):
            if child.tag != "figcaption":
                child.decompose()
    found["letters"] = Counter({letters(body): len(letters(body))})
    for kind, selector in KINDS.items():
        found[kind] = Counter(map(_said, body.css(selector)))
    return found


def _said(node):
    address = node.attributes.get("href") or node.attributes.get("src") or ""
    return f"{node.tag} {address} {''.join(re.findall(chr(92) + 'w', node.text()))}"


def test_our_cards_keep_every_word_link_picture_and_table(kept):
    """`pytest -s` shows the table of docs/platforms/ghost.md."""
    for kind, count in kept["there"].items():
        sys.stdout.write(f"| {kind} | {count} |")
        sys.stdout.write("".join(f" {kept[name][kind]} |" for name in FORMS) + "\n")
    assert kept["cards"] == kept["there"]


def test_no_other_form_keeps_more(kept):
    for name in FORMS:
        assert all(kept["cards"][kind] >= count for kind, count in kept[name].items())


def test_most_of_a_text_can_be_edited(bodies):
    nodes = Counter(
        node["type"]
        for root in bodies
        for node in to_lexical(root, tables().players)["root"]["children"]
    )
    assert nodes["html"] < nodes.total() / 8, nodes
