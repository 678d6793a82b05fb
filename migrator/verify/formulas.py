"""Formulas that stand in the Markdown as they are, for a reader that knows no formulas."""

import re

from migrator.content.tree import Element
from migrator.verify.looking import formula

VERBATIM_FORMULAS = ("gfm", "kramdown")
"""Dialects whose reader takes nothing in a formula for markup."""

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def with_formulas_escaped(markdown: str, root: Element) -> str:
    """Markdown in which each formula of the tree is text, found in the tree's order."""
    parts: list[str] = []
    done = 0
    for tex in _formulas(root):
        at = markdown.find(tex, done)
        if at >= 0:
            parts += [markdown[done:at], _PUNCTUATION.sub(r"\\\g<0>", tex)]
            done = at + len(tex)
    return "".join([*parts, markdown[done:]])


def _formulas(root: Element) -> list[str]:
    """The formulas of a tree in order, without their dollars."""
    found: list[str] = []
    stack: list[Element | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            if node.tag == "!math":
                found.append(formula(node).strip("$"))
            stack += reversed(node.children)
    return found
