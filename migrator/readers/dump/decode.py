"""Bytes of a text file → text, and how its characters were found."""

import codecs
from dataclasses import dataclass
from typing import Final

from bs4.dammit import EncodingDetector

_SAMPLE: Final = 65536
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the character set it was in, and whether that set is a guess.

    Attributes:
        broken: Some bytes have no meaning in that set and stand as U+FFFD.
    """

    text: str
    charset: str
    guessed: bool = False
    broken: bool = False


def decode(data: bytes) -> Decoded:
    """The text of a file: byte order mark, UTF-8, UTF-16 without mark, then a guess."""
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _decoded(data, charset)
    if (unmarked := _unmarked_utf16(data[:_SAMPLE])) is not None:
        return _decoded(data, unmarked, guessed=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _guess(data), guessed=True)


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 shows by its zeros, which stand at every second place in most scripts."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _guess(data: bytes) -> str:
    """The set a detector finds in the lines that are not ASCII; `windows-1252` where it has none.

    UTF-8 with a few broken bytes is still UTF-8.
    """
    if _mostly_utf8(data):
        return "utf-8"
    odd = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    if _is_western(odd):
        return "windows-1252"
    named = (name for name in EncodingDetector(odd).encodings if _decodes(odd, name))
    found = next(named, "windows-1252")
    return found if found.lower() not in {"ascii", "utf-8"} else "windows-1252"


def _decodes(data: bytes, charset: str) -> bool:
    try:
        data.decode(charset)
    except (UnicodeError, LookupError):
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    high = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") * 10 < high


def _is_western(sample: bytes) -> bool:
    """Nearly all that is not ASCII is Western European; detectors miss that in short text."""
    text = sample.decode("windows-1252", errors="replace")
    high = [character for character in text if character > "\x7f"]
    usual = sum(character in _WESTERN for character in high)
    return usual * 20 >= len(high) * 19 and len(high) * 3 < len(text)


_WESTERN: Final = frozenset(
    "àâäáãåæçèéêëìíîïñòóôöõøùúûüÿœßÀÂÄÁÅÆÇÈÉÊËÍÎÏÑÓÔÖØÚÛÜŒ’‘“”„«»–—…°€·¡¿\u00a0"
)


def _decoded(data: bytes, charset: str, *, guessed: bool = False) -> Decoded:
    try:
        text = data.decode(charset, errors="replace")
    except LookupError:
        text = data.decode("windows-1252", errors="replace")
        charset = "windows-1252"
    return Decoded(text, charset.removesuffix("-sig"), guessed, "\ufffd" in text)
