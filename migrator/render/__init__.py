"""Render: the clean tree → Markdown, HTML or plain text.

In: the root of a clean tree (docs/clean-html.md). Out: text that ends with one newline, or nothing.
To add an engine for Markdown: a module here with a function `to_markdown(root) -> str`, and its row
in `ENGINES`.
"""

from collections.abc import Callable, Mapping

from migrator.content.tree import Element
from migrator.render import html2text_engine, markdown
from migrator.render.html import to_html
from migrator.render.text import to_text

ENGINES: Mapping[str, Callable[[Element], str]] = {
    "tree": markdown.to_markdown,
    "html2text": html2text_engine.to_markdown,
}


def to_markdown(root: Element, engine: str = "tree") -> str:
    """Markdown of what is inside the root.

    Args:
        root: A clean tree; its own tag is not written.
        engine: A row of `ENGINES`.

    Raises:
        KeyError: There is no such engine.
    """
    return ENGINES[engine](root)


__all__ = ["ENGINES", "to_html", "to_markdown", "to_text"]
