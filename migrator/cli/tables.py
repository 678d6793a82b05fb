"""Rows → aligned plain text, the same on a terminal and in a pipe."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from unicodedata import category, combining, east_asian_width

_CONTROLS: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIRECTIONS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and the side its cells stand at."""

    heading: str
    side: Literal["left", "right"] = "left"


def text_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], indent: str = "") -> str:
    """An aligned table; headings that are all empty are left out.

    Args:
        columns: One for each cell of a row.
        rows: Cells, line breaks and control characters in them made visible.
        indent: What each line begins with.
    """
    cells = [[visible(cell) for cell in row] for row in rows]
    headings = [column.heading for column in columns]
    lines = [headings, *cells] if any(headings) else cells
    widths = [max((_width(line[at]) for line in lines), default=0) for at in range(len(columns))]
    return "".join(
        f"{indent}{'  '.join(map(_pad, line, widths, columns)).rstrip()}\n" for line in lines
    )


def visible(text: str) -> str:
    """A text of the source that can neither break a line nor steer a terminal."""
    if text.isprintable():
        return text
    return "".join(f"\\x{ord(char):02x}" if _is_control(char) else char for char in text)


def _is_control(char: str) -> bool:
    """Line breaks, escapes, lone surrogates, and what turns the direction of writing."""
    return category(char) in _CONTROLS or char in _DIRECTIONS


def _pad(cell: str, width: int, column: Column) -> str:
    space = " " * (width - _width(cell))
    return space + cell if column.side == "right" else cell + space


def _width(text: str) -> int:
    """How many columns a terminal gives a text."""
    return sum(0 if combining(char) else 1 + (east_asian_width(char) in "WF") for char in text)
