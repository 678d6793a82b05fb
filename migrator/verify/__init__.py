"""Verify: Markdown read back, and compared with the clean tree it was written from.

In: the Markdown of a body, and its tree. Out: a diagnostic for each word, link, image, piece of
code, table cell, heading and item that is not the same in both. The road is its own: markdown-it
reads, and nothing of `render` has a part in it. Loaded only where `--verify` asks for it.
To compare something more: a list in `Seen`, filled in `looking`, and a row in `differences.KINDS`.
"""

from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic, Place
from migrator.verify.differences import differences
from migrator.verify.formulas import VERBATIM_FORMULAS, with_formulas_escaped
from migrator.verify.looking import look
from migrator.verify.reading import read_markdown


def verify(
    markdown: str, root: Element, place: Place, dialect: str = "gfm"
) -> tuple[Diagnostic, ...]:
    """What a reader of some Markdown does not see as the tree has it.

    Args:
        markdown: As it was written, before anything was done to it for a template engine.
        root: The tree it was written from.
        place: Of the item.
        dialect: The dialect it was written in; what markdown-it does not know of it is read as
            near to it as can be.
    """
    if dialect in VERBATIM_FORMULAS:
        markdown = with_formulas_escaped(markdown, root)
    return differences(look(root), look(read_markdown(markdown, dialect)), place)


__all__ = ["verify"]
