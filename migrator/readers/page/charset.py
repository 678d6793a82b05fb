"""Bytes of a page → text: byte-order mark, declaration, UTF-8, then what its language suggests.

The labels and the fall-back for each language are those of the WHATWG Encoding Standard and of
browsers; the declaration and the last guess come from Beautiful Soup.
"""

import codecs
import re
from dataclasses import dataclass

from bs4.dammit import EncodingDetector

from migrator.diagnostics import Code
from migrator.diagnostics import page as codes

_AS_BROWSERS_READ = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "tis-620": "windows-874",
    "iso-8859-11": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "utf8": "utf-8",
    # A declaration that could be read as ASCII is not UTF-16.
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
_BY_LANGUAGE = {
    "ar": "windows-1256", "ba": "windows-1251", "be": "windows-1251", "bg": "windows-1251",
    "cs": "windows-1250", "el": "iso-8859-7", "et": "windows-1257", "fa": "windows-1256",
    "he": "windows-1255", "hr": "windows-1250", "hu": "iso-8859-2", "ja": "cp932",
    "kk": "windows-1251", "ko": "cp949", "ku": "windows-1254", "lt": "windows-1257",
    "lv": "windows-1257", "mk": "windows-1251", "pl": "iso-8859-2", "ru": "windows-1251",
    "sk": "windows-1250", "sl": "iso-8859-2", "sr": "windows-1251", "th": "windows-874",
    "tr": "windows-1254", "uk": "windows-1251", "vi": "windows-1258", "zh": "gb18030",
}  # fmt: skip
_WESTERN = "windows-1252"
_LANGUAGE = re.compile(rb"<html[^>]{0,500}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})", re.IGNORECASE)
_HEAD = 65536
_AS_WINDOWS = "migrator.windows-1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, and what there is to say of how it was decoded.

    Attributes:
        code: What to report, None where the page said the truth.
        detail: The character sets concerned.
    """

    text: str
    code: Code | None = None
    detail: str = ""


def decode(data: bytes, told: str = "") -> Decoded:
    """The text of a page. Never fails: what is no character becomes U+FFFD, and is reported.

    Args:
        told: The character set by what the page was packed in; goes before its own word.
    """
    stripped, marked = EncodingDetector.strip_byte_order_mark(data)
    if marked:
        return _strictly(stripped, marked, None) or _replacing(stripped, marked)
    declared = told or EncodingDetector.find_declared_encoding(data, is_html=True) or ""
    name = _known(declared)
    if not name:
        return _undeclared(data, declared)
    # Text in several bytes a letter does not come out as valid UTF-8 by chance.
    utf8 = None if data.isascii() else _strictly(data, "utf-8", None)
    if utf8 is not None and name != "utf-8":
        detail = f"declared {declared}, is utf-8"
        return Decoded(utf8.text, codes.PAGE_CHARSET_CONTRADICTED, detail)
    return _strictly(data, name, None) or _against_declaration(data, name)


def _known(label: str) -> str:
    """Python's name for a declared character set, as browsers understand it; empty when unknown."""
    label = label.strip().lower()
    label = _AS_BROWSERS_READ.get(label, label)
    try:
        info = codecs.lookup(label)
        codecs.decode(b"", label)
    except (LookupError, ValueError):
        return ""
    return label if getattr(info, "_is_text_encoding", True) else ""


def _strictly(data: bytes, name: str, code: Code | None) -> Decoded | None:
    """The text where every byte decodes, else None."""
    try:
        return Decoded(data.decode(name), code, name if code else "")
    except (UnicodeError, ValueError):
        return None


def _replacing(data: bytes, name: str) -> Decoded:
    """The text with U+FFFD for what does not decode."""
    text = data.decode(name, errors="replace")
    return Decoded(text, codes.PAGE_BYTES_REPLACED, f"{name}, ×{text.count(chr(0xFFFD))}")


def _undeclared(data: bytes, declared: str) -> Decoded:
    """The text of a page that names no character set, or one that does not exist."""
    if data.isascii():
        return Decoded(data.decode("ascii"))
    utf8 = _strictly(data, "utf-8", codes.PAGE_CHARSET_GUESSED)
    guess = utf8 or _mixed(data) or _guess(data)
    return (
        Decoded(guess.text, guess.code, f"{guess.detail}, declared {declared}")
        if (declared)
        else guess
    )


def _against_declaration(data: bytes, name: str) -> Decoded:
    """The text of a page that does not decode as it declares: mixed, damaged or mislabelled."""
    if name != "utf-8":
        return _replacing(data, name)
    mixed = _mixed(data)
    if mixed:
        return mixed
    guess = _guess(data)
    detail = f"declared {name}, read as {guess.detail}"
    return Decoded(guess.text, codes.PAGE_CHARSET_CONTRADICTED, detail)


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 into which text of another page, or damage, came; None where it is not mostly UTF-8."""
    bad = data.decode("utf-8", errors="replace").count("\ufffd")
    text = data.decode("utf-8", errors=_AS_WINDOWS)
    good = sum(1 for letter in text if letter > "\x7f") - bad
    detail = f"utf-8, ×{bad} windows-1252"
    return Decoded(text, codes.PAGE_CHARSET_CONTRADICTED, detail) if good >= bad else None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """What no UTF-8 is, as windows-1252, byte by byte."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode(_WESTERN, errors="replace"), error.end


codecs.register_error(_AS_WINDOWS, _as_windows)


def _guess(data: bytes) -> Decoded:
    """What the page's language suggests, else what Beautiful Soup makes of the bytes."""
    found = _LANGUAGE.search(data[:_HEAD])
    if found:
        language = found.group(1).decode("ascii").lower()
        name = _BY_LANGUAGE.get(language, _WESTERN)
        return _strictly(data, name, codes.PAGE_CHARSET_GUESSED) or _replacing(data, name)
    names = (_known(name) for name in EncodingDetector(data, is_html=True).encodings)
    tried = (_strictly(data, name, codes.PAGE_CHARSET_GUESSED) for name in names if name)
    return next((text for text in tried if text), None) or _replacing(data, _WESTERN)
