"""The front of a text file → its fields, in whatever form a tool has written them."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import yaml

from migrator.audit.plain_yaml import plain_fields

Fields = Mapping[str, Any]
"""Names in small letters, values as YAML, TOML or JSON give them."""

_FENCED: Final = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+|;;;)[ \t]*\n(?P<head>.*?)(?:^|\n)(?P=fence)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_NIKOLA = re.compile(r"\A\s*(?:<!--\s*)?((?:\.\. [\w-]+:.*(?:\n|\Z))+)\s*(?:-->)?", re.MULTILINE)
_NIKOLA_LINE = re.compile(r"^\.\. ([\w-]+): ?(.*)$", re.MULTILINE)
_PELICAN = re.compile(r"\A((?:[A-Za-z][\w-]*:[^\n]*(?:\n[ \t]+[^\n]*)*(?:\n|\Z))+)(?:\n|\Z)")
_PELICAN_LINE = re.compile(r"^([A-Za-z][\w-]*):[ \t]*(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Split:
    """A text file, taken apart.

    Attributes:
        fields: Of the front matter; empty where there is none.
        start: The character at which the body begins.
        line: The body's first line, counted from 1.
        fault: Why the front matter can't be read, empty where it can.
    """

    fields: Fields = field(default_factory=dict)
    start: int = 0
    line: int = 1
    fault: str = ""


def split(text: str) -> Split:
    """Front matter and body of a text file.

    Knows YAML between `---`, TOML between `+++`, JSON between `;;;` or bare, Pelican's and
    MultiMarkdown's `Title: …` lines, and Nikola's `.. title: …`.
    """
    if match := _FENCED.match(text):
        return _read(_FENCES[match["fence"]], match["head"], text, match.end())
    if text.startswith("{"):
        return _json_front(text)
    if match := _NIKOLA.match(text):
        return _split_at(dict(_NIKOLA_LINE.findall(match[1])), text, match.end())
    match = _PELICAN.match(text)
    if match and re.search(r"^title:", match[1], re.IGNORECASE | re.MULTILINE):
        return _split_at(_lower(dict(_PELICAN_LINE.findall(match[1]))), text, match.end())
    return Split()


def nikola_fields(text: str) -> Fields:
    """The fields of a `.meta` file beside a text."""
    return dict(_NIKOLA_LINE.findall(text))


def _read(read: Callable[[str], object], head: str, text: str, end: int) -> Split:
    """A front matter in a form that a library reads."""
    line = text.count("\n", 0, end) + 1
    try:
        fields = read(head)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        return Split({}, end, line, " ".join(str(error).split()))
    if fields is None:
        return Split({}, end, line)
    if not isinstance(fields, dict):
        return Split({}, end, line, "it is no list of names and values")
    return Split(_lower(fields), end, line)


def _json_front(text: str) -> Split:
    """JSON at the top of a file, as Hugo takes it."""
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return Split()
    return _split_at(_lower(value), text, end) if isinstance(value, dict) else Split()


def _split_at(fields: Fields, text: str, end: int) -> Split:
    return Split(fields, end, text.count("\n", 0, end) + 1)


def _lower(fields: Mapping[Any, Any]) -> Fields:
    return {str(name).lower(): value for name, value in fields.items()}


@cache
def _yaml_loader() -> type[yaml.SafeLoader]:
    """The loader in C where PyYAML was built with it; ten times as fast."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _yaml(head: str) -> object:
    plain = plain_fields(head)
    if plain is not None:
        return plain
    return yaml.load(head, _yaml_loader())  # noqa: S506  (a safe loader, by its name)


_FENCES: Final[Mapping[str, Callable[[str], object]]] = {
    "---": _yaml,
    "+++": tomllib.loads,
    ";;;": json.loads,
}
