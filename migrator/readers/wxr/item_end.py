"""The end of an item, found by walking its markup: the exact way, for whatever is odd."""

import re
from enum import Enum, auto

from migrator.readers.wxr.cdata import IncompleteError, Text, end_of

_TOKEN = re.compile(
    r"(?P<comment><!--)"
    r"|(?P<close></item\s*+>)"
    r"|(?P<next><item[\s>]\s*+<|</?channel[\s>]|</rss\s*+>|<\?xml\s)"
    r"|<(?P<field>[a-z]\w*+(?::\w++)?)(?:\s[^<>]*+)?>(?:\s*+(?P<section><!\[CDATA\[))?"
    r"|(?P<stray><!\[CDATA\[)"
)


class Ending(Enum):
    """How an item ends, or begins."""

    CLOSED = auto()
    UNCLOSED = auto()
    UNOPENED = auto()
    CUT = auto()


def exact_end(text: Text) -> tuple[int, Ending]:
    """The end of the item that the text begins with.

    Raises:
        IncompleteError: The item goes on beyond the text.
    """
    position, field = len("<item"), ""
    while match := _TOKEN.search(text.value, position):
        kind = match.lastgroup
        if kind == "close":
            return match.end(), Ending.CLOSED
        if kind == "next":
            return match.start(), Ending.UNCLOSED
        position = match.end()
        if kind == "comment":
            end = text.find("-->", position)
            position = end + 3 if end >= 0 else position
            continue
        field = match["field"] or field
        if kind in {"section", "stray"}:
            position = end_of(text, position, field).after
    if not text.final:
        raise IncompleteError
    return len(text.value), Ending.CUT
