"""`code` → backticks, `pre` with `code` → a fence longer than any run of backticks inside."""

import re

from migrator.content.tree import Element
from migrator.render.markdown.pieces import Markup, NeedsHtmlError, Piece
from migrator.render.markdown.writer import Writer
from migrator.render.words import text_of

_TICKS = re.compile("`+")
_LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-([^\s`]+)")
_BREAKS = re.compile(r"\r\n?|\n")


class CodeSpan(Markup):
    """A finished code span.

    Attributes:
        source: The code in it.
    """

    source: str


def inline(element: Element, _write: Writer, pieces: list[Piece]) -> None:
    """A code span: as many backticks as no run inside has."""
    text = _BREAKS.sub(" ", text_of(element))
    last = pieces[-1] if pieces else None
    if isinstance(last, CodeSpan):
        text = last.source + text  # `a``b` would be read as one
        pieces.pop()
    if text:
        pieces.append(_span(text))


def _span(text: str) -> CodeSpan:
    """A code span that reads as this text."""
    runs = {len(run) for run in _TICKS.findall(text)}
    length = 1
    while length in runs:
        length += 1
    ticks = "`" * length
    pad = " " if text[0] == "`" or text[-1] == "`" or _is_stripped(text) else ""
    span = CodeSpan(f"{ticks}{pad}{text}{pad}{ticks}")
    span.source = text
    return span


def _is_stripped(text: str) -> bool:
    """Whether a reader would take a space off both ends."""
    return text[0] == " " == text[-1] and text.strip(" ") != ""


def block(element: Element, _write: Writer) -> str:
    """A code block; a `pre` that holds more than code has no form in Markdown.

    Raises:
        NeedsHtmlError: It is verse, or holds a character that a fence can't keep.
    """
    code = element.children[0] if len(element.children) == 1 else None
    if not isinstance(code, Element) or code.tag != "code":
        raise NeedsHtmlError
    if any(isinstance(child, Element) for child in code.children):
        raise NeedsHtmlError
    text = text_of(code)
    if "\r" in text:
        raise NeedsHtmlError
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    if text and not text.endswith("\n"):
        text += "\n"
    return f"{fence}{_language(code)}\n{text}{fence}"


def _language(code: Element) -> str:
    """The language, safe as a fence's info string."""
    match = _LANGUAGE.search(code.attrs.get("class", ""))
    return re.sub(r"[\\&]", r"\\\g<0>", match[1]) if match else ""
