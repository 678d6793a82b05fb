"""Render: the clean tree → Markdown, HTML or plain text.

In: the root of a clean tree (docs/clean-html.md). Out: text that ends with one newline, or nothing.
To add an engine for Markdown: a module here with a function `to_markdown(root, dialect) -> str`,
and its row in `ENGINES`. To add a dialect: see `migrator.render.dialects`; for what a
template engine does to a text, `migrator.render.templates`.
"""

from collections.abc import Callable, Mapping

from migrator.content.tree import Element
from migrator.render import html2text_engine, markdown
from migrator.render.html import to_html
from migrator.render.markdown import GFM
from migrator.render.markdown.dialect import Dialect
from migrator.render.text import to_text

ENGINES: Mapping[str, Callable[[Element, Dialect], str]] = {
    "tree": markdown.to_markdown,
    "html2text": html2text_engine.to_markdown,
}


def to_markdown(
    root: Element,
    engine: str = "tree",
    dialect: str = "gfm",
    template: str = "none",
    raw_html: str = "allow",
) -> str:
    """Markdown of what is inside the root.

    Args:
        root: A clean tree; its own tag is not written.
        engine: A row of `ENGINES`.
        dialect: A row of `migrator.render.dialects.DIALECTS`.
        template: A row of `migrator.render.templates.TEMPLATES`: the language of the engine that
            runs over the file.
        raw_html: `allow`; with anything else no HTML is written, and the tree should hold nothing
            that needs it: see `migrator.render.plain`.

    Raises:
        KeyError: There is no such engine, dialect or template language.
    """
    write = ENGINES[engine]
    if dialect == GFM.name and template == "none" and raw_html == "allow":
        return write(root, GFM)
    from migrator.render.dialects import DIALECTS  # noqa: PLC0415  (most runs need none of them)
    from migrator.render.templates import TEMPLATES  # noqa: PLC0415  (as above)

    language, target = TEMPLATES[template], DIALECTS[dialect]
    if raw_html != "allow":
        target = target.without_html()
    return language.body(write(language.tree(root), target))


__all__ = ["ENGINES", "to_html", "to_markdown", "to_text"]
