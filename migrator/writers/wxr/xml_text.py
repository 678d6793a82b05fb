"""Text and names → pieces of XML 1.0 that every parser reads back as they were."""

import re
from html import escape

from migrator.readers.wxr.terms import slug_of

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HALVES = re.compile(r"[\ud800-\udfff]")
_CODED = re.compile(r"[^\x20-\x7e]+")


def xml_bytes(text: str) -> bytes:
    """A document, or a piece of one, in UTF-8: without the characters that XML 1.0 can't hold.

    U+FFFD stands for halves of surrogate pairs; control characters fall away.
    """
    if _ILLEGAL.search(text):
        text = _ILLEGAL.sub("", _HALVES.sub("\ufffd", text))
    return text.encode()


def cdata(text: str) -> str:
    """Text in CDATA, a `]]>` in it split in two sections as WordPress does.

    A parser makes a line break of a carriage return; where it counts, it is named, which CDATA
    has no means for.
    """
    if "\r" in text:
        return plain(text)
    if "]]>" in text:
        text = text.replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{text}]]>"


def plain(text: str) -> str:
    """Text with its markup escaped, for fields that WordPress writes without CDATA."""
    return escape(text).replace("\r", "&#13;")


def attribute(text: str) -> str:
    """The value of an attribute; white space in it stays what it is."""
    return plain(text).replace("\n", "&#10;").replace("\t", "&#9;")


def shown(text: str) -> str:
    """Text of a field that WordPress stores as HTML, as titles and names are."""
    return cdata(escape(text, quote=False))


def slug(text: str) -> str:
    """A slug as WordPress stores it: percent-encoded in small letters, ASCII as it stands."""
    if slug_of(text) != text:
        text = text.replace("%", "%25")
    return text if text.isascii() and text.isprintable() else _CODED.sub(_percent, text)


def _percent(match: re.Match[str]) -> str:
    data = match[0].encode("utf-8", "replace")
    return "".join(f"%{byte:02x}" for byte in data)
