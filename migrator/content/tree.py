"""The clean HTML tree: the one form between `content`, which makes it, and the renderers.

The subset of HTML5 it may hold is set down in docs/clean-html.md.
"""

from __future__ import annotations


class Element:
    """An element of the clean tree.

    Mutable and bare on purpose: a body of 4 KB has about a hundred of these, and a frozen dataclass
    takes four times as long to make.

    Attributes:
        tag: Lower-case HTML name, or a marker: `!more`, `!nextpage`, `!block`, `!comment`, `!raw`.
        attrs: Attributes in the source's order; an attribute without a value is the empty string.
        children: Elements and text, in order. Text is decoded (no entities) and, outside `pre`,
            its runs of white space are one space.
    """

    __slots__ = ("attrs", "children", "tag")

    def __init__(
        self,
        tag: str,
        attrs: dict[str, str] | None = None,
        children: list[Element | str] | None = None,
    ) -> None:
        """Make an element; the lists and dicts are kept, not copied."""
        self.tag = tag
        self.attrs = attrs if attrs is not None else {}
        self.children = children if children is not None else []

    def __eq__(self, other: object) -> bool:
        """Equal in name, attributes and everything inside."""
        return (
            isinstance(other, Element)
            and self.tag == other.tag
            and self.attrs == other.attrs
            and self.children == other.children
        )

    __hash__ = None  # type: ignore[assignment]  # mutable, compared by value

    def __repr__(self) -> str:
        """The element as it could be written in a test."""
        return f"Element({self.tag!r}, {self.attrs!r}, {self.children!r})"
