"""A slug or title → a piece of a file name that every system takes: Windows, macOS and Linux."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote

from migrator.readers.source import Stub

LONGEST = 200
"""Bytes that one part of a path may have: systems end at 255, and suffixes come on top."""

_WIDEST = 4
"""Bytes that a character takes at most."""

_NO_LIMIT = 1_000_000
"""For the library, which would cut in silence; `shorten` cuts."""

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORDS = re.compile(r"[^\W_][\w-]*")
_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SEPARATORS = re.compile(r"[\s/\\:|]+")
_UNSEEN = re.compile(
    # controls, marks that turn the direction of writing, joiners that do not join, surrogates,
    # private and unassigned ends of planes; U+200C and U+200D stay: Persian and Hindi need them
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    r"\ud800-\udfff]+"
)
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\s*(?:\.|\Z))",
    re.IGNORECASE,
)


def name_of(stub: Stub) -> str:
    """What an item's file is called, without date and extension: never empty.

    The slug; else the title made into one, in its own script; else type and id; else `untitled-`
    and the position in the source.
    """
    if name := safe_part(stub.slug):
        return name
    if stub.title and (name := safe_part(_from_title(stub.title))):
        return name
    if stub.id is not None:
        return safe_part(f"{stub.type}-{stub.id}")
    return f"untitled-{stub.ordinal}"


def safe_part(text: str) -> str:
    """Text for a part of a path: no separators, nothing hidden, not too long; it may end up empty.

    A slug that WordPress stored percent-encoded is decoded and keeps its script. Names that
    Windows keeps for devices are seen to where the part is whole.
    """
    if _PLAIN.fullmatch(text) and len(text) <= LONGEST:
        return text
    return _make_safe(text)


@lru_cache(maxsize=4096)
def _make_safe(text: str) -> str:
    if _PERCENT.search(text):
        text = unquote(text, errors="ignore")
    text = unicodedata.normalize("NFC", text)
    if not _WORDS.fullmatch(text):
        text = _UNSEEN.sub("", _SEPARATORS.sub("-", text))
        from pathvalidate import sanitize_filename  # noqa: PLC0415  (few names need it)

        text = sanitize_filename(text, platform="universal", max_len=_NO_LIMIT)
    return shorten(text.strip(" .-~"))  # systems and generators pass over names that end in `~`


def guard_reserved(name: str) -> str:
    """A name that Windows keeps for a device, whatever its extension, gets a `_`: `con_`."""
    return _RESERVED.sub(r"\g<0>_", name, count=1) if _RESERVED.match(name) else name


def shorten(name: str) -> str:
    """A name of at most `LONGEST` bytes; where it is cut, a hash of the whole tells it apart."""
    if len(name) <= LONGEST // _WIDEST:
        return name
    data = name.encode()
    if len(data) <= LONGEST:
        return name
    mark = blake2b(data, digest_size=4).hexdigest()
    kept = data[: LONGEST - len(mark) - 1].decode(errors="ignore")
    return f"{kept.rstrip(' .-')}-{mark}"


def _from_title(title: str) -> str:
    from slugify import slugify  # noqa: PLC0415  (few items are without a slug)

    return slugify(_TAG.sub(" ", title), allow_unicode=True)
