"""`h1`–`h6` → `#`–`######`."""

import re

from migrator.content.tree import Element
from migrator.render.markdown.blocks import anchor
from migrator.render.markdown.pieces import HTML_BREAK
from migrator.render.markdown.writer import Writer

_ATTRIBUTES = re.compile(r"(?<!\\)((?:\\\\)*)\{(?=[^{}]*\}$)")
_ID = re.compile(r"[A-Za-z][\w:.-]*", re.ASCII)
_CLOSING = re.compile(r"(?:^|(?<=[ \t]))#+$")


def render(element: Element, write: Writer) -> str:
    """A heading on one line."""
    write.line_break = HTML_BREAK
    text = write.inline([*anchor(element), *element.children], line=False)
    closing = _CLOSING.search(text)
    if closing:
        text = f"{text[: closing.end() - 1]}\\#"
    return f"{'#' * int(element.tag[1])} {text}" if text else ""


def with_id(element: Element, write: Writer) -> str:
    """A heading whose id stands behind it, as `{#id}`.

    Where braces end its text, the first is an entity: Zola takes them for an id or class in spite
    of a backslash.
    """
    name = element.attrs.get("id", "")
    if not _ID.fullmatch(name):
        return _ATTRIBUTES.sub(r"\1&#123;", render(element, write))
    text = render(Element(element.tag, {}, element.children), write)
    return f"{text} {{#{name}}}" if text else render(element, write)
