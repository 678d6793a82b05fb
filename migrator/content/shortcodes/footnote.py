"""`[footnote]…[/footnote]`, `[ref]…[/ref]`, `((…))`, `word.[1. …]` → a number, the note at the end.

As the footnote plugins show them. Doubled parentheses count where words stand between them, and a
number in brackets where it counts from one; a `[ref name="x"]` can be referred to again by
`[ref name="x" /]`.
"""

import re

from migrator.content.context import Notes
from migrator.content.footnotes import Footnote, list_html
from migrator.content.outside_code import replace_outside_code
from migrator.content.shortcodes.names import known
from migrator.content.shortcodes.parser import Shortcode, names_in, shortcodes
from migrator.diagnostics.content import CONTENT_FOOTNOTE_MOVED

_DOUBLED = re.compile(
    r"<[^<>]*>|\s*\(\((?P<words>[^()<>]*(?:(?:<[^<>]*>|\([^()<>]*\))[^()<>]*)*)\)\)"
)
_BRACKETED = re.compile(
    r"<[^<>]*>|(?<=[^\s>])\[(?P<number>\d{1,3})\.\s+(?P<words>[^\[\]\s][^\[\]]*)\]"
)
_HAS_WORDS = re.compile(r"\w{2,}\W*\s\W*\w{2,}|https?://")


def footnotes_to_html(html: str, notes: Notes) -> str:
    """The HTML with its notes in a list, where a shortcode asks for one or else at its end."""
    if "[" not in html and ("(" not in html or "((" not in html):
        return html
    collected = _Collected(notes)
    if "[" in html and (names := names_in(html) & known().footnotes):
        html = collected.from_shortcodes(html, names)
    if "[1. " in html:
        html = replace_outside_code(_BRACKETED, collected.from_brackets, html)
    if "(" in html and "((" in html:
        html = replace_outside_code(_DOUBLED, collected.from_parentheses, html)
    return _with_list(html, list_html(collected.footnotes)) if collected.footnotes else html


def _with_list(html: str, notes: str) -> str:
    """The HTML with the list of notes in the place of its last shortcode for one."""
    names = names_in(html) & known().footnote_lists if "[" in html else frozenset()
    places = [place for place in shortcodes(html, names) if not place.escaped] if names else []
    if not places:
        return html + notes
    ends = [0, *(place.end for place in places)]
    starts = [*(place.start for place in places), len(html)]
    pieces = [html[end:start] for end, start in zip(ends, starts, strict=True)]
    return "".join(pieces[:-1]) + notes + pieces[-1]


class _Collected:
    """The notes met so far."""

    def __init__(self, notes: Notes) -> None:
        self.footnotes: list[Footnote] = []
        self._numbers: dict[str, int] = {}
        self._bracketed = 0
        self._notes = notes

    def from_shortcodes(self, html: str, names: frozenset[str]) -> str:
        parts: list[str] = []
        done = 0
        for shortcode in shortcodes(html, names):
            number = self._from(shortcode)
            if number:
                parts += html[done : shortcode.start].rstrip(" "), number
                done = shortcode.end
            elif shortcode.escaped:
                parts += html[done : shortcode.start], html[shortcode.start + 1 : shortcode.end - 1]
                done = shortcode.end
        return "".join([*parts, html[done:]])

    def from_parentheses(self, found: re.Match[str]) -> str:
        words = found["words"]
        if words is None or not _HAS_WORDS.search(words):
            return found[0]
        return self._add("((…))", words)

    def from_brackets(self, found: re.Match[str]) -> str:
        """`word.[1. A note.]`, where the numbers count from one."""
        if found["number"] is None or int(found["number"]) != self._bracketed + 1:
            return found[0]
        self._bracketed += 1
        return self._add("[1. …]", found["words"])

    def _from(self, shortcode: Shortcode) -> str:
        """The number of a shortcode's note, empty where it has none."""
        if shortcode.escaped:
            return ""
        name = shortcode.attributes.named.get("name", "")
        if shortcode.inner and shortcode.inner.strip():
            html = self._add(f"[{shortcode.name}]", shortcode.inner)
            if name:
                self._numbers.setdefault(name, len(self.footnotes))
            return html
        number = self._numbers.get(name)
        return f'<sup><a href="#footnote-{number}">{number}</a></sup>' if number else ""

    def _add(self, form: str, content: str) -> str:
        self._notes.met(CONTENT_FOOTNOTE_MOVED, form)
        number = len(self.footnotes) + 1
        self.footnotes.append(Footnote(f"footnote-{number}", content.strip()))
        return f'<sup><a href="#footnote-{number}" id="footnote-{number}-link">{number}</a></sup>'
