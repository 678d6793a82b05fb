"""Markers of the clean tree → HTML comments that can't be broken out of."""

import re

from migrator.content.tree import Element

_BLOCK_NAME = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)?")
_DASHES = re.compile(r"-(?=-)")


def comment_of(marker: Element) -> str:
    """The comment a marker is written as.

    Args:
        marker: One of `!more`, `!nextpage`, `!block`, `!comment`.
    """
    text = marker.attrs.get("text", "")
    if marker.tag == "!nextpage":
        return "<!--nextpage-->"
    if marker.tag == "!more":
        if own := marker.attrs.get("own"):
            return f"<!-- {own} -->"
        words = _inside(" ".join(text.split()))
        return f"<!--more {words}-->" if words else "<!--more-->"
    if marker.tag == "!block":
        return f"<!-- wp:{_block(marker)} /-->"
    return f"<!--{_inside(text)}-->"


def _block(marker: Element) -> str:
    """Name and attributes of a block, escaped as WordPress's `serialize_block_attributes` does."""
    name = marker.attrs.get("name", "").removeprefix("core/")
    attributes = marker.attrs.get("attributes", "").strip()
    if not _BLOCK_NAME.fullmatch(name):
        name = re.sub(r"[^a-z0-9/-]+|--+", "-", name.lower()).strip("-/") or "unknown"
    if attributes in ("", "{}", "[]", "null"):
        return name
    for char, code in (("--", "\\u002d\\u002d"), ("<", "\\u003c"), (">", "\\u003e")):
        attributes = attributes.replace(char, code)
    return f"{name} {' '.join(attributes.split())}"


def _inside(text: str) -> str:
    """Text that can stand in a comment: no `--`, no `>` at its start, no `-` at its end."""
    text = _DASHES.sub("- ", text)
    if text.startswith((">", "->")):
        text = f" {text}"
    return f"{text} " if text.endswith(("-", "<!")) else text
