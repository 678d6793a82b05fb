"""A dump written in Markdown, as html2text makes it → plain lines, with what their marks say.

Markdown says what other dumps leave to guess: which line is a heading, where a link begins and
ends, what stands for a picture. The marks are taken off the text that is looked at; the lines as
they stood make the body of a post (`to_html`), where markdown-it reads them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_TARGET: Final = r"\(\s*(?P<{0}><[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"]*\")?\s*\)"
_IMAGE: Final = re.compile(r"!\[(?P<alt>[^\]]*)\]" + _TARGET.format("source"))
_LINK: Final = re.compile(r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]" + _TARGET.format("to"))
_NO_TEXT: Final = re.compile(r"\s*\[\s*\]" + _TARGET.format("to") + r"\s*")
"""A link of which nothing is left to click on, as its text was taken out."""
_HEADING: Final = re.compile(r"\s{0,3}(?:[*+-]\s+)?(#{1,6})\s+(?=\S)")
_LEFT_OPEN: Final = re.compile(r"\[[^\[\]]*(?:\]\([^()]*)?$")
"""How a heading ends whose link goes on: html2text breaks those of list items."""
_ITEM: Final = re.compile(r"\s*(?:[*+-]|\d{1,4}[.)])\s")
_BLOCK: Final = re.compile(r"\s*(?:>|\||(?:[-*_]\s*){3,}$)|.*\S\s*\|.*\||\s*:?-{3,}:?\s*\|")
_EMPHASIS: Final = re.compile(
    r"(?P<mark>\*\*\*|\*\*|__|(?<![\w*])\*(?!\*)|(?<!\w)_)(?=\S)(?P<text>.+?)(?<=\S)(?P=mark)(?!\w)"
)
_ESCAPE: Final = re.compile(r"\\([-\\`*_{}\[\]()#+.!>|~])")
_QUOTE: Final = re.compile(r"\s*(?:>\s?)+")
_BREAK: Final = re.compile(r"(?:\s{2,}|\\)$")
_HYPHENED: Final = re.compile(r"\w-$")
_FEWEST_MARKS: Final = 3
_LONGEST: Final = 20_000
"""A longer paragraph is no text of a page; its marks stay."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A line without its marks.

    Attributes:
        heading: Its level, 0 for none.
        targets: The addresses of its links, in their order.
        linked: How many of its characters are the text of links.
        pictured: It shows pictures and nothing else.
    """

    text: str
    heading: int = 0
    targets: tuple[str, ...] = ()
    linked: int = 0
    pictured: bool = False


def is_markdown(lines: Sequence[str]) -> bool:
    """The lines hold links and headings as Markdown writes them."""
    links = sum(_links(line) for line in lines)
    headings = sum(_HEADING.match(line) is not None for line in lines)
    return links + 2 * headings >= _FEWEST_MARKS and links + headings > len(lines) // 200


def _links(line: str) -> int:
    """How many links a line holds; `[7](more…)` is a number of a text browser before a text."""
    return sum(not met["text"].isdigit() for met in _LINK.finditer(line[:_LONGEST]))


def broken_lines(lines: Sequence[str]) -> frozenset[int]:
    """Positions of the lines that go on with the paragraph above them."""
    return frozenset(at for at, pair in enumerate(pairwise(lines), 1) if _goes_on(*pair))


def _goes_on(above: str, line: str) -> bool:
    if not above.strip() or not line.strip() or _BREAK.search(above):
        return False
    if _BLOCK.match(above) or (_HEADING.match(above) and not _LEFT_OPEN.search(above)):
        return False
    return not (_HEADING.match(line) or _BLOCK.match(line) or _ITEM.match(line))


def joined(lines: Sequence[str]) -> str:
    """The lines of a paragraph as one; a word broken at its hyphen is one word again."""
    text = lines[0].rstrip()
    for line in lines[1:]:
        text += ("" if _HYPHENED.search(text) else " ") + line.strip()
    return text


def plain(line: str) -> Plain:
    """A line, or a whole paragraph, without its marks."""
    if len(line) > _LONGEST:
        return Plain(line)
    heading = _HEADING.match(line)
    bare = line[heading.end() :] if heading else _QUOTE.sub("", line, count=1)
    targets: list[str] = []
    linked = 0
    without = _IMAGE.sub(lambda met: met["alt"], bare)
    pictured = without != bare and not _LINK.sub("", _IMAGE.sub("", bare)).strip(" *")

    def text_of(met: re.Match[str]) -> str:
        nonlocal linked
        targets.append(met["to"].strip("<>"))
        linked += len(met["text"].strip())
        return met["text"].strip() if pictured else met["text"]

    text = _LINK.sub(text_of, without)
    text = _ESCAPE.sub(r"\1", _unemphasised(text))
    return Plain(text, len(heading[1]) if heading else 0, tuple(targets), linked, pictured)


def _unemphasised(text: str) -> str:
    for _ in range(2):  # bold within italics
        text = _EMPHASIS.sub(lambda met: met["text"], text)
    return text


def to_html(blocks: Iterator[str]) -> str:
    """Lines as they stood, blank ones between paragraphs → HTML; tags in them are text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (few dumps are Markdown)

    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    left = ("" if _NO_TEXT.fullmatch(block) else block for block in blocks)
    return str(reader.render("\n".join(left)))
