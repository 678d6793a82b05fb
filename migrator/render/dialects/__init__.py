"""Dialects: what each reader of Markdown has beyond CommonMark, and how it is written for.

In: nothing but the table of rules that GFM has. Out: a `Dialect` for each reader, which
`migrator.render.to_markdown` takes by its name.
To add one: a row below, made of `row(…)`; a module here where its reader needs rules of its own.
What a template engine does with a text before Markdown is read is another matter: see
`migrator.render.templates`.
"""

from collections.abc import Mapping

from migrator.render.dialects import goldmark, kramdown, mdx, python_markdown
from migrator.render.dialects.commonmark import FAMILY
from migrator.render.markdown.dialect import Dialect

DIALECTS: Mapping[str, Dialect] = {
    row.name: row
    for row in (
        *FAMILY,
        goldmark.dialect(),
        kramdown.dialect(),
        mdx.dialect(),
        python_markdown.dialect(),
    )
}

__all__ = ["DIALECTS", "Dialect"]
