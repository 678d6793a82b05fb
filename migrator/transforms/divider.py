"""The read-more divider → one without words of its own, which is the one that generators know."""

from migrator.content.tree import Element


def plain_divider(root: Element) -> None:
    """Leave of each divider between blocks the bare `<!--more-->`; its tree is changed in place."""
    for child in root.children:
        if isinstance(child, Element) and child.tag == "!more":
            child.attrs.pop("text", None)
