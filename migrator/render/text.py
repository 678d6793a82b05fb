"""Clean tree → plain text for reading and searching."""

import re
from collections.abc import Callable, Mapping

from migrator.content.tree import Element
from migrator.render.embeds import link_of
from migrator.render.html import BLOCKS
from migrator.render.words import DEEPEST, text_of, words_of

_NUMBER = re.compile(r"-?[0-9]{1,9}")
_BLOCK = BLOCKS | {"!more", "!nextpage", "!block", "!comment", "!embed"}
_MARKERS = ("!more", "!nextpage", "!block", "!comment", "!raw")


def to_text(root: Element) -> str:
    """The text of what is inside the root; ends with one newline when there is anything.

    Lists have bullets and numbers, code stands as it is, tables are rows of cells with a tab
    between them; of links the text is left, of images the alternative text.
    """
    text = _flow(root.children, 0)
    return f"{text}\n" if text else ""


def _flow(nodes: list[Element | str], depth: int, gap: str = "\n\n") -> str:
    """Blocks, one after the other; inline nodes between them are paragraphs."""
    parts: list[str] = []
    run: list[Element | str] = []
    for node in nodes:
        if isinstance(node, Element) and node.tag in _BLOCK:
            parts += [_line(run), _block(node, depth)]
            run = []
        else:
            run.append(node)
    parts.append(_line(run))
    return gap.join(part for part in parts if part)


def _line(nodes: list[Element | str]) -> str:
    """Inline nodes as text, a line for each line break."""
    out: list[str] = []
    stack: list[Element | str] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            out.append(node)
        elif node.tag == "br":
            out.append("\n")
        elif node.tag == "img":
            out.append(node.attrs.get("alt", ""))
        elif node.tag not in _MARKERS:
            if node.tag in _BLOCK:
                stack.append("\n")
                out.append("\n")
            stack.extend(reversed(node.children))
    return "\n".join(line.strip(" ") for line in "".join(out).split("\n")).strip("\n ")


def _block(element: Element, depth: int) -> str:
    """One block; what is nested too deep is its bare words."""
    if depth > DEEPEST:
        return words_of(element)
    rule = _RULES.get(element.tag)
    return rule(element, depth) if rule else _flow(element.children, depth + 1)


def _dense(element: Element, depth: int) -> str:
    """Blocks without blank lines between them."""
    return _flow(element.children, depth + 1, "\n")


def _quote(element: Element, depth: int) -> str:
    return _indented(_flow(element.children, depth + 1), "> ", "> ")


def _definition(element: Element, depth: int) -> str:
    return _indented(_flow(element.children, depth + 1), "    ", "    ")


def _verbatim(element: Element, _depth: int) -> str:
    return text_of(element).strip("\n")


def _rule(_element: Element, _depth: int) -> str:
    return "---"


def _embed(element: Element, _depth: int) -> str:
    return words_of(link_of(element))


def _list(element: Element, depth: int) -> str:
    """A list with its bullets or numbers."""
    items = [node for node in element.children if isinstance(node, Element) or node.strip()]
    step = -1 if "reversed" in element.attrs else 1
    start = element.attrs.get("start", "")
    first = len(items) if step < 0 else 1
    number = int(start) if _NUMBER.fullmatch(start) else first
    lines = []
    for node in items:
        text = _block(node, depth + 1) if isinstance(node, Element) else node
        marker = f"{number}. " if element.tag == "ol" else "- "
        box = node.attrs.get("data-checked") if isinstance(node, Element) else None
        box = {"true": "[x] ", "false": "[ ] "}.get(box or "", "")
        lines.append(_indented(box + text, marker, " " * len(marker)))
        number += step
    return "\n".join(lines)


def _indented(text: str, first: str, other: str) -> str:
    """Text with something before its first line and its other lines."""
    head, *lines = text.split("\n")
    rest = [(other + line).rstrip(" ") for line in lines]
    return "\n".join([(first + head).rstrip(" "), *rest])


def _table(element: Element, _depth: int) -> str:
    """Rows of cells; a cell is one line."""
    lines: list[str] = []
    stack: list[Element | str] = list(reversed(element.children))
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            if not node.isspace():
                lines.append(node.strip())
        elif node.tag == "tr":
            lines.append("\t".join(_cell(cell) for cell in node.children).rstrip())
        elif node.tag == "caption":
            lines.append(words_of(node))
        else:
            stack.extend(reversed(node.children))
    return "\n".join(line for line in lines if line)


def _cell(cell: Element | str) -> str:
    return words_of(cell) if isinstance(cell, Element) else cell.strip()


_RULES: Mapping[str, Callable[[Element, int], str]] = {
    "ul": _list,
    "ol": _list,
    "li": _dense,
    "dl": _dense,
    "dd": _definition,
    "table": _table,
    "pre": _verbatim,
    "blockquote": _quote,
    "hr": _rule,
    "!embed": _embed,
}
