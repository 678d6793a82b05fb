"""HTML with a tag or an attribute's quote never closed → HTML that swallows no words.

    One <a href="/x>two</a> three          the quote ends before the `>`
    One <a href="/x two</a> three          the quote and the tag end after the address
    a <b and c <em>d</em>                  no tag at all: the `<` is text
    <!-- one                               the comment ends with its line

A parser would take all up to the next quote, often the rest of the body, for the value. Most bodies
have no `<` or `>` in a value and as many `<` as `>`: they are left alone after one look.
"""

import re

from migrator.content.context import Notes
from migrator.diagnostics.content import CONTENT_HTML_MENDED

_SUSPECT = re.compile(r"=\s*(?:\"[^\"<>]*+(?!\"[\s/>])|'[^'<>]*+(?!'[\s/>]))")
_MARKUP = re.compile(r"<(?:!--(?:[^-]|-(?!->))*+(?:-->)?|(/?[a-zA-Z][^\s/<>]*))")
_PIECE = re.compile(
    r"""[\s/]*+(?:(?P<end>>)|(?P<broken><)
    |(?P<name>=?[^\s/<>=]*+)(?:\s*+=\s*+(?:(?P<quote>["'])|[^\s<>]*+))?)""",
    re.VERBOSE,
)
_ATTRIBUTES = re.compile(r"\s*(?:[\w:-]+\s*=.*|/)?", re.DOTALL)
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)")
_MORE_ATTRIBUTES = re.compile(r"(?<!\s)\s++(?:[\w:-]+\s*=|/\Z)")
_LINE_END = re.compile(r"[\n<]")
_BLANKS = re.compile(r"\s")
_HOLDS_CODE = re.compile(r"\b(?:data|javascript):", re.IGNORECASE)
_TAG_BEGINS = re.compile(r"<[a-zA-Z/!]")
_IN_TAG = re.compile(r"</?[a-zA-Z][^<>]*\Z")
_NO_MARKUP = frozenset(
    ["href", "src", "srcset", "id", "class", "style", "rel", "target", "width", "height"]
)
_ADDRESSES = frozenset({"href", "src"})
_VERBATIM = frozenset(
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]
)


def mend(html: str, notes: Notes) -> str:
    """Close what was left open; each mend is reported."""
    if _SUSPECT.search(html) is None and html.count("<") <= html.count(">"):
        return html
    return _Mender(html, notes).run()


class _Mender:
    """HTML on its way through, tag by tag, and what is written of it so far."""

    def __init__(self, html: str, notes: Notes) -> None:
        self._html = html
        self._notes = notes
        self._parts: list[str] = []
        self._done = 0
        self._absent: set[str] = set()

    def run(self) -> str:
        position = 0
        while found := _MARKUP.search(self._html, position):
            position = found.end()
            if found[1]:
                position = self._tag(found)
                position = self._past_text(found[1].lower(), position)
            elif position == len(self._html) and not found[0].endswith("-->"):
                position = self._comment(found)
        return "".join([*self._parts, self._html[self._done :]]) if self._parts else self._html

    def _tag(self, tag: re.Match[str]) -> int:
        """Go through a tag's attributes; gives where it ends."""
        at = tag.end()
        while piece := _PIECE.match(self._html, at):
            if piece["end"]:
                return piece.end()
            if piece["broken"] or piece.end() == at:
                return self._unclosed(tag, piece.start())
            at = piece.end()
            if piece["quote"]:
                closed, at = self._value(tag, piece)
                if closed:
                    return at
        return at

    def _comment(self, opening: re.Match[str]) -> int:
        """End a comment that has no end, before it takes the rest of the body along."""
        line = _LINE_END.search(self._html, opening.start() + len("<!--"))
        cut = line.start() if line else len(self._html)
        self._notes.met(CONTENT_HTML_MENDED, "<!--")
        self._write(cut, "-->")
        return cut

    def _value(self, tag: re.Match[str], piece: re.Match[str]) -> tuple[bool, int]:
        """Go past a quoted value; gives whether the tag ended in it, and where."""
        start = piece.end()
        quote = self._find(piece["quote"], start)
        if quote >= 0 and not self._swallows(piece["name"].lower(), start, quote):
            return False, quote + 1
        begins = _TAG_BEGINS.search(self._html, start)
        ends = self._html.find(">", start)
        if begins is None and ends < 0:
            return True, self._unclosed(tag, len(self._html))
        lesser = begins.start() if begins else len(self._html)
        end = ends if 0 <= ends < lesser else lesser
        cut = _end_of_value(self._html, start, end, piece["name"].lower())
        open_still = end == ends and _ATTRIBUTES.fullmatch(self._html, cut, end) is not None
        self._write(cut, piece["quote"] + ("" if open_still else ">"))
        self._notes.met(CONTENT_HTML_MENDED, f"<{tag[1]} {piece['name']}=")
        return not open_still, cut

    def _swallows(self, name: str, start: int, quote: int) -> bool:
        """Whether a value ends at a quote that belongs to something else."""
        html = self._html
        begins = _TAG_BEGINS.search(html, start, quote)
        greater = html.find(">", start, quote)
        if begins is None and greater < 0:
            more = _MORE_ATTRIBUTES.search(html, start, quote) if name in _ADDRESSES else None
            return more is not None and html[quote - 1] == "=" and _goes_on(html, quote)
        last = html.rfind("<", start, quote)
        in_tag = last >= 0 and _IN_TAG.match(html, last, quote) is not None
        if begins and name in _NO_MARKUP and (in_tag or greater >= 0):
            return _HOLDS_CODE.search(html, start, begins.start()) is None
        return (in_tag and (greater >= 0 or html[quote - 1] == "=")) or _goes_on(html, quote)

    def _unclosed(self, tag: re.Match[str], end: int) -> int:
        """End a tag that meets another or the end: with attributes it is one, else text."""
        inside = self._html[tag.end() : end]
        values = [value.end() for value in _VALUE.finditer(inside)]
        self._notes.met(CONTENT_HTML_MENDED, f"<{tag[1]}")
        is_word = self._html[tag.start() - 1 : tag.start()].isalnum()  # as in `a<b`
        if values or (not inside.strip() and end < len(self._html) and not is_word):
            cut = tag.end() + (values[-1] if values else 0)
            self._write(cut, ">")
            return cut
        self._write(tag.start(), "&lt;")
        self._done = tag.start() + 1
        return tag.end()

    def _write(self, end: int, what: str) -> None:
        self._parts += self._html[self._done : end], what
        self._done = end

    def _past_text(self, name: str, position: int) -> int:
        """Past an element whose content is no markup."""
        if name not in _VERBATIM:
            return position
        end = self._find(f"</{name}", position)
        return position if end < 0 else end

    def _find(self, what: str, start: int) -> int:
        """`str.find` that remembers what is not there any more."""
        if what in self._absent:
            return -1
        found = self._html.find(what, start)
        if found < 0:
            self._absent.add(what)
        return found


def _goes_on(html: str, quote: int) -> bool:
    """Whether what follows a quote says that it ends no value."""
    after = html[quote + 1 : quote + 2]
    return bool(after) and after not in " \t\r\n\f/>"


def _end_of_value(html: str, start: int, end: int, name: str) -> int:
    """Where a value that was left open ends: before other attributes, or with its line."""
    value = html[start:end]
    if html[end : end + 1] == "<" and name in _NO_MARKUP:
        return start + len(_BLANKS.split(value, maxsplit=1)[0])
    more = _MORE_ATTRIBUTES.search(value)
    if more:
        return start + more.start()
    line = value.split("\n", 1)[0]
    closes_itself = line == value and value.endswith("/") and name != "href"
    return start + len(line) - closes_itself
