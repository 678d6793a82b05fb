"""The read-more divider → one without words of its own, which is the one that generators know."""

from migrator.content.tree import Element


def plain_divider(root: Element) -> None:
    """Leave of each divider between blocks the bare `<!--more-->`; its tree is changed in place."""
    for child in root.children:
        if isinstance(child, Element) and child.tag == "!more":
            child.attrs.pop("text", None)


def own_divider(root: Element, words: str) -> None:
    """Make each divider between blocks the platform's, as `<!-- TEASER_END -->`.

    One with nothing before it divides nothing, and is left out: some platforms stop at it.

    Args:
        root: A clean tree; it is changed where it stands.
        words: What stands in the comment.
    """
    while root.children and _is_divider(root.children[0]):
        del root.children[0]
    for child in root.children:
        if isinstance(child, Element) and _is_divider(child):
            child.attrs = {"own": words}


def _is_divider(node: Element | str) -> bool:
    return isinstance(node, Element) and node.tag == "!more"
