"""Bytes → text, in the encoding they really are in and not only the one that is declared.

An export can be mixed: the database spoke UTF-8, an old post was pasted in Windows-1252. So what is
valid UTF-8 is UTF-8, and each byte that is not is read as Windows-1252, of which Latin-1 is a part.
"""

import codecs
import re
from dataclasses import dataclass

_DECLARATION = re.compile(rb"<\?xml\s[^<>]*?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_SIGNATURES = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_SINGLE_BYTE = re.compile(r"iso8859|cp125|cp8|koi8|mac-|tis")
_MANY_BYTES = re.compile(r"gb|big5|euc|shift_jis|iso2022|cp9|hz|johab")


@dataclass(frozen=True, slots=True)
class Encoding:
    """What a file says it is in, and what that asks for.

    Attributes:
        name: Python's name of it.
        declared: As the file spells it, empty where it does not say.
        recode: It must be turned into UTF-8 before its markup can be read.
    """

    name: str
    declared: str
    recode: bool = False


def encoding_of(head: bytes) -> Encoding:
    """The encoding of a file that begins so."""
    start = head.lstrip(b" \t\r\n")
    for signature, name in _SIGNATURES:
        if head.startswith(signature) or start.startswith(signature):
            return Encoding(name, name.upper(), recode=True)
    match = _DECLARATION.search(head)
    declared = match[1].decode("ascii") if match else ""
    try:
        name = codecs.lookup(declared or "utf-8").name
    except LookupError:
        return Encoding("utf-8", declared)
    if name == "iso8859-1":
        return Encoding("cp1252", declared)
    if _SINGLE_BYTE.match(name):
        return Encoding(name, declared)
    if _MANY_BYTES.match(name):
        return Encoding(name, declared, recode=True)
    return Encoding("utf-8", declared)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text, and the name of the encoding it was read in where that is not the expected one."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if name == "utf-8":
            return data.decode("utf-8", "migrator-cp1252"), "Windows-1252"
        return data.decode(name, "migrator-latin1"), ""
    return text, "" if name == "utf-8" or data.isascii() else "UTF-8"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """The bytes that are no UTF-8 as Windows-1252, its five empty places as Latin-1."""
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "migrator-latin1"), error.end


def _as_latin(error: UnicodeError) -> tuple[str, int]:
    """The bytes as the characters of the same numbers."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("migrator-cp1252", _as_windows)
codecs.register_error("migrator-latin1", _as_latin)
