"""A formula → the TeX that stands for it between its delimiters, in every form."""

import re

from migrator.content.tree import Element
from migrator.render.words import text_of

_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n\s*")


def dollars(formula: Element) -> str:
    """`$…$` in a line, `$$…$$` on its own; on one line, so that no line of it begins a block."""
    tex = " ".join(_COMMENT.sub("", text_of(formula)).split())
    return f"$${tex}$$" if formula.attrs.get("display") == "block" else f"${tex}$"


def span_of(formula: Element) -> Element:
    """The span that readers of formulas look for."""
    block = formula.attrs.get("display") == "block"
    kind, opening, closing = ("display", "\\[", "\\]") if block else ("inline", "\\(", "\\)")
    text = f"{opening}{text_of(formula)}{closing}"
    return Element("span", {"class": f"math {kind}"}, [text])
