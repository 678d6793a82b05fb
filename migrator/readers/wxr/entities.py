"""Character references of broken XML → characters, as a browser reads them.

The five of XML, numbers, and HTML's names with a semicolon. Whatever else an `&` begins stays text,
so that entities declared in the file itself are never expanded.
"""

import re
from html.entities import html5

_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_AMPERSAND = re.compile(r"&(?:#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}));|([A-Za-z][\w.-]{0,63});)?")

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 does not allow."""


def decode(text: str) -> tuple[str, int, list[str]]:
    """The text, how many ampersands XML would not have taken, and the entities nobody knows."""
    bare = 0
    unknown: list[str] = []

    def character(match: re.Match[str]) -> str:
        nonlocal bare
        decimal, hexadecimal, name = match.groups()
        if name in _XML:
            return html5[f"{name};"]
        if decimal or hexadecimal:
            return _numbered(int(decimal) if decimal else int(hexadecimal, 16), match[0])
        if name and f"{name};" not in html5:
            unknown.append(match[0])
            return match[0]
        bare += 1
        return html5[f"{name};"] if name else match[0]

    return _AMPERSAND.sub(character, text) if "&" in text else text, bare, unknown


def _numbered(number: int, text: str) -> str:
    """The character of a number; none for the null character, the text for what is no number."""
    return chr(number) if number <= 0x10FFFF else text
