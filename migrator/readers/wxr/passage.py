"""Passages between two marks, taken out of a text in one pass, their line breaks left in place."""

import re
from typing import AnyStr


def cut_out(
    text: AnyStr, opening: re.Pattern[AnyStr], closing: re.Pattern[AnyStr]
) -> tuple[AnyStr, list[tuple[int, int]]]:
    """The text without the passages, and where they stood.

    An opening mark without a closing one ends the search, as nothing behind it can be closed
    either: so the time is linear, whatever the text.
    """
    pieces: list[AnyStr] = []
    spans: list[tuple[int, int]] = []
    position = 0
    while (begin := opening.search(text, position)) and (end := closing.search(text, begin.end())):
        pieces += [text[position : begin.start()], line_breaks(text[begin.start() : end.end()])]
        spans.append((begin.start(), end.end()))
        position = end.end()
    pieces.append(text[position:])
    return text[:0].join(pieces), spans


def line_breaks(text: AnyStr) -> AnyStr:
    """As many line breaks as the text has."""
    return b"\n" * text.count(b"\n") if isinstance(text, bytes) else "\n" * text.count("\n")
