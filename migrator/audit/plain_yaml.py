"""YAML of the plainest kind → its fields, a tenth of the time that a whole parser takes.

Front matters are names with texts, dates, numbers, and lists or pairs of them, line by line. Where
a line is anything else, nothing is said, and a whole parser has to read it all.
"""

import re
from datetime import datetime
from typing import Any, Final

_PAIR: Final = re.compile(r"([A-Za-z_][\w-]*):(?: (\S.*))?", re.ASCII)
_INNER: Final = re.compile(r"  (?:([A-Za-z_][\w-]*): |- )(\S.*)", re.ASCII)
_QUOTED: Final = re.compile(r'"[^"\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]*"')
_WORD: Final = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff:#]*[\w.!?)])?")
_ADDRESS: Final = re.compile(r"https?://[\w/.%~+=&?,;@-]+")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,17}")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", re.ASCII)
_SWITCHES: Final = {"true": True, "false": False}
_MEANING: Final = re.compile(r"(?:y|n|yes|no|on|off|null|true|false)", re.IGNORECASE)
"""Words that YAML takes for something else than text, in some spelling."""


def plain_fields(head: str) -> dict[str, Any] | None:
    """The fields of a front matter; None where a line is not of the plainest kind."""
    fields: dict[str, Any] = {}
    waiting = ""
    for line in head.removesuffix("\n").split("\n"):
        if line.startswith(" "):
            if not waiting or not _put(fields, waiting, line):
                return None
            continue
        found = _PAIR.fullmatch(line)
        if found is None or not _is_new(found[1], fields) or (waiting and not fields[waiting]):
            return None
        fields[found[1]] = _value(found[2]) if found[2] else ()
        waiting = "" if found[2] else found[1]
        if fields[found[1]] is None:
            return None
    return None if waiting and not fields[waiting] else fields


def _put(fields: dict[str, Any], name: str, line: str) -> bool:
    """Whether a line below a name can be put into its list or pairs."""
    found = _INNER.fullmatch(line)
    value = _value(found[2]) if found else None
    if found is None or value is None:
        return False
    inner = found[1]
    if fields[name] == ():
        fields[name] = {} if inner else []
    held = fields[name]
    if isinstance(held, list):
        held.append(value)
        return not inner
    if not inner or not _is_new(inner, held):
        return False
    held[inner] = value
    return True


def _is_new(name: str, fields: dict[str, Any]) -> bool:
    return name not in fields and not _MEANING.fullmatch(name)


def _value(text: str) -> Any:  # noqa: ANN401  (as YAML)
    """What a plain scalar is, None where it is not the plainest kind."""
    if _QUOTED.fullmatch(text):
        return text[1:-1]
    if _NUMBER.fullmatch(text):
        return int(text)
    if text in _SWITCHES:
        return _SWITCHES[text]
    if _DATE.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
    is_text = _WORD.fullmatch(text) and not _MEANING.fullmatch(text)
    return text if is_text or _ADDRESS.fullmatch(text) else None
