"""Text → words, alike however the typography of a platform writes them."""

import re
import unicodedata


def _shown(code: int) -> str:
    """The sign that windows-1252 has for a control character, in its plain form."""
    sign = bytes([code]).decode("cp1252", "replace")
    plain = {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"}
    return plain.get(sign, "..." if sign == "…" else sign)


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f", ""),
        "…": "...",
        **{chr(code): _shown(code) for code in range(0x80, 0xA0)},
        "\0": "\ufffd",
    }
)
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")


def plain(text: str) -> str:
    """The text in one form of Unicode, with plain quotes and dashes, nothing invisible in it."""
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


def split(text: str) -> list[str]:
    """The words of a plain text; scripts that write no spaces are split by character."""
    return _WORD.findall(text)


def phrase(text: str) -> str:
    """A stretch of text as its words, to tell two stretches apart."""
    return " ".join(split(plain(text)))
