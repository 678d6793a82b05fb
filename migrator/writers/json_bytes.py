"""Values → JSON in UTF-8, whatever strings the source was able to hold."""

import re

import orjson

from migrator.store.outcome import Collection

_SURROGATES = re.compile(r"[\ud800-\udfff]")


def json_bytes(value: object) -> bytes:
    """A value as one line of JSON.

    JSON in UTF-8 has no form for half a surrogate pair; U+FFFD stands for it. Numbers that are
    none (PHP knows INF and NAN) become null; where they come from meta, `raw` keeps them.
    """
    return _dumps(value, 0)


def _dumps(value: object, option: int) -> bytes:
    """JSON by the shortest way that takes the value; keys that are numbers cost time."""
    try:
        return orjson.dumps(value, option=option)
    except TypeError:
        option |= orjson.OPT_NON_STR_KEYS
    try:
        return orjson.dumps(value, option=option)
    except TypeError:
        return orjson.dumps(scrubbed(value), option=option)


def text_bytes(text: str) -> bytes:
    """Text in UTF-8, U+FFFD in place of halves of surrogate pairs."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return scrubbed_text(text).encode()


def scrubbed_text(text: str) -> str:
    """Text without halves of surrogate pairs."""
    return _SURROGATES.sub("\ufffd", text)


def scrubbed(value: object) -> object:
    """A value without halves of surrogate pairs, and with numbers past 64 bits as texts."""
    if isinstance(value, str):
        return scrubbed_text(value)
    if isinstance(value, dict):
        return {scrubbed(key): scrubbed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [scrubbed(item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**63:
        return str(value)
    return value


def json_line(value: object) -> bytes:
    """A value as a line of JSONL, with its line break."""
    return _dumps(value, orjson.OPT_APPEND_NEWLINE)


def line_collection(path: str) -> Collection:
    """A file of such lines; without any it is empty, as JSONL has it."""
    return Collection(path, separator=b"", tail=b"")
