"""HTML → the shortcodes in it, with the semantics of WordPress's shortcodes.php.

    [caption id="x" width=300]inner[/caption]   [gallery ids='1,2' /]   [[escaped]]

A shortcode ends at the first closing tag of its name; brackets inside HTML tags do not count.
Unlike there, what stands in `pre` or `code` is code and no shortcode, unless it is escaped.
"""

import functools
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

_TAG = (
    r"<(?:!--(?:[^-]|-(?!->))*+(?:-->)?|!\[CDATA\[(?:[^\]]|\](?!\]>))*+(?:\]\]>)?"
    r"|(?!!--|!\[CDATA\[|\s*\[\[?[^\[\]]+\])[^>]*+>?)"
)
_NO_SHORTCODE = re.compile(rf"(?:[^<\[]++|(?!<(?:pre|code)[\s>]){_TAG})*+")
_OPENING = re.compile(rf"{_TAG}|\[(\[?)([^<>&/\[\]\x00-\x20=]++)")
_NAME = re.compile(r"\[([^<>&/\[\]\x00-\x20=]++)")
_CODE = re.compile(r"<(pre|code)[\s>]")
_ATTRIBUTE = re.compile(
    r"""
    ([\w-]+)\s*=\s*"([^"]*)"(?:\s|$)
  | ([\w-]+)\s*=\s*'([^']*)'(?:\s|$)
  | ([\w-]+)\s*=\s*([^\s'"]+)(?:\s|$)
  | "([^"]*)"(?:\s|$)
  | '([^']*)'(?:\s|$)
  | (\S+)(?:\s|$)
    """,
    re.VERBOSE | re.ASCII,
)
_INVISIBLE = re.compile("[\u00a0\u200b]+")
_BALANCED = re.compile(r"[^<]*+(?:<[^>]*+>[^<]*+)*+")
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in a shortcode's brackets: `named` in lower case, `bare` words in order."""

    named: dict[str, str] = field(default_factory=dict)
    bare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A shortcode as it stands in a text.

    Attributes:
        name: Its tag.
        raw: What stands between its name and the closing bracket.
        inner: What stands between its tags; None when it has no closing tag.
        start, end: Its range in the text, the second bracket of an escape included.
        escaped: Written with double brackets: to be shown, not carried out.
    """

    name: str
    raw: str
    inner: str | None
    start: int
    end: int
    escaped: bool = False

    @property
    def attributes(self) -> Attributes:
        """The attributes, parsed."""
        return parse_attributes(self.raw)


def parse_attributes(raw: str) -> Attributes:
    """Attributes as `shortcode_parse_atts` reads them."""
    named: dict[str, str] = {}
    bare: list[str] = []
    for found in _ATTRIBUTE.finditer(_INVISIBLE.sub(" ", raw)):
        groups = found.groups()
        for name, value in zip(groups[0:6:2], groups[1:6:2], strict=True):
            if name:
                named[name.lower()] = _value(value)
        bare += [_value(word) for word in groups[6:] if word]
    return Attributes(named, tuple(bare))


def _value(text: str) -> str:
    """An attribute's value: backslashes taken off, none with half an HTML tag in it."""
    if "\\" in text:
        text = _ESCAPE.sub(_unescape, text)
    return text if "<" not in text or _BALANCED.fullmatch(text) else ""


def _unescape(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return chr(int(code, 8) & 255) if code.isdigit() and code[0] < "8" else _LETTERS.get(code, code)


class _Finder:
    """`str.find` that remembers what is not there any more, so that asking again costs nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def find(self, needle: str, start: int) -> int:
        known = self._next.get(needle, -2)
        if known == -1 or known >= start:
            return known
        self._next[needle] = found = self._text.find(needle, start)
        return found


@functools.lru_cache(maxsize=2)
def names_in(text: str) -> frozenset[str]:
    """All that could be names of shortcodes in a text; a quick look before any parsing."""
    return frozenset(_NAME.findall(text))


def shortcodes(  # noqa: C901  (one scan: what is open decides what the next bracket is)
    text: str, names: Container[str]
) -> Iterator[Shortcode]:
    """The outermost shortcodes of these names, in order."""
    finder = _Finder(text)
    position = code_ends = 0
    ahead = -1
    while True:
        if position > ahead:
            ahead = _next_name(text, position, names)
            if ahead < 0:
                return
            if _is_whole(text, position, ahead):
                position = ahead
        gap = _NO_SHORTCODE.match(text, position)
        position = gap.end() if gap else position
        if position >= len(text):
            return
        opening = _OPENING.match(text, position)
        position = opening.end() if opening else position + 1
        if opening is None:
            continue
        if opening[2] is None:
            if position > code_ends and (code := _CODE.match(opening[0])):
                code_ends = finder.find(f"</{code[1]}>", position)
            continue
        if opening[2] not in names:
            continue
        shortcode = _read(text, opening, finder)
        if shortcode is None:
            return
        if opening.start() < code_ends and not shortcode.escaped:
            continue
        yield shortcode
        position = shortcode.end


def _next_name(text: str, position: int, names: Container[str]) -> int:
    """Where the brackets before one of these names stand next, -1 where none does."""
    for found in _NAME.finditer(text, position):
        if found[1] in names:
            start = found.start()
            return start - 1 if start > position and text[start - 1] == "[" else start
    return -1


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether each tag, comment and piece of code that opens in this range surely ends in it."""
    if text.rfind("<", start, end) > text.rfind(">", start, end):
        return False
    if text.find("<!", start, end) >= 0:
        if text.find("<![", start, end) >= 0:
            return False
        comment = text.rfind("<!--", start, end)
        if comment >= 0 and text.find("-->", comment + len("<!--"), end) < 0:
            return False
    for name in ("pre", "code"):
        opening = text.rfind(f"<{name}", start, end)
        if opening >= 0 and text.find(f"</{name}>", text.find(">", opening, end), end) < 0:
            return False
    return True


def _read(text: str, opening: re.Match[str], finder: _Finder) -> Shortcode | None:
    """The shortcode that opens here; None when no bracket closes any more."""
    name = opening[2]
    bracket = finder.find("]", opening.end())
    if bracket < 0:
        return None
    raw, end, inner = text[opening.end() : bracket], bracket + 1, None
    if raw.endswith("/"):
        raw = raw[:-1]
    else:
        closing = finder.find(f"[/{name}]", end)
        if closing >= 0:
            inner, end = text[end:closing], closing + len(name) + 3
    escaped = bool(opening[1]) and text.startswith("]", end)
    start = opening.start() if escaped else opening.start() + len(opening[1])
    return Shortcode(name, raw, inner, start, end + escaped, escaped)
