"""Broken XML of an item, or of the channel's head → the same in well-formed XML, and the faults.

Reads field by field, by WXR's own names: a field goes on to its own closing tag, whatever stands
inside. Text that no field holds is left out and reported.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache

from migrator.diagnostics import Code
from migrator.diagnostics.wxr import (
    AMPERSAND,
    ANGLE,
    CONTROL_CHARACTER,
    ELEMENT_UNKNOWN,
    ENTITY_UNKNOWN,
    FIELD_UNCLOSED,
    FOREIGN_TEXT,
)
from migrator.readers.wxr import cdata, entities
from migrator.readers.wxr.passage import cut_out
from migrator.readers.wxr.vocabulary import (
    ALL_FIELDS,
    BODY_FIELDS,
    CONTAINERS,
    FIELDS,
    KNOWN_UNUSED,
)

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w.-]*+(?::[A-Za-z][\w.-]*+)?)"
    r"(?P<attributes>(?:[\s/](?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)?)>"
)
_COMMENT = (re.compile("<!--"), re.compile("-->"))
_ATTRIBUTE = re.compile(r"([\w:.-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_MARKUP = re.compile(r"<[A-Za-z/!]")
_CUT_TAG = re.compile(r"<(?:[/!]?[A-Za-z\[][^<>]*+|[/!])?\Z")
_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that was wrong, and on which line of the text."""

    code: Code
    line: int
    detail: str = ""
    count: int = 1


@dataclass(slots=True)
class _Mending:
    """The state of one mending.

    Attributes:
        open: Names of the containers that are open, the root first.
        faults: By code: the first one's position and detail, and how many there are.
        foreign: Words that no field holds; they are reported together.
    """

    text: str
    root: str
    source: cdata.Text
    open: list[str]
    out: list[str] = field(default_factory=list)
    faults: dict[Code, tuple[int, str, int]] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)

    def report(self, code: Code, position: int, detail: str = "", count: int = 1) -> None:
        """Note a fault; of several with one code, the first is shown and the others are counted."""
        first, shown, before = self.faults.get(code, (position, detail, 0))
        self.faults[code] = (first, shown, before + count)

    def listed(self) -> tuple[Fault, ...]:
        """The faults with their lines."""
        return tuple(
            Fault(code, self.text.count("\n", 0, position), detail, count)
            if code is not FOREIGN_TEXT
            else Fault(code, self.text.count("\n", 0, position), self._excerpt())
            for code, (position, detail, count) in self.faults.items()
        )

    def _excerpt(self) -> str:
        return " ".join(self.foreign)[:_EXCERPT]


def mend(text: str, root: str) -> tuple[str, tuple[Fault, ...]]:
    """The inside of a container, well-formed.

    Args:
        text: What stands between the container's tags.
        root: The container: `item` or `channel`.
    """
    text, removed = entities.FORBIDDEN.subn("", text)
    mending = _Mending(text, root, cdata.Text(text), [root])
    if removed:
        mending.report(CONTROL_CHARACTER, 0, count=removed)
    position = 0
    while position < len(text):
        position = _step(mending, position)
    while len(mending.open) > 1:
        mending.out.append(f"</{mending.open.pop()}>")
    return "".join(mending.out), mending.listed()


def _step(mending: _Mending, position: int) -> int:
    """Read one tag, and the text before it; the position behind."""
    match = _TAG.search(mending.text, position)
    before = mending.text[position : match.start() if match else len(mending.text)]
    _foreign(mending, position, before)
    if match is None:
        return len(mending.text)
    name = match["name"]
    if match["close"]:
        _close(mending, name)
        return match.end()
    if _enter(mending, name, FIELDS):
        return _field(mending, match)
    if _enter(mending, name, CONTAINERS):
        mending.open.append(name)
        mending.out.append(f"<{name}>")
        return match.end()
    return _unknown(mending, match)


def _enter(mending: _Mending, name: str, table: Mapping[str, AbstractSet[str]]) -> bool:
    """Whether an open container may hold that name; those inside it are closed."""
    for depth in range(len(mending.open) - 1, -1, -1):
        if name in table.get(mending.open[depth], ()):
            while len(mending.open) > depth + 1:
                mending.out.append(f"</{mending.open.pop()}>")
            return True
    return False


def _close(mending: _Mending, name: str) -> None:
    """Close a container, and those inside it."""
    if name in mending.open[1:]:
        while True:
            closed = mending.open.pop()
            mending.out.append(f"</{closed}>")
            if closed == name:
                return


def _field(mending: _Mending, match: re.Match[str]) -> int:
    """Read a field from its opening tag on; the position behind its closing tag."""
    from xml.sax.saxutils import escape, quoteattr  # noqa: PLC0415  (loads all of urllib)

    name, attributes = match["name"], match["attributes"]
    position, value = match.end(), ""
    if not attributes.endswith("/"):
        position, value = _value(mending, match.end(), name)
    pairs = {key: double or single for key, double, single in _ATTRIBUTE.findall(attributes)}
    written = "".join(
        f" {key}={quoteattr(entities.FORBIDDEN.sub('', entities.decode(text)[0]))}"
        for key, text in pairs.items()
        if ":" not in key
    )
    mending.out.append(f"<{name}{written}>{escape(value)}</{name}>")
    return position


def _value(mending: _Mending, start: int, name: str) -> tuple[int, str]:
    """The text of a field, and the position behind its closing tag."""
    text, position = mending.text, start
    pieces: list[str] = []
    while True:
        stop, after = _extent(text, position, name)
        section = text.find(cdata.OPEN, position, stop)
        if section < 0:
            break
        pieces.append(_raw(mending, position, section, name))
        begin = section + len(cdata.OPEN)
        end = cdata.end_of(mending.source, begin, name)
        if end.fault and end.stop < len(text):
            mending.report(end.fault, begin, name)
        pieces.append(text[begin : end.stop])
        position = end.after
    if stop == after < len(text):
        mending.report(FIELD_UNCLOSED, start, name)
    pieces.append(_raw(mending, position, stop, name))
    value = "".join(pieces)
    return after, value if name in BODY_FIELDS else value.strip()


def _extent(text: str, start: int, name: str) -> tuple[int, int]:
    """Where a field that holds no CDATA ends, and where reading goes on.

    At its closing tag; or, when it has none before it opens again, where the next field begins.
    """
    again = _opening(name).search(text, start)
    limit = again.start() if again else len(text)
    closing = _closing(name).search(text, start, limit)
    if closing:
        return closing.start(), closing.end()
    following = _next_field().search(text, start, limit)
    stop = following.start() if following else limit
    return stop, stop


def _raw(mending: _Mending, start: int, stop: int, name: str) -> str:
    """Text outside CDATA, references decoded; HTML that was not escaped stays as it stands."""
    piece = mending.text[start:stop]
    if stop == len(mending.text):
        piece = _CUT_TAG.sub("", piece)
    if "<" in piece:
        mending.report(ANGLE, start + piece.index("<"), name)
        if name in BODY_FIELDS and _MARKUP.search(piece):
            return piece
    decoded, bare, unknown = entities.decode(piece)
    if bare:
        mending.report(AMPERSAND, start, name, bare)
    for entity in unknown:
        mending.report(ENTITY_UNKNOWN, start, entity)
    kept, removed = entities.FORBIDDEN.subn("", decoded)
    if removed:
        mending.report(CONTROL_CHARACTER, start, name, removed)
    return kept


def _unknown(mending: _Mending, match: re.Match[str]) -> int:
    """Pass over an element that WXR does not have; the position behind it.

    What has a prefix is a plugin's and goes with its text. Anything else is a tag of some page,
    whose text is reported as foreign.
    """
    name, text = match["name"], mending.text
    if ":" not in name and name not in KNOWN_UNUSED:
        return match.end()
    if name not in KNOWN_UNUSED:
        mending.report(ELEMENT_UNKNOWN, match.start(), name)
    if match["attributes"].endswith("/"):
        return match.end()
    position = text.find("<", match.end())
    if text.startswith(cdata.OPEN, position):
        position = cdata.end_of(mending.source, position + len(cdata.OPEN), name).after
    closing = _closing(name).match(text, position) if position >= 0 else None
    return closing.end() if closing else match.end()


def _foreign(mending: _Mending, position: int, text: str) -> None:
    """Report text outside any field, unless it is only space, comments or stray CDATA marks."""
    if not text or text.isspace():
        return
    text = cut_out(text, *_COMMENT)[0]
    if mending.open == [mending.root] and position + len(text) >= len(mending.text):
        text = _CUT_TAG.sub("", text)
    kept = " ".join(text.replace(cdata.CLOSE, " ").replace(cdata.OPEN, " ").split())
    if kept:
        mending.foreign.append(kept)
        mending.report(FOREIGN_TEXT, position)


@lru_cache(maxsize=128)
def _opening(name: str) -> re.Pattern[str]:
    return re.compile(rf"<{re.escape(name)}[\s/>]")


@lru_cache(maxsize=128)
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}\s*+>")


@lru_cache(maxsize=1)
def _next_field() -> re.Pattern[str]:
    """Where a field or container with a prefix begins or a container ends.

    Names without prefix are left out: they are HTML's too, and may stand in a text.
    """
    names = sorted(ALL_FIELDS | frozenset().union(*CONTAINERS.values()))
    prefixed = "|".join(re.escape(name) for name in names if ":" in name)
    return re.compile(
        rf"<(?:/?(?:{prefixed})|link|pubDate|guid|/item|/channel|category\sdomain)[\s/>]"
    )
