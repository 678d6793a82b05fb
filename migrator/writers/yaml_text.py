"""Front matter → YAML that every YAML 1.1 and 1.2 parser reads as it was meant, and people like.

PyYAML writes what is nested or odd; texts, numbers, dates and lists of texts, which is what front
matter is made of, are written here at a fifth of the time.
"""

import re
from datetime import datetime

import orjson
import yaml

from migrator.writers.dates import rfc3339
from migrator.writers.json_bytes import scrubbed_text

_PLAIN = re.compile(
    r"""
    (?! (?: true | false | yes | no | on | off | null | y | n ) \Z )
    [^\W\d_]                                   # begins with a letter
    (?: [^\x00-\x20\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff:\#]
      | : (?= [^\s:] )                         # a colon, but not one that looks like a key's
      | [ ] (?= [^\s\#] )                      # a space, but not at the end or before a comment
      | (?<! \s ) \#
    )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LITERAL = re.compile(
    r"[^\s](?:[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff])*[^\s]"
)
_WIDEST = 1_000_000


def yaml_text(fields: dict[str, object]) -> str:
    """Fields as YAML lines, in their order."""
    return "".join([_line(key, value) for key, value in fields.items()])


def _line(key: str, value: object) -> str:
    kind = type(value)
    if kind is str:
        return f"{key}: {_scalar(value)}\n"
    if kind is bool:
        return f"{key}: true\n" if value else f"{key}: false\n"
    if kind is int:
        return f"{key}: {value}\n"
    if kind is list and value and all(type(item) is str for item in value):
        return f"{key}:\n" + "".join([f"  - {_scalar(item)}\n" for item in value])
    if isinstance(value, datetime):
        return f"{key}: {rfc3339(value)}\n"
    return _by_library(key, value)


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """A double-quoted scalar: YAML's escapes hold all of JSON's."""
    try:
        quoted = orjson.dumps(text).decode()
    except TypeError:
        quoted = orjson.dumps(scrubbed_text(text)).decode()
    return quoted if quoted.isascii() and "\x7f" not in quoted else _ODD.sub(_escape, quoted)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _by_library(key: str, value: object) -> str:
    dumped: str = yaml.dump(
        {key: value},
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=_WIDEST,
    )
    return dumped
