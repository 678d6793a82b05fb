"""HTML → a stream of tags and texts, read the way a browser would."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import Final

from selectolax.lexbor import LexborHTMLParser

Token = tuple[str, str, str, str]
"""`/` or nothing, a tag's name, its attributes as they are written, or else a text."""

INLINE: Final = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small"),
        *("span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
"""Elements at whose edges no word ends."""
SILENT: Final = frozenset({"script", "style", "template", "head", "noscript"})
"""Elements whose inside nobody reads."""
_FRAMES: Final = frozenset({"iframe", "noembed", "noframes"})
"""Elements that show something else than their inside, which is for browsers that can't."""
_NOT_SHOWN: Final = SILENT | _FRAMES

_TOKEN = re.compile(
    r"<!--.*?-->|<(/?)([a-z][^\s/>]*)((?:\s+[^\s=>]+(?:=\"[^\"]*\")?)*)\s*/?>|([^<]+)", re.DOTALL
)
"""A comment, a tag or a text of HTML that a parser has written out: names are small, attributes
stand in double quotes, and no text holds a bare `<`."""
_ATTRIBUTE = re.compile(r'([^\s=]+)(?:="([^"]*)")?')


def tokens(html: str) -> Sequence[Token]:
    """The tags and texts of a piece of HTML; comments, scripts and the like are left out.

    Texts and attributes are as they are written: entities are not read yet.
    """
    parser = LexborHTMLParser(html)
    found: list[Token] = _TOKEN.findall(parser.body.html or "" if parser.body else "")
    return found if _NOT_SHOWN.isdisjoint([token[1] for token in found]) else [*_shown(found)]


def _shown(found: Iterable[Token]) -> Iterator[Token]:
    """The tokens but those inside of what nobody reads."""
    silent = ""
    for token in found:
        name = token[1]
        if silent:
            if token[0] and name == silent:
                silent = ""
        elif not name:
            yield token
        elif name in SILENT:
            silent = "" if token[0] else name
        else:
            yield token
            if name in _FRAMES and not token[0]:
                silent = name


def attribute(attributes: str, name: str) -> str:
    """The value of an attribute, empty where there is none."""
    return _values(attributes).get(name, "") if name in attributes else ""


@lru_cache(maxsize=256)
def _values(attributes: str) -> dict[str, str]:
    """The attributes by name; of two with one name, the first."""
    said = reversed(_ATTRIBUTE.findall(attributes))
    return {name: unescape(value) if "&" in value else value for name, value in said}
