"""Copies of a clean tree in which some texts, addresses or code are others.

A stand-in is a character that no text may hold; the finished Markdown has an entity in its place.
"""

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

from migrator.content.tree import Element
from migrator.render.html import html_of

STAND_INS: Mapping[str, str] = {"{": "\ufdd0", "|": "\ufdd1", ".": "\ufdd4"}
_ENTITIES = str.maketrans({stand_in: f"&#{ord(char)};" for char, stand_in in STAND_INS.items()})
_QUOTED = {quote(stand_in): f"&#{ord(char)};" for char, stand_in in STAND_INS.items()}
_ADDRESSES = ("href", "src", "cite", "url")
_CODE = ("pre", "code")

Change = Callable[[str], str]


def put_back(markdown: str) -> str:
    """Markdown with an entity for each stand-in."""
    for quoted, entity in _QUOTED.items():
        markdown = markdown.replace(quoted, entity)
    return markdown.translate(_ENTITIES)


def with_addresses(root: Element, address: Change, html: Change) -> Element:
    """A copy with other addresses, and other raw HTML."""

    def attributes(attrs: Mapping[str, str]) -> dict[str, str]:
        return {
            name: address(value) if name in _ADDRESSES else value for name, value in attrs.items()
        }

    return _copy(root, lambda text: text, attributes, html)


def with_texts(root: Element, text: Change, html: Change) -> Element:
    """A copy with other texts and attributes, but for code; and other raw HTML.

    What a divider is to the platform (`own`) is no text.
    """

    def attributes(attrs: Mapping[str, str]) -> dict[str, str]:
        return {name: value if name == "own" else text(value) for name, value in attrs.items()}

    return _copy(root, text, attributes, html)


def code_as_html(root: Element, risky: re.Pattern[str]) -> Element:
    """A copy in which code that matches is raw HTML, its braces entities."""

    def replaced(element: Element) -> Element:
        if element.tag not in _CODE:
            return element
        html = html_of([element]).strip("\n")
        if not risky.search(html):
            return element
        display = "block" if element.tag == "pre" else "inline"
        return Element("!raw", {"display": display}, [html.replace("{", "&#123;")])

    return _walk(root, replaced)


def _copy(
    root: Element,
    text: Change,
    attributes: Callable[[Mapping[str, str]], dict[str, str]],
    html: Change,
) -> Element:
    def changed(element: Element) -> Element:
        if element.tag in _CODE:
            return element
        change = html if element.tag == "!raw" else text
        return Element(
            element.tag,
            attributes(element.attrs),
            [change(node) if isinstance(node, str) else node for node in element.children],
        )

    return _walk(root, changed)


def _walk(root: Element, change: Callable[[Element], Element]) -> Element:
    """A copy with every element changed, those that come out of it as they were gone into too."""
    top = change(root)
    top = Element(top.tag, top.attrs, list(top.children))
    stack = [top]
    while stack:
        holder = stack.pop()
        for index, node in enumerate(holder.children):
            if isinstance(node, Element):
                new = change(node)
                if new is node and node.tag in _CODE:
                    continue
                new = Element(new.tag, new.attrs, list(new.children))
                holder.children[index] = new
                stack.append(new)
    return top
