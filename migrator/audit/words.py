"""A text → its words, as they are counted on both sides of the audit."""

import re
from html import unescape
from typing import Final
from unicodedata import is_normalized, normalize

_WORD: Final = re.compile(
    r"[^\s!-/:-@\[-`{-~\u0080-\u00a9\u00ab-\u00b1\u00b4-\u00b8\u00bb\u00bf"
    r"\u2000-\u206f\u2190-\u21ff\u3000-\u3004\u3008-\u3020\u3030\ufe10-\ufe6f\uff01-\uff0f\uff1a-\uff20]+"
)
"""Whatever is neither blank nor punctuation: letters with their marks, digits, symbols, emoji. A
run of a script that sets no blanks is one word. Arrows are left out: they lead back from notes."""
_SIGNS: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"
_UNSEEN = re.compile(f"[{_SIGNS}]+")
_SHORT: Final = 200
"""Letters up to which a pattern is quicker than to look for each sign of its own."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_SHORTCODE = re.compile(
    r"\[/?[a-zA-Z][\w-]*(?:(?:\s+|=)[^\[\]]*)?/?\]|\[\[[a-zA-Z][\w-]*[^\[\]]*\]\]"
)


_LEFT_SHORTCODE = re.compile(r"(?<![!\]])\[[a-zA-Z][\w-]*\s+[\w-]+=[\"'][^\[\]]*\](?!\()")
"""A shortcode with attributes, which no link of Markdown looks like."""


def words(text: str) -> list[str]:
    """The words of a text in their order.

    Addresses and what has the form of a shortcode are no words: a converter may well turn the one
    into a link or a player and leave the other out, and both are compared for themselves.
    """
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    if "[" in text:
        text = _SHORTCODE.sub(" ", text)
    if not text.isascii():
        if len(text) < _SHORT or any(map(text.__contains__, _SIGNS)):
            text = _UNSEEN.sub("", text)
        if not is_normalized("NFC", text):
            text = normalize("NFC", text)
    return _WORD.findall(text)


def words_in_shortcodes(text: str) -> list[str]:
    """The words that stand in shortcodes which a text shows as they are, Markdown's or HTML's."""
    if "[" not in text:
        return []
    bare = unescape(text.replace("\\", ""))
    return [word for found in _LEFT_SHORTCODE.findall(bare) for word in _WORD.findall(found)]


def spans(text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, to show them; addresses and shortcodes count as words here."""
    return [found.span() for found in _WORD.finditer(text)]


def addresses(text: str) -> list[str]:
    """The web addresses that stand in a text, without the punctuation of the sentence."""
    if "://" not in text and "www." not in text:
        return []
    return [found.rstrip(".,;:!?)'’»”") for found in _ADDRESS.findall(text)]
