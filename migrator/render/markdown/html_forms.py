"""How HTML stands among the Markdown of a dialect."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from migrator.content.tree import Element
from migrator.render.comments import comment_of
from migrator.render.html import start_tag
from migrator.render.markdown.html_blocks import html_block, protect


def inline_comment(marker: Element) -> str:
    """A marker on the line it stands in."""
    return " ".join(comment_of(marker).split())


def as_it_stands(html: str) -> str:
    """Raw HTML of one line."""
    return html


@dataclass(frozen=True, slots=True)
class HtmlForms:
    """The forms of HTML.

    Attributes:
        allowed: Whether there may be any.
        start_tag: An element → its start tag.
        block: Nodes of the clean tree → a block of HTML.
        raw_block: HTML as it stands → a block that Markdown leaves alone.
        raw_inline: HTML as it stands, of one line → the same in a line.
        comment: A marker → a comment on a line of its own.
        inline_comment: A marker → a comment in a line.
    """

    allowed: bool = True
    start_tag: Callable[[Element], str] = start_tag
    block: Callable[[Sequence[Element | str]], str] = html_block
    raw_block: Callable[[str], str] = protect
    raw_inline: Callable[[str], str] = as_it_stands
    comment: Callable[[Element], str] = comment_of
    inline_comment: Callable[[Element], str] = inline_comment
