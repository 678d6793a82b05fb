"""A drawn page and its dump → what each line of the dump is, by the parts of `chain`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bench.dumps.truth import Folded, Place, bare
from migrator.readers.dump.lines import fold

FRAME: Final = "frame"
_FAR: Final = 2000
_NEAR: Final = 20
_EACH: Final = 12
"""How far ahead a text is looked for: a short one stands in other places, too."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a page, folded, and what part of the page it stands in."""

    name: str
    key: str


def parts_of(dump: str, html: str) -> Sequence[str]:
    """For each line of a dump, which part of the page most of its characters are of.

    Lines whose words are not the page's (rules, fields, addresses) are of the frame.
    """
    text = Folded(dump)
    named = [Counter[str]() for _ in range(dump.count("\n") + 1)]
    at = 0
    for part in _parts(html):
        far = min(_FAR, _NEAR + _EACH * len(part.key))
        found = text.key.find(part.key, at, at + far + len(part.key))
        if found < 0:
            continue
        at = found + len(part.key)
        for line in range(text.line(found), text.line(at - 1) + 1):
            named[line - 1][part.name] += min(at, text.end(line)) - max(found, text.begin(line))
    return [count.most_common(1)[0][0] if count else FRAME for count in named]


def corrected(dump: str, parts: Sequence[str], found: Sequence[Place]) -> Sequence[str]:
    """The parts of lines where posts are known to stand: themes differ in their classes.

    Only the titles of posts are titles; a line that says what a post says, and is held to be of
    the frame, is text.
    """
    right = ["frame" if part == "title" else part for part in parts]
    keys = [fold(bare(line)) for line in dump.split("\n")]
    ends = (*(min(place.lines) for place in found[1:]), len(right) + 1)
    for place, end in zip(found, ends, strict=False):
        text = fold(bare(place.known.text))
        for line in range(max(place.lines), min(end, len(right) + 1)):
            if (
                right[line - 1] == FRAME
                and len(keys[line - 1]) >= _TELLING
                and keys[line - 1] in text
            ):
                right[line - 1] = "text"
        if place.known.title:
            for line in place.lines:
                right[line - 1] = "title"
    return right


_TELLING: Final = 8
"""Letters from which on a line is known again."""


def _parts(html: str) -> Iterator[Part]:
    body = LexborHTMLParser(html).body
    if body is not None:
        yield from _texts(body, FRAME)


def _texts(node: LexborNode, name: str) -> Iterator[Part]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            if key := fold(bare(child.text(deep=False) or "")):
                yield Part(name, key)
        elif child.tag == "img":
            if key := fold(bare(child.attributes.get("alt") or "")):
                yield Part(name, key)
        else:
            yield from _texts(child, child.attributes.get("data-part") or name)
