"""A line with so many marks that an object for each would be too much: all of them are escaped."""

from collections.abc import Iterable
from heapq import merge
from io import StringIO

from migrator.render.markdown.also import Also
from migrator.render.markdown.line_start import start_of
from migrator.render.markdown.pieces import Mark, Piece
from migrator.render.markdown.specials import MARKS, escaped

MANY = 100_000
_NOTHING_MORE = Also()
_ESCAPES = {ord(mark): f"\\{mark}" for mark in MARKS}


def is_dense(text: str, also: Also | None) -> bool:
    """Whether a text holds more marks than are looked at one by one."""
    count = sum([text.count(mark) for mark in MARKS])
    return count + (also.count(text) if also else 0) > MANY


def escape_all(pieces: list[Piece], *, line: bool, also: Also | None) -> str:
    """The Markdown of a run of pieces, every mark in a text escaped, come what may.

    Args:
        line: The run begins a line of its own.
        also: What a dialect has to have escaped besides.
    """
    more = also or _NOTHING_MORE
    out = StringIO()
    for index, piece in enumerate(pieces):
        if isinstance(piece, Mark):
            out.write(piece.text)
        elif type(piece) is not str:
            out.write(piece)
        else:
            at = start_of(pieces, index, line=line)
            places = more.places(pieces, index, line=line)
            _write(out, piece, merge([] if at is None else [at], places), more)
    return out.getvalue()


def _write(out: StringIO, text: str, offsets: Iterable[int], also: Also) -> None:
    """Write a text with its marks escaped, and what stands at these offsets, in order."""
    done = 0
    for offset in offsets:
        if offset >= done:  # else it is escaped
            out.write(text[done:offset].translate(_ESCAPES))
            out.write(escaped(text[offset], also.entities))
            done = offset + 1
    out.write(text[done:].translate(_ESCAPES))
