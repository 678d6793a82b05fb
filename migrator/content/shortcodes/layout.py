"""Shortcodes of page builders (`[vc_row]`, `[et_pb_text …]`, …) → what stands inside them.

Rows, columns and boxes go, their content stays; headings and texts that stand in attributes are
written out. Done before paragraphs are made, as the tags stand where blank lines would.
"""

import re

from migrator.content.context import Notes
from migrator.content.shortcodes.names import known
from migrator.content.shortcodes.parser import names_in, parse_attributes
from migrator.diagnostics.content import CONTENT_LAYOUT_UNWRAPPED


def unwrap_layout(body: str, notes: Notes) -> str:
    """Take the tags off; each is reported by its name and listed as removed."""
    if not any(name.startswith(known().layout) for name in names_in(body)):
        return body
    tag = re.compile(rf"\[(/?)((?:{'|'.join(known().layout)})\w+)([^\[\]]*+)\]")
    return tag.sub(lambda found: _html(found, notes), body)


def _html(found: re.Match[str], notes: Notes) -> str:
    if found[1]:
        return "\n\n"
    notes.met(CONTENT_LAYOUT_UNWRAPPED, found[2])
    notes.removed("layout shortcode", found[0])
    named = parse_attributes(found[3]).named
    parts = [
        f"<h2>{named[name]}</h2>" if _is_heading(name, found[2]) else named[name]
        for name in known().text_attributes
        if named.get(name)
    ]
    return "\n\n" + "".join(part + "\n\n" for part in parts)


def _is_heading(attribute: str, shortcode: str) -> bool:
    return attribute in known().heading_attributes or (
        attribute == "text" and shortcode.endswith("heading")
    )
