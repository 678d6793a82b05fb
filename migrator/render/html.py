"""Clean tree → HTML: one block a line, everything escaped, markers as comments."""

import re
from collections.abc import Sequence

from migrator.content.tree import Element
from migrator.render.comments import comment_of
from migrator.render.embeds import figure_of
from migrator.render.formulas import span_of

_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"))
BLOCKS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "figure"),
        *("figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "hr"),
        *("dl", "dt", "dd", "details", "summary", "div", "pre", "section", "article", "aside"),
    )
)
"""Elements that stand on lines of their own."""

_OWN_LINE = frozenset(("!more", "!nextpage", "!block"))
_HOLDS_BLOCKS = frozenset(
    (
        *("ul", "ol", "blockquote", "figure", "table", "thead", "tbody", "tfoot", "tr", "dl"),
        *("details", "div", "section", "article", "aside"),
    )
)
_NAME = re.compile(r"[A-Za-z_:][\w:.-]*")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def to_html(root: Element) -> str:
    """HTML of what is inside the root; ends with one newline when there is anything.

    Args:
        root: A clean tree; its own tag is not written.
    """
    html = html_of(root.children).strip("\n")
    return f"{html}\n" if html else ""


def html_of(nodes: Sequence[Element | str]) -> str:
    """HTML of some nodes, as it stands inside a block."""
    out: list[str] = []
    # Closing tags and line breaks wait on the stack as ready-made pieces, so that no nesting is
    # too deep.
    stack: list[Element | str | _Ready] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, _Ready):
            out.append(node.html)
        elif isinstance(node, str):
            out.append(node.translate(_TEXT))
        else:
            _open(node, out, stack)
    return "".join(out)


def start_tag(element: Element) -> str:
    """The element's start tag with its attributes."""
    attributes = "".join(
        f' {name}="{value.translate(_ATTRIBUTE)}"'
        for name, value in element.attrs.items()
        if _NAME.fullmatch(name)
    )
    return f"<{element.tag}{attributes}>"


class _Ready:
    """HTML that waits for its turn."""

    __slots__ = ("html",)

    def __init__(self, html: str) -> None:
        self.html = html


_LINE = _Ready("\n")


def _open(element: Element, out: list[str], stack: list[Element | str | _Ready]) -> None:
    """Write an element's start; its children and end go on the stack."""
    if element.tag == "!embed":
        element = figure_of(element)
    elif element.tag == "!math":
        element = span_of(element)
    tag = element.tag
    if tag in BLOCKS or element.attrs.get("display") == "block":
        if out and not out[-1].endswith("\n"):
            out.append("\n")
        stack.append(_LINE)
    elif tag in _OWN_LINE and (not out or out[-1].endswith("\n")):
        stack.append(_LINE)
    if tag.startswith("!"):
        out.extend(_marker(element))
        return
    out.append(start_tag(element))
    if tag in _VOID:
        return
    stack.append(_Ready(f"</{tag}>"))
    stack.extend(reversed(element.children))
    if tag in _HOLDS_BLOCKS and element.children and isinstance(element.children[0], Element):
        out.append("\n")
    elif tag == "pre" and _begins_with_newline(element):
        out.append("\n")  # a parser drops the first newline of a pre


def _marker(element: Element) -> list[str]:
    """A marker as a comment, raw HTML as it stands."""
    if element.tag == "!raw":
        return [child for child in element.children if isinstance(child, str)]
    return [comment_of(element)]


def _begins_with_newline(element: Element) -> bool:
    """Whether the first thing in an element is a newline."""
    first: Element | str = element
    while isinstance(first, Element) and first.children:
        first = first.children[0]
    return isinstance(first, str) and first.startswith("\n")
