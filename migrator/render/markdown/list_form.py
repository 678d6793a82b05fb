"""How a dialect writes the markers of lists and what stands under them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListForm:
    """Markers and indents.

    Attributes:
        bullets: The markers of lists, and of those that stand right behind one.
        ends: What ends a number, in the same way.
        indent: How far an item's further lines are indented; 0 is the width of its marker.
        spreads: Whether one blank line in an item asks for one between all items.
        empty: What an item without anything holds, where a marker alone is none.
    """

    bullets: tuple[str, str] = ("-", "*")
    ends: tuple[str, str] = (".", ")")
    indent: int = 0
    empty: str = ""
    spreads: bool = False

    def padded(self, marker: str) -> str:
        """A marker with the blanks behind it."""
        return f"{marker} ".ljust(self.indent)
