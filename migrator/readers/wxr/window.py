"""A window that moves forward over a file too large to hold."""

import re
from typing import BinaryIO

STEP = 1 << 20


class Window:
    """The bytes of a file from a cursor on. Every position is counted from the cursor.

    Attributes:
        data: The bytes at hand; those before `at` are done with.
        at: Where in them the cursor is.
        start: Offset of the cursor in the file.
        line: Line of the cursor, counted from 1.
        final: Whether the file ends with the bytes at hand.
    """

    __slots__ = ("_file", "_missed", "at", "data", "final", "line", "start")

    def __init__(self, file: BinaryIO) -> None:
        """Begin at the file's beginning."""
        self._file = file
        self.data = b""
        self.at = 0
        self.start = 0
        self.line = 1
        self.final = False
        self._missed: dict[bytes, tuple[int, int]] = {}
        self.grow()

    def __len__(self) -> int:
        """How many bytes are at hand."""
        return len(self.data) - self.at

    def grow(self) -> None:
        """Take in more: as much again as is there, so that growing stays linear."""
        more = self._file.read(max(STEP, len(self)))
        self.final = not more
        self.data = self.data[self.at :] + more
        self.at = 0

    def has(self, count: int) -> bool:
        """Make sure that so many bytes are at hand; False where the file ends before."""
        if len(self.data) - self.at >= count:
            return True
        while len(self) < count and not self.final:
            self.grow()
        return len(self) >= count

    def find(self, needle: bytes, start: int, reach: int) -> int:
        """Where `needle` is, growing until it is found, the file ends or `reach` bytes are in.

        Where it was not is remembered, so that many searches for what is not there cost one.
        """
        since, until = self._missed.get(needle, (0, 0))
        begin = max(start, until - self.start) if self.start + start >= since else start
        origin = self.start + start
        while (found := self.data.find(needle, self.at + begin)) < 0:
            if self.final or len(self) - start > reach:
                self._missed[needle] = (origin, self.start + len(self) - len(needle) + 1)
                return -1
            begin = max(start, len(self) - len(needle) + 1)
            self.grow()
        return found - self.at

    def search(
        self, pattern: re.Pattern[bytes], start: int, longest: int
    ) -> re.Match[bytes] | None:
        """The next match, growing until there is one; none is longer than `longest`.

        The match's own positions are those in `data`.
        """
        while (match := pattern.search(self.data, self.at + start)) is None and not self.final:
            start = max(start, len(self) - longest)
            self.grow()
        return match

    def text(self, start: int, count: int) -> tuple[str, bool]:
        """Bytes as characters, one each, and whether the file ends with them."""
        self.has(start + count + 1)
        begin = self.at + start
        piece = self.data[begin : begin + count].decode("latin-1")
        return piece, begin + count >= len(self.data)

    def take(self, count: int) -> bytes:
        """The next bytes; the cursor moves behind them."""
        taken = self.data[self.at : self.at + count]
        self.at += count
        self.start += count
        self.line += taken.count(b"\n")
        return taken
