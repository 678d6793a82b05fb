"""What a dialect takes for markup beyond CommonMark, escaped in every text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.render.markdown.pieces import Piece, begins_line

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Also:
    """Patterns whose matches get an escape before their first character.

    Attributes:
        anywhere: Looked for in every text.
        line: Looked for where a line begins.
        entities: Characters a backslash would not last for, written as entities.
        look: Found in what the short road wrote, it sends the line on the long one.
    """

    anywhere: re.Pattern[str] = _NOTHING
    line: re.Pattern[str] = _NOTHING
    look: re.Pattern[str] = _NOTHING
    entities: str = ""

    def add_to(self, offsets: dict[int, set[int]], pieces: list[Piece], *, line: bool) -> None:
        """Add where escapes go in each text, by its index among the pieces.

        Args:
            line: The first piece begins a line.
        """
        for index, piece in enumerate(pieces):
            if type(piece) is str and (found := list(self.places(pieces, index, line=line))):
                offsets.setdefault(index, set()).update(found)

    def places(self, pieces: list[Piece], index: int, *, line: bool) -> Iterator[int]:
        """Where escapes go in the text at an index, in order."""
        text = pieces[index]
        assert isinstance(text, str)
        if begins_line(pieces, index, line=line) and (match := self.line.match(text)):
            yield match.start()
        for match in self.anywhere.finditer(text):
            yield match.start()

    def count(self, text: str) -> int:
        """How many escapes go in a text, wherever it stands."""
        found = 0
        for _ in self.anywhere.finditer(text):
            found += 1
        return found
