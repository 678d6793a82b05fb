"""A document's text → what of the old platform, or of a conversion, still stands in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from migrator.audit.documents import Document
from migrator.audit.platform_forms import without_forms
from migrator.diagnostics import Code
from migrator.diagnostics import audit as codes
from migrator.readers.phrases import match, normal, phrases

_CODE = re.compile(
    r"^(?P<indent>[ >\t]*)(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ >\t]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|<(?P<tag>pre|code)\b.*?</(?P=tag)>",
    re.DOTALL | re.MULTILINE,
)
_SHORTCODE = re.compile(
    r"(?<![\[\\\w!])\\?\[(?:/[a-zA-Z][\w-]*|[a-zA-Z][\w-]*(?:\s+[\w-]+=[^\[\]]*|\s*/))\\?\](?!\()"
)
_BRACKET = re.compile(r"\[(?:/[a-zA-Z]|[a-zA-Z][\w-]*(?:\s+[\w-]+=|\s*/))")
"""How a shortcode begins: it begins with one letter, which is found fastest."""
_BLOCK = re.compile(r"<!--\s*/?wp:[^\s>]+")
_ENTITY = re.compile(r"&amp;(?:amp|lt|gt|quot|nbsp|#\d+|#x[0-9a-f]+);")
_MOJIBAKE = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160"
    "\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153]"
    "|\u00e2\u20ac.|\ufffd"
)
_HTML = re.compile(r"<(?:div|span|font|center|p|table|iframe|style|script|object|embed)\b[^>]*>")
_TEMPLATE = re.compile(r"\{\{[^}\n]{0,80}|\{%[^%\n]{0,80}|<%[^%\n]{0,80}")
_PLACEHOLDER = re.compile(r"%[ds]\b(?![\w%])|\[(?:image|photo|img)\]")
_CUT = re.compile(
    r"(?:\[(?:…|\.\.\.|&hellip;)\]|\((?:more|suite)(?:…|\.\.\.)\))\W*\Z", re.IGNORECASE
)
_TAGS = re.compile(r"<(?P<tag>pre|code|script|style)\b.*?</(?P=tag)>|<[^>]*>", re.DOTALL)
_CHROME_KEYS: Final = (
    "like",
    "likes",
    "share",
    "related",
    "appeared-first",
    "powered",
    "skip-link",
)
_CUT_KEYS: Final = ("read-more",)
_LONGEST: Final = 120
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that should not stand in a finished text.

    Attributes:
        line: In the file, counted from 1.
        text: What stands there.
    """

    code: Code
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """A kind of leftover: a piece of text that it can't do without, and its form.

    Attributes:
        needs: Pieces of text of which one stands in every leftover of the kind.
        hint: What is found wherever the form is, and faster, where the form is slow to look for.
    """

    code: Code
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    hint: re.Pattern[str] | None = None

    def may_stand_in(self, text: str) -> bool:
        """Whether it stands in a text, be it in code: which is fast to see."""
        if not any(map(text.__contains__, self.needs)):
            return False
        if self.hint is not None and not self.hint.search(text):
            return False
        return bool(self.pattern.search(text))


_SIGNS: Final = (
    _Sign(codes.LEFT_BLOCK, ("<!--",), _BLOCK),
    _Sign(codes.LEFT_SHORTCODE, ("[",), _SHORTCODE, _BRACKET),
    _Sign(codes.LEFT_ENTITY, ("&",), _ENTITY),
    _Sign(codes.LEFT_MOJIBAKE, ("\u00c2", "\u00c3", "\u00e2\u20ac", "\ufffd"), _MOJIBAKE),
    _Sign(codes.LEFT_HTML, ("<",), _HTML),
    _Sign(codes.LEFT_TEMPLATE, ("{{", "{%", "<%"), _TEMPLATE),
    _Sign(codes.LEFT_PLACEHOLDER, ("%d", "%s", "[image]", "[photo]", "[img]"), _PLACEHOLDER),
    _Sign(codes.LEFT_CUT, ("…]", "...]", "&hellip;]", "…)", "...)"), _CUT),
)


def leftovers(document: Document, html: str) -> Iterator[Leftover]:
    """What is left over in a document, code left out, in the order of its kinds.

    Args:
        document: As it stands.
        html: What a reader of the site is shown of it.
    """
    text = without_forms(document.body)
    signs = [sign for sign in _SIGNS if sign.may_stand_in(text)]
    if signs:
        prose = _CODE.sub(_blank, text)
        for sign in signs:
            for found in sign.pattern.finditer(prose):
                yield Leftover(sign.code, _line(document, found.start()), _shown(found.group()))
    if "**" in text and document.form == "markdown":
        yield from _unbalanced(document, html)
    yield from _phrases(document)


def mojibake(text: str) -> str:
    """A piece of text that was read in a wrong encoding, with what is around it; or nothing."""
    sign = next(sign for sign in _SIGNS if sign.code is codes.LEFT_MOJIBAKE)
    found = sign.pattern.search(text) if any(map(text.__contains__, sign.needs)) else None
    return _shown(text[max(0, found.start() - 20) : found.end() + 20]) if found else ""


def _unbalanced(document: Document, html: str) -> Iterator[Leftover]:
    """Signs of strong text that a reader would see, where the text escapes none."""
    body = document.body
    if "**" in html and r"\*" not in body and "**" in _TAGS.sub(" ", html):
        yield Leftover(codes.LEFT_UNBALANCED, _line(document, body.index("**")), "**")


def _phrases(document: Document) -> Iterator[Leftover]:
    """Lines that as a whole are the interface's words, with nothing of the author's."""
    lines = [*_short_lines(document.body)]
    end = len(document.body.rstrip())
    for start, line in lines:
        keys = _CHROME_KEYS if start + len(line) < end else (*_CHROME_KEYS, *_CUT_KEYS)
        phrase = match(bare, keys) if _may_be_phrase(bare := line.strip("*_# >-")) else None
        if phrase is not None:
            code = codes.LEFT_CUT if phrase.key in _CUT_KEYS else codes.LEFT_CHROME
            yield Leftover(code, _line(document, start), _shown(line))


def _may_be_phrase(line: str) -> bool:
    """Whether a line begins or ends as some phrase does, which is fast to see."""
    said = normal(line).split()
    return bool(said) and not _edges().isdisjoint((said[0], said[-1]))


@cache
def _edges() -> frozenset[str]:
    """The first and last words of the phrases, those that stand for others left out."""
    ends = (
        normal(phrase.text).split()
        for key in (*_CHROME_KEYS, *_CUT_KEYS)
        for phrase in phrases(key)
    )
    return frozenset(word for said in ends for word in (said[0], said[-1]) if "%" not in word)


def _short_lines(body: str) -> Iterator[tuple[int, str]]:
    """Lines that stand alone between blank ones and are no longer than a phrase may be."""
    start = 0
    for paragraph in body.split("\n\n"):
        line = paragraph.strip()
        if line and len(line) <= _LONGEST and "\n" not in line:
            yield start, line
        start += len(paragraph) + 2


def _blank(match: re.Match[str]) -> str:
    """Code, with its line breaks alone."""
    return "\n".join(" " * len(line) for line in match.group().split("\n"))


def _line(document: Document, offset: int) -> int:
    if document.stub.row:
        return document.stub.row
    return document.stub.line + document.body.count("\n", 0, offset)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
