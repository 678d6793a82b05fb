"""`h1`–`h6` → `#`–`######`."""

import re

from migrator.content.tree import Element
from migrator.render.markdown.blocks import anchor
from migrator.render.markdown.pieces import HTML_BREAK
from migrator.render.markdown.writer import Writer

_CLOSING = re.compile(r"(?:^|(?<=[ \t]))#+$")


def render(element: Element, write: Writer) -> str:
    """A heading on one line."""
    write.line_break = HTML_BREAK
    text = write.inline([*anchor(element), *element.children], line=False)
    closing = _CLOSING.search(text)
    if closing:
        text = f"{text[: closing.end() - 1]}\\#"
    return f"{'#' * int(element.tag[1])} {text}" if text else ""
