"""HTML that Markdown has no form for, and the markers of WordPress as comments."""

import re

from migrator.content.tree import Element
from migrator.render.markdown.html_blocks import TAG
from migrator.render.markdown.pieces import Markup, NeedsHtmlError, Piece, add_break
from migrator.render.markdown.writer import Writer
from migrator.render.words import text_of

_VOID = ("wbr",)
_TAGS = re.compile(TAG, re.ASCII)
_READ_AS_MARKDOWN = re.compile(r"[\\`*_~\[\]<&\n\r]")


def comment(element: Element, write: Writer) -> str:
    """A marker on a line of its own."""
    forms = write.dialect.html
    return forms.inline_comment(element) if write.nested else forms.comment(element)


def html(_element: Element, _write: Writer) -> str:
    """An element that has no form in Markdown.

    Raises:
        NeedsHtmlError: Always.
    """
    raise NeedsHtmlError


def block(element: Element, write: Writer) -> str:
    """Raw HTML as a block."""
    if write.nested:
        raise NeedsHtmlError
    return write.dialect.html.raw_block(text_of(element)) if element.children else ""


def inline_comment(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """A marker in the middle of a line."""
    pieces.append(Markup(write.dialect.html.inline_comment(element)))


def inline_html(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """An inline element's tags, Markdown between them."""
    pieces.append(Markup(write.dialect.html.start_tag(element)))
    if element.tag not in _VOID:
        write.gather(element.children, pieces)
        pieces.append(Markup(f"</{element.tag}>"))


def inline_raw(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """Raw HTML in the middle of a line.

    Raises:
        NeedsHtmlError: Markdown would read what stands between its tags.
    """
    text = text_of(element)
    if _READ_AS_MARKDOWN.search(_TAGS.sub("", text)) or "\n" in text:
        raise NeedsHtmlError
    if text:
        pieces.append(Markup(write.dialect.html.raw_inline(text)))


def line_break(_element: Element, write: Writer, pieces: list[Piece]) -> None:
    """`br` → two blanks at the line's end; `<br>` where a line can't end."""
    add_break(pieces, write.line_break)
