"""The redirects of an output, in the form of whatever server or platform → from where to where."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from migrator.audit.documents import DocumentStub
from migrator.audit.walking import names_of

Ends = tuple[str, str]
"""An old address and the new one, as they stand."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One redirect.

    Attributes:
        source, target: As `address_key` makes them; a target on another site is whole.
        file: Where it stands.
    """

    source: str
    target: str
    file: str


def address_key(address: str) -> str:
    """The path and parameters of an address, decoded, without the slash at its end."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    path = unquote(parts.path).rstrip("/") or "/"
    path = re.sub(r"/{2,}", "/", f"/{path}")
    return f"{path}?{unquote(parts.query)}" if parts.query else path


def redirect_rules(folder: Path, documents: Iterable[DocumentStub]) -> list[Rule]:
    """Every redirect that files and front matters of an output hold.

    Raises:
        OSError: A file can't be read.
    """
    rules = [
        Rule(address_key(alias), address_key(document.identity.address), document.name)
        for document in documents
        if document.identity.address
        for alias in document.identity.aliases
    ]
    for name in names_of(folder):
        if read := _reader(name.rpartition("/")[2]):
            ends = dict.fromkeys(read((folder / name).read_text("utf-8", "replace")))
            rules += [Rule(address_key(old), _target(new), name) for old, new in ends]
    return rules


def _target(address: str) -> str:
    parts = urlsplit(address)
    return address if parts.netloc else address_key(address)


def _lines(text: str) -> Iterator[Ends]:
    """Netlify and Cloudflare: `from name=value to 301`."""
    for line in text.splitlines():
        parts = [] if line.lstrip().startswith("#") else line.split()
        places = [part for part in parts if part.startswith("/") or "://" in part]
        if len(places) >= 2 and "*" not in places[0]:
            asked = "&".join(part for part in parts if "=" in part and part not in places)
            yield (f"{places[0]}?{asked}" if asked else places[0]), places[1]


_MAP: Final = re.compile(
    r"^map \$(\w+) \$\w+ \{$|^\s*\"((?:[^\"\\]|\\.)*)\" \"((?:[^\"\\]|\\.)*)\";$", re.MULTILINE
)
_LOCATION: Final = re.compile(r"location\s*=\s*(\S+)\s*\{\s*return\s+30[1278]\s+([^;\s]+)")


def _nginx(text: str) -> Iterator[Ends]:
    """nginx: maps of paths and of parameters, and single locations."""
    of = ""
    for found in _MAP.finditer(text):
        if found[1]:
            of = found[1]
        elif found[3]:
            old, new = (re.sub(r"\\(.)", r"\1", side) for side in (found[2], found[3]))
            yield (f"/?{of.removeprefix('arg_')}={old}" if of.startswith("arg_") else old), new
    yield from _LOCATION.findall(text)


_CONDITION: Final = re.compile(r"^RewriteCond %\{QUERY_STRING\} \(\?:\^\|&\)(.*?)\(\?:&\|\$\)")
_RULE: Final = re.compile(r"^RewriteRule \^(.*?)(?:/\?)?\$ (\S+) \[")
_PLAIN: Final = re.compile(
    r"^Redirect(?:Permanent)?(?:\s+(?:30[1278]|permanent))?\s+(/\S*)\s+(\S+)"
)


def _apache(text: str) -> Iterator[Ends]:
    """Apache: rules of mod_rewrite that name one address, and `Redirect`."""
    asked = ""
    for line in text.splitlines():
        if found := _CONDITION.match(line):
            asked = f"?{_unescaped(found[1])}"
        elif found := _RULE.match(line):
            yield f"/{_unescaped(found[1])}{asked}", _unescaped(found[2])
            asked = ""
        elif found := _PLAIN.match(line):
            yield found[1], found[2]


def _unescaped(pattern: str) -> str:
    return re.sub(r"\\(.)", lambda found: " " if found[1] == "s" else found[1], pattern)


_MATCHER: Final = re.compile(r"^@(\w+) \{\n\tpath (.*)\n(?:\tquery \"(.*)\"\n)?\}", re.MULTILINE)
_REDIR: Final = re.compile(r"^\s*redir (\S+) \"?([^\s\"]+)\"?", re.MULTILINE)
_QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')


def _caddy(text: str) -> Iterator[Ends]:
    """Caddy: matchers with their redirects, and redirects of one path."""
    matchers: dict[str, str] = {}
    for name, paths, asked in _MATCHER.findall(text):
        path = _QUOTED.search(paths)
        old = _unescaped(path[1]) if path else paths
        matchers[f"@{name}"] = f"{old}?{_unescaped(asked)}" if asked else old
    for old, new in _REDIR.findall(text):
        if old in matchers or old.startswith("/"):
            yield matchers.get(old, old), new


def _vercel(text: str) -> Iterator[Ends]:
    """Vercel: a list of redirects, parameters as a condition."""
    try:
        rows = json.loads(text)["redirects"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            asked = "&".join(
                f"{one.get('key')}={_unescaped(str(one.get('value', '')))}"
                for one in row.get("has") or ()
            )
            old = _unescaped(str(row.get("source", "")))
            yield (f"{old}?{asked}" if asked else old), str(row.get("destination", ""))


def _rows(text: str) -> Iterator[Ends]:
    """Rows of `from` and `to`, as our scaffolds and Ghost have them; Ghost's are patterns."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and {"from", "to"} <= row.keys():
            old = _unescaped(str(row["from"])).removeprefix("^").removesuffix("$")
            yield old.removesuffix("/?"), str(row["to"])


def _csv(text: str) -> Iterator[Ends]:
    """A table with two columns, `from,to`."""
    for row in csv.reader(StringIO(text)):
        if len(row) >= 2 and row[0].startswith(("/", "http")):
            yield row[0], row[1]


_Read = Callable[[str], Iterable[Ends]]
_FILES: Final[Mapping[str, _Read]] = {
    "_redirects": _lines,
    ".htaccess": _apache,
    "vercel.json": _vercel,
    "redirects.csv": _csv,
    "redirects.json": _rows,
    "Caddyfile": _caddy,
}
_ENDINGS: Final[Mapping[str, _Read]] = {".conf": _nginx, ".caddy": _caddy}


def _reader(name: str) -> _Read | None:
    return _FILES.get(name) or _ENDINGS.get(f".{name.rpartition('.')[2]}")
