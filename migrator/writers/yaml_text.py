"""Front matter → YAML that parsers of 1.1 and 1.2 read as it was meant, and that people like.

Front matter is made of texts, numbers, dates and lists of texts: these are written here, at a
fifth of the time that PyYAML takes. What is of another kind goes to PyYAML.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

import orjson

from migrator.writers.dates import Stamp, date_text
from migrator.writers.json_bytes import scrubbed, scrubbed_text

_is_plain = re.compile(
    r"""
    (?! (?: true | false | yes | no | on | off | null | y | n ) \Z )
    [^\W\d_]                        # begins with a letter
    (?: [^\x00-\x20\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff:\#]++
      | : (?= [^\s:] )              # a colon, but not one that looks like a key's
      | [ ]++ (?= [^\s\#] )         # spaces, but not at the end nor before a comment
      | (?<! \s ) \#
    )*+
    """,
    re.VERBOSE | re.IGNORECASE,
).fullmatch
_LINES = re.compile(
    r"(?=\S)[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]*(?<=\S)"
)
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LONGEST_KEY = 100
_DEEPEST = 6
_SHORT = 80
_NEVER_FOLD = 1_000_000_000


def yaml_text(fields: Mapping[str, object]) -> str:
    """Fields as YAML lines, in their order."""
    return "".join(
        [_entry(key, value, "") or _by_library(key, value) for key, value in fields.items()]
    )


def _entry(key: str, value: object, indent: str) -> str | None:
    """A key and its value, None when it takes PyYAML to write them."""
    name = _key(key)
    if not name:
        return None
    if isinstance(value, str):
        text = value if _is_plain(value) else _text(value, indent)
        return f"{indent}{name}: {text}\n"
    if isinstance(value, bool):
        return f"{indent}{name}: {'true' if value else 'false'}\n"
    if isinstance(value, int):
        return f"{indent}{name}: {value}\n"
    if isinstance(value, datetime | Stamp):
        return f"{indent}{name}: {date_text(value)}\n"
    return _nested(name, value, indent)


def _nested(name: str, value: object, indent: str) -> str | None:
    """A list of texts, or a mapping of what can be written here."""
    if not value or len(indent) > 2 * _DEEPEST:
        return None
    if isinstance(value, list):
        return _listed(name, value, indent)
    if not isinstance(value, dict):
        return None
    entries = [_entry(key, item, f"{indent}  ") for key, item in value.items()]
    whole = [entry for entry in entries if entry is not None]
    return f"{indent}{name}:\n" + "".join(whole) if len(whole) == len(entries) else None


def _listed(name: str, values: list[object], indent: str) -> str | None:
    """A list of texts."""
    lines = [f"{indent}{name}:"]
    for value in values:
        if not isinstance(value, str):
            return None
        lines.append(_word(value) if len(value) <= _SHORT else _scalar(value))
    return f"\n{indent}  - ".join(lines) + "\n"


@lru_cache(maxsize=256)
def _key(key: str) -> str:
    """A key as a scalar, empty when it is too long to stand on the line of its value."""
    name = _scalar(key)
    return name if len(name) <= _LONGEST_KEY else ""


def _text(text: str, indent: str) -> str:
    """A text on the key's line, or as a block under it when it has lines of its own."""
    if "\n" in text and _LINES.fullmatch(text):
        return "|-\n" + "\n".join([f"{indent}  {line}" for line in text.split("\n")])
    return _scalar(text)


def _scalar(text: str) -> str:
    """A text as it stands where that is safe, else in double quotes: YAML has JSON's escapes."""
    if _is_plain(text):
        return text
    try:
        quoted = orjson.dumps(text).decode()
    except TypeError:
        quoted = orjson.dumps(scrubbed_text(text)).decode()
    return quoted if quoted.isascii() and "\x7f" not in quoted else _ODD.sub(_escape, quoted)


_word = lru_cache(maxsize=4096)(_scalar)
"""The same for what many items share, as the names of terms; only for short texts."""


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _by_library(key: str, value: object) -> str:
    try:
        return _dump({key: value})
    except UnicodeEncodeError:
        return _dump(scrubbed({key: value}))


def _dump(value: object) -> str:
    import yaml  # noqa: PLC0415  (few values need it)

    dumped: str = yaml.dump(
        value,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=_NEVER_FOLD,
    )
    return dumped
