"""The lines of a post that are text → its body: paragraphs with blank lines between.

A line broken in the midst of a sentence by the width of a window is joined to the next; the lines
of a list, a poem or an address stay lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from migrator.readers.dump.lines import Line

_NARROWEST: Final = 50
_WIDEST_WRAP: Final = 120
_EVEN: Final = 0.72
_SET_IN: Final = 4
_FEWEST_CODE: Final = 2
_CODE: Final = re.compile(r"[{};]$|\)$|\w\(|[^\s=]\s?=\s?[^\s=]|</")
_DRAWN: Final = re.compile(r"[\u2500-\u257f]|^[|+].*[|+]$")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a body: as it stood, and the text that is left of it."""

    line: Line
    text: str


def body_of(lines: Sequence[TextLine]) -> str:
    """The body of a post."""
    return "\n\n".join(
        _code(group) if _is_code(group) else _paragraph(group) for group in _paragraphs(lines)
    )


def _is_code(group: Sequence[TextLine]) -> bool:
    """Some lines, all set in as code is, one of them with a mark that ends lines of code."""
    if len(group) < _FEWEST_CODE or any(entry.line.is_item for entry in group):
        return False
    set_in = all(entry.line.raw.startswith((" " * _SET_IN, "\t")) for entry in group)
    return set_in and any(_CODE.search(entry.text) for entry in group)


def _code(group: Sequence[TextLine]) -> str:
    return "\n".join(entry.line.raw.rstrip() for entry in group)


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """Lines that stand together; in a dump without blank lines, only the items of a list do."""
    group: list[TextLine] = []
    for entry in lines:
        if group and entry.line.opens and not _same_list(group[-1], entry):
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _same_list(above: TextLine, entry: TextLine) -> bool:
    return entry.line.gap == 0 and above.line.is_item and entry.line.is_item


def _paragraph(group: Sequence[TextLine]) -> str:
    wrapped = _is_wrapped(group)
    text = group[0].text
    for above, entry in pairwise(group):
        joins = not entry.line.is_item and (wrapped or _goes_on(above.line, entry.line))
        text += (" " if joins else "\n") + entry.text
    return text


def _stays(entry: TextLine) -> bool:
    """An item of a list, or a piece of something drawn."""
    return entry.line.is_item or _DRAWN.search(entry.text) is not None


def _is_wrapped(group: Sequence[TextLine]) -> bool:
    """Three lines or more, all but the last about as wide as a window: prose set to a width."""
    widths = [entry.line.width for entry in group[:-1]]
    if len(widths) < 2 or any(_stays(entry) for entry in group[1:]):
        return False
    widest = max(widths)
    return _NARROWEST <= widest <= _WIDEST_WRAP and min(widths) >= _EVEN * widest


def _goes_on(above: Line, line: Line) -> bool:
    """A long line without an end, and one that begins in the midst of a sentence."""
    return above.width >= _NARROWEST and not above.ends_sentence and line.text[:1].islower()
