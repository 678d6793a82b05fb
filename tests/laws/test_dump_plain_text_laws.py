"""Whatever plain text holds: no word of it is lost, and none is made up."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.content import Context, clean
from migrator.content.tree import Element

LINE = st.one_of(
    st.text("abé漢 1.)-=_|*+•┌┐│\t", max_size=30),
    st.sampled_from(["1. one", "2. two", "9) nine", "10) ten", "-----", "=====", "____", "* * *"]),
    st.sampled_from(
        ["    x = 1", "\tdef x", "   hanging", "| a | b |", "A sentence of words.", ""]
    ),
)
TEXT = st.lists(LINE, max_size=20).map("\n".join)
NUMBER = re.compile(r"^[ \t]*\d{1,3}[.)][ \t]+", re.MULTILINE)


def _said(node):
    if isinstance(node, str):
        return node
    return " ".join(_said(child) for child in node.children)


def _letters(text):
    return sorted(character for character in text if character.isalpha())


def _digits(text):
    return sorted(character for character in text if character.isdigit())


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_every_letter_stays_and_only_numbers_of_lists_become_the_list(text):
    root = clean(text, "text", Context()).root
    assert _letters(_said(root)) == _letters(text)
    kept = _digits(_said(root))
    assert len(kept) >= len(_digits(NUMBER.sub("", text)))
    assert all(isinstance(block, Element) for block in root.children)


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_code_and_drawings_hold_one_text(text):
    for block in clean(text, "text", Context()).root.children:
        if block.tag == "pre":
            (code,) = block.children
            assert code.tag == "code"
            assert len(code.children) == 1
            assert isinstance(code.children[0], str)
