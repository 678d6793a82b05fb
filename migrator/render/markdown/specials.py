"""A place in a text that Markdown could take for markup."""

import re

MARKS = "\\`*_~[]<&"
MARK = re.compile(r"[\\`*_~\[\]<&]")  # quick, where most texts are done with


class Special:
    """A character, or a run of one character, that could be markup.

    Attributes:
        piece: Index of the text it stands in.
        start: Where in that text.
        text: The run.
        escapes: Offsets in the text that a backslash goes before.
    """

    __slots__ = ("escapes", "piece", "start", "text")

    def __init__(self, piece: int, start: int, text: str) -> None:
        """Note a run; nothing of it is escaped yet."""
        self.piece = piece
        self.start = start
        self.text = text
        self.escapes: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        """Where the run ends in its text."""
        return self.start + len(self.text)

    def escape_first(self) -> None:
        """Put a backslash before its first character."""
        self.escapes = (self.start,)

    def escape_all(self) -> None:
        """Put a backslash before each of its characters."""
        self.escapes = tuple(range(self.start, self.end))


def escaped(char: str, entities: str) -> str:
    """A character escaped: with a backslash; letters and `entities` as an entity."""
    return f"&#{ord(char)};" if char.isalpha() or char in entities else f"\\{char}"
