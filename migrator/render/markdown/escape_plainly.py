"""Text → Markdown for readers that do not follow CommonMark: every mark is escaped, come what may.

What such a reader makes of a `*` depends on more than can be told from what stands around it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from sys import intern

from migrator.render.markdown.pieces import Mark, Piece, begins_line

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Plainly:
    """What a reader takes for markup.

    Attributes:
        anywhere: Each match gets an escape before its first character.
        line: The same where a line begins; a group, if it has one, says where the escape goes.
        entities: Characters no backslash escapes, and what is written for them.
        quick: A whole text that holds nothing of all that, and may begin a line.
    """

    anywhere: re.Pattern[str] = _NOTHING
    line: re.Pattern[str] = _NOTHING
    entities: Mapping[str, str] = field(default_factory=dict)

    def escape(self, pieces: list[Piece], *, line: bool = True, enclosed: bool = False) -> str:  # noqa: ARG002  (as every dialect's)
        """The Markdown of a run of pieces whose marks are chosen.

        Args:
            line: The run begins a line of its own.
            enclosed: The run stands inside brackets; every bracket is escaped anyway.
        """
        parts: list[str] = []
        for index, piece in enumerate(pieces):
            if isinstance(piece, Mark):
                parts.append(piece.text)
            elif type(piece) is str:
                parts.append(self._text(piece, line=begins_line(pieces, index, line=line)))
            else:
                parts.append(piece)
        return "".join(parts)

    def _text(self, text: str, *, line: bool) -> str:
        """One text."""
        head = ""
        match = self.line.match(text) if line else None
        if match:
            at = match.start(match.lastindex or 0)
            head, text = text[:at] + self._escaped(text[at]), text[at + 1 :]
        return head + self.anywhere.sub(self._put, text)

    def _put(self, match: re.Match[str]) -> str:
        found = match.group()
        return intern(self._escaped(found[0]) + found[1:])  # a text of nothing else is one of them

    def _escaped(self, char: str) -> str:
        """A character, escaped."""
        return self.entities.get(char) or f"\\{char}"
