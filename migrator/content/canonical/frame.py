"""A block that is open while the tree is built."""

from migrator.content.canonical.attributes import Attrs
from migrator.content.tree import Element

Inline = tuple[str, Attrs]
NOTHING: Inline = ("", {})


class Frame:
    """A block that is open.

    Attributes:
        block: The element its content goes to.
        wanted: The inlines that what comes next stands in: those around the block, then those
            opened inside it.
        leaves: The paragraphs and headings that are open, the innermost last.
        chain: The run being written: its holder, then the inlines made so far, as in `wanted`.
            Empty between runs.
    """

    __slots__ = ("block", "chain", "leaves", "wanted")

    def __init__(self, block: Element, wanted: list[Inline]) -> None:
        """Open a block, with the inlines around it."""
        self.block = block
        self.wanted = wanted
        self.leaves: list[Inline] = []
        self.chain: list[Element] = []
