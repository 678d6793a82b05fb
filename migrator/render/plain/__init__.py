"""`raw_html`: a clean tree → one that Markdown can say without HTML, and what that cost.

In: a tree, and a policy for the HTML in it. Out: a tree that holds nothing Markdown has no form
for, and a report of what became of the rest. Its text is kept: an inline is unwrapped, a term
becomes bold, a cell that spans is filled up. HTML that stood in the source as it is (`!raw`) is
shown as text (`escape`), or is left out but for its words and addresses (`drop`). Nothing that is
left can run a script.
To add an element: its row in `blocks.RULES` or `inlines.RULES`.
"""

from dataclasses import dataclass

from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic, Place
from migrator.render.dialects import DIALECTS
from migrator.render.plain.blocks import plain_blocks
from migrator.render.plain.losses import Losses


@dataclass(frozen=True, slots=True)
class Plain:
    """A tree without HTML, and what became of what was there."""

    root: Element
    diagnostics: tuple[Diagnostic, ...]


def make_plain(root: Element, policy: str, dialect: str, place: Place) -> Plain:
    """The tree for a policy that lets no HTML through.

    Args:
        root: A clean tree; it is left as it is.
        policy: `escape` or `drop`.
        dialect: A row of `DIALECTS`: what it has no form for is plain too.
        place: Of the item.
    """
    losses = Losses(policy, DIALECTS[dialect].features)
    blocks = plain_blocks(root.children, losses, 0)
    return Plain(Element("body", {}, [*blocks]), losses.diagnostics(place))


__all__ = ["Plain", "make_plain"]
