"""Text → Markdown that reads as that text, with no backslash that is not needed.

Most text holds nothing that Markdown could take for markup: one search tells. What does is looked
at where it stands: a `*` is escaped only where it would open or close an emphasis, a `[` only where
a link would come of it, a `#` only where a line begins.
"""

import re
from html.entities import html5

from migrator.render.markdown import brackets, runs, ticks
from migrator.render.markdown.also import Also
from migrator.render.markdown.delimiters import char_after
from migrator.render.markdown.escape_all import MANY, escape_all, is_dense
from migrator.render.markdown.line_start import line_start, start_of
from migrator.render.markdown.pieces import HARD_BREAK, Mark, Piece, last_of
from migrator.render.markdown.specials import MARK, Special, escaped

# An underscore between letters is nothing to anybody. Each branch begins with a bare character, as
# the search is quick only then.
_UNDERSCORES = r"_(?<![A-Za-z0-9_]_)_*|_(?<!__)_*+(?![A-Za-z0-9])"
_SPECIAL = re.compile(rf"\\|``*|\*\**|~~*|\[|\]|<(?=\S)|&(?=[#\w])|{_UNDERSCORES}")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]*));")
_HTML_START = re.compile(r"<(?:/?[A-Za-z]|[!?]|[^\s<>@]+@)")
_ATTRIBUTE = r"""\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_TAG = re.compile(
    rf"<(?:[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|/[A-Za-z][A-Za-z0-9-]*\s*>"
    r"|!--(?:-?>|.*?-->)|\?.*?\?>|![A-Za-z][^>]*>|!\[CDATA\[.*?\]\]>"
    r"|[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|[^\s<>@()\[\],;:\\]+@(?:[A-Za-z0-9.-]*[A-Za-z0-9])>)",
    re.ASCII | re.DOTALL,
)


def escape(
    pieces: list[Piece], *, line: bool = True, enclosed: bool = False, also: Also | None = None
) -> str:
    """The Markdown of a run of pieces whose marks are chosen.

    Args:
        line: The run begins a line of its own, as that of a paragraph does.
        enclosed: The run stands inside brackets, as a link's text does.
        also: What a dialect has to have escaped besides.
    """
    if len(pieces) == 1 and not also and type(pieces[0]) is str and not MARK.search(pieces[0]):
        return _first_line(pieces[0]) if line else pieces[0]
    specials = _specials(pieces, also)
    if specials is None:
        return escape_all(pieces, line=line, also=also)
    offsets: dict[int, set[int]] = {}
    if specials:
        _decide(specials, pieces, line=line, enclosed=enclosed)
        for special in specials:
            if special.escapes:
                offsets.setdefault(special.piece, set()).update(special.escapes)
    if line or HARD_BREAK in pieces:
        _line_starts(pieces, offsets, line=line)
    if also:
        also.add_to(offsets, pieces, line=line)
    texts = [piece.text if isinstance(piece, Mark) else piece for piece in pieces]
    for index, found in offsets.items():
        texts[index] = _insert(texts[index], found, also.entities if also else "")
    return "".join(texts)


def _first_line(text: str) -> str:
    """A paragraph that is one plain text."""
    at = line_start(text, whole=True, first=True)
    return text if at is None else f"{text[:at]}\\{text[at:]}"


def _specials(pieces: list[Piece], also: Also | None) -> list[Special] | None:
    """Everything in the texts that could be markup; None where it is too much."""
    found: list[Special] = []
    for index, piece in enumerate(pieces):
        if type(piece) is not str:
            continue
        if len(piece) > MANY and is_dense(piece, also):
            return None
        if MARK.search(piece):
            found += [Special(index, m.start(), m.group()) for m in _SPECIAL.finditer(piece)]
    return found


def _decide(specials: list[Special], pieces: list[Piece], *, line: bool, enclosed: bool) -> None:
    """Settle what has to be escaped."""
    delimiters, square, backticks = [], [], []
    last_greater = (len(pieces), 0) if enclosed else last_of(pieces, ">")
    for special in specials:
        char = special.text[0]
        if char in "*_~":
            delimiters.append(special)
        elif char in "[]":
            square.append(special)
        elif char == "`":
            backticks.append(special)
        else:
            _decide_alone(special, pieces, last_greater, enclosed=enclosed)
    if backticks:
        ticks.settle(backticks, pieces, line=line, enclosed=enclosed)
    if square:
        brackets.settle(square, pieces, enclosed=enclosed)
    if delimiters:
        runs.settle(delimiters, pieces)


def _decide_alone(
    special: Special, pieces: list[Piece], last_greater: tuple[int, int], *, enclosed: bool
) -> None:
    """A backslash, an ampersand or a `<`: each by what follows it."""
    text = pieces[special.piece]
    assert isinstance(text, str)
    if special.text == "\\":
        needed = _backslash(special, text, pieces, enclosed=enclosed)
    elif special.text == "&":
        entity = _ENTITY.match(text, special.start)
        needed = entity is not None and (entity[1] is None or f"{entity[1]};" in html5)
    else:
        needed = (special.piece, special.start) < last_greater and _less_than(
            special, text, reaches_on=_reaches_on(special, text, pieces, last_greater[0])
        )
    if needed:
        special.escape_first()


def _backslash(special: Special, text: str, pieces: list[Piece], *, enclosed: bool) -> bool:
    """Whether a backslash would escape what follows it."""
    after = special.start + 1
    if after < len(text):
        return text[after] in _PUNCTUATION
    if special.piece + 1 == len(pieces):
        return enclosed
    # Some readers take a blank behind a backslash with it, and the line break would be none.
    is_at_break = pieces[special.piece + 1] is HARD_BREAK
    return is_at_break or char_after(pieces, special.piece) in _PUNCTUATION


def _less_than(special: Special, text: str, *, reaches_on: bool) -> bool:
    """Whether a `<` would begin a tag, a comment or an address.

    Args:
        reaches_on: It could end in what follows the text.
    """
    if not _HTML_START.match(text, special.start):
        return False
    return reaches_on or len(text) > MANY or _TAG.match(text, special.start) is not None


def _reaches_on(special: Special, text: str, pieces: list[Piece], last_greater: int) -> bool:
    """Whether a tag that begins in a text could end in a later piece."""
    if last_greater <= special.piece:
        return False
    rest = text[special.start : special.start + MANY]
    if last_greater == len(pieces) or rest[1:2] in ("!", "?"):
        return True  # in brackets nothing is sure, and in a comment anything may stand
    if any(char in rest for char in "\"'="):
        return True  # as in a value
    after = char_after(pieces, special.piece)
    if ">" in rest or after == "<":
        return False
    # A delimiter of ours ends a tag's name, but may stand in an address.
    return after not in "*[`" or ":" in rest or _has_at(pieces[special.piece + 1 :])


def _has_at(pieces: list[Piece]) -> bool:
    return any(isinstance(piece, str) and "@" in piece for piece in pieces)


def _line_starts(pieces: list[Piece], offsets: dict[int, set[int]], *, line: bool) -> None:
    """Escape what would begin a block where a line begins."""
    for index in range(len(pieces)):
        at = start_of(pieces, index, line=line)
        if at is not None:
            offsets.setdefault(index, set()).add(at)


def _insert(text: str, offsets: set[int], entities: str) -> str:
    """Text with the characters at these offsets escaped."""
    parts, done = [], 0
    for offset in sorted(offsets):
        parts += [text[done:offset], escaped(text[offset], entities)]
        done = offset + 1
    return "".join((*parts, text[done:]))
