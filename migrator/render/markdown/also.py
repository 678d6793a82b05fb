"""What a dialect takes for markup beyond CommonMark, escaped in every text."""

import re
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
            if type(piece) is not str:
                continue
            found = [match.start() for match in self.anywhere.finditer(piece)]
            if begins_line(pieces, index, line=line):
                match = self.line.match(piece)
                found += [match.start()] if match else []
            if found:
                offsets.setdefault(index, set()).update(found)
