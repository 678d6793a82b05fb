"""Plain text → the clean tree: blank lines part paragraphs, dashes begin list items.

Nothing is markup: what looks like a tag or a shortcode is text.
"""

import re

from migrator.content.context import Notes
from migrator.content.tree import Element

_GAP = re.compile(r"\n[ \t]*\n\s*")
_BULLET = re.compile(r"[ \t]*[–•*-][ \t]+(?=\S)")
_SPACES = re.compile(r"[ \t\f\v]+")


def text_to_tree(body: str, _notes: Notes) -> Element:
    """The tree of a plain text."""
    root = Element("body")
    body = body.encode("utf-8", "ignore").decode()  # a lone half of a surrogate pair is no text
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    for stretch in _GAP.split(body):
        lines = [line for line in stretch.split("\n") if line.strip()]
        while lines:
            count = _leading_bullets(lines)
            if count:
                root.children.append(_list(lines[:count]))
            else:
                count = next((n for n, line in enumerate(lines) if _BULLET.match(line)), len(lines))
                root.children.append(_paragraph(lines[:count]))
            lines = lines[count:]
    return root


def _leading_bullets(lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines) if not _BULLET.match(line)), len(lines))


def _list(lines: list[str]) -> Element:
    items: list[Element | str] = [
        Element("li", {}, [_clean(line[bullet.end() :])])
        for line in lines
        if (bullet := _BULLET.match(line))
    ]
    return Element("ul", {}, items)


def _paragraph(lines: list[str]) -> Element:
    children: list[Element | str] = []
    for line in lines:
        if children:
            children.append(Element("br"))
        children.append(_clean(line))
    return Element("p", {}, children)


def _clean(line: str) -> str:
    return _SPACES.sub(" ", line).strip(" ")
