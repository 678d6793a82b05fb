"""A block that is open while the tree is built."""

from migrator.content.canonical.attributes import Attrs
from migrator.content.tree import Element

RUN_FIRST = frozenset({"li", "td", "th", "dd", "dt", "figcaption", "caption", "summary"})
_NO_PARAGRAPHS = frozenset({"figure", "pre", "ul", "ol", "dl", *RUN_FIRST})

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
        paragraphs: Whether a paragraph in it always stands as one.
    """

    __slots__ = ("block", "chain", "leaves", "paragraphs", "wanted")

    def __init__(self, block: Element, wanted: list[Inline]) -> None:
        """Open a block, with the inlines around it."""
        self.block = block
        self.wanted = wanted
        self.leaves: list[Inline] = []
        self.chain: list[Element] = []
        self.paragraphs = block.tag not in _NO_PARAGRAPHS
