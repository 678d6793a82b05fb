"""PHP-serialised strings, as WordPress stores arrays in meta → Python values.

Decoded with phpserialize, never evaluated: objects become plain dicts. What only looks serialised
stays the string it was (WordPress's `maybe_unserialize` does the same).
"""

import re
from io import BytesIO

import phpserialize

PhpValue = str | int | float | bool | None | list["PhpValue"] | dict[str, "PhpValue"]

_SERIALISED = re.compile(r"(?:[aO]:\d+:|s:\d+:\"|[idb]:[-\d.]|N;)", re.ASCII)


def decode(raw: str) -> PhpValue:
    """The value a serialised string stands for, or the string itself."""
    text = raw.strip()
    if not _SERIALISED.match(text) or text[-1] not in ";}":
        return raw
    stream = BytesIO(text.encode("utf-8", "surrogatepass"))
    try:
        value = _plain(phpserialize.load(stream, object_hook=_fields_with_class))
        return raw if stream.read(1) else value
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError):
        return raw


def _fields_with_class(name: bytes, fields: dict[bytes, object]) -> dict[bytes, object]:
    """An object as a dict that also says its class."""
    return {b"__class__": name, **fields}


def _plain(value: object) -> PhpValue:
    """Bytes to text, PHP arrays with keys 0…n-1 to lists, other arrays to dicts with text keys."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if not isinstance(value, dict):
        return value if isinstance(value, str | int | float | bool) else None
    if list(value) == list(range(len(value))):
        return [_plain(item) for item in value.values()]
    return {str(_plain(key)): _plain(item) for key, item in value.items()}
