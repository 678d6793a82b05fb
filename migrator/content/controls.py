"""Control characters that windows-1252 has signs for (U+0092 for ’) → the signs, outside code.

Databases that were taken for latin-1 are full of them. No browser shows anything for one.
"""

import re

from migrator.content.context import Notes
from migrator.content.outside_code import replace_outside_code
from migrator.diagnostics.content import CONTENT_CONTROL_MENDED

_USUAL = "\x92\x93\x94\x96\x97\x85\x91\x84\x80\x95\x99"
_CONTROL = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")


def settle(body: str, notes: Notes) -> str:
    """The body with the signs in place; each is reported."""
    if body.isascii() or not any(map(body.__contains__, _USUAL)):
        return body

    def sign(found: re.Match[str]) -> str:
        shown = found[0].encode("latin-1").decode("cp1252")
        notes.met(CONTENT_CONTROL_MENDED, f"U+{ord(found[0]):04X} for {shown}")
        return shown

    return replace_outside_code(_CONTROL, sign, body)
