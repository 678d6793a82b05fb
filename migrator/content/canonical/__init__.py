"""Canonical form: HTML as browsers parse it → the clean tree of docs/clean-html.md.

    HTML ──► lexbor ──► walk, by `RULES` ──► builder ──► tree

Blocks of text and plain inlines, and lists and tables of these, are most of any body: `run.py` and
`plain.py` write them at once. The builder has the rest.

To add an element: a row in `RULES`; where it needs a function of its own, a `Rule` in the module
of its kind.
"""

from migrator.content.canonical import lost_words
from migrator.content.canonical.depth import limit_depth
from migrator.content.canonical.mending import mend
from migrator.content.canonical.rules import RULES, unknown
from migrator.content.canonical.walk import Walk
from migrator.content.canonical.word_lists import lists_to_html
from migrator.content.context import Notes
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_NESTING_FLATTENED

__all__ = ["RULES", "to_tree"]


def to_tree(html: str, notes: Notes) -> Element:
    """Parse HTML and bring it into the canonical form."""
    if not html:
        return Element("body")
    source, html = html, mend(html, notes)
    is_mended = html is not source
    html, left_out = limit_depth(lists_to_html(html))
    walk = Walk(html, notes)
    root = walk.run(RULES, unknown)
    if is_mended:
        lost_words.report(source, root, notes)
    if left_out or walk.build.flattened:
        notes.met(CONTENT_NESTING_FLATTENED, "")
    return root
