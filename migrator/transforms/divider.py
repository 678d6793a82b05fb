"""The read-more divider → one without words of its own, which is the one that generators know."""

from typing import TypeGuard

from migrator.content.tree import Element

_UNSEEN = ("!more", "!nextpage", "!block", "!comment")


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
    shown = False
    kept: list[Element | str] = []
    for child in root.children:
        if _is_marker(child, "!more"):
            if not shown:
                continue
            child.attrs = {"own": words}
        shown = shown or not _is_marker(child, *_UNSEEN)
        kept.append(child)
    root.children = kept


def _is_marker(node: Element | str, *tags: str) -> TypeGuard[Element]:
    return isinstance(node, Element) and node.tag in tags
