"""Where a CDATA section really ends, in exports that get it right and in those that do not.

WordPress writes each text as `<field><![CDATA[…]]></field>` and splits a `]]>` inside it in two
sections. Other exporters don't split it, or lose the closing mark. The field's own closing tag then
says where the text ends, as long as the same field does not open again before it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from migrator.diagnostics import Code
from migrator.diagnostics.wxr import CDATA_EARLY, CDATA_UNCLOSED
from migrator.readers.wxr.vocabulary import ALL_FIELDS

OPEN = "<![CDATA["
CLOSE = "]]>"


class IncompleteError(Exception):
    """The answer lies beyond the end of the text at hand."""


class Text:
    """A piece of the source.

    Attributes:
        value: Its characters.
        final: Nothing follows it.
    """

    __slots__ = ("_found", "final", "value")

    def __init__(self, value: str, final: bool = True) -> None:  # noqa: FBT001, FBT002  (a fact)
        """Make one; by default the whole."""
        self.value = value
        self.final = final
        self._found: dict[str, tuple[int, int]] = {}

    def find(self, needle: str, start: int) -> int:
        """As `str.find`, but a miss is only believed when nothing follows.

        The last find is remembered, so that many openings before one end cost one search.
        """
        since, found = self._found.get(needle, (0, -1))
        if not since <= start <= found:
            at = self.value.find(needle, start)
            found = at if at >= 0 else len(self.value)
            self._found[needle] = (start, found)
        return self._believed(found if found < len(self.value) else -1)

    def search(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """As `Pattern.search`, with misses believed as in `find`."""
        match = pattern.search(self.value, start)
        self._believed(-1 if match is None else 0)
        return match

    def _believed(self, found: int) -> int:
        if found < 0 and not self.final:
            raise IncompleteError
        return found


@dataclass(frozen=True, slots=True)
class End:
    """The end of a CDATA section.

    Attributes:
        stop: Where its text ends.
        after: Where reading goes on.
        fault: What was wrong with it.
    """

    stop: int
    after: int
    fault: Code | None = None


def end_of(text: Text, start: int, field: str) -> End:
    """The end of the section whose text begins at `start`, in the field of that name.

    Raises:
        IncompleteError: More of the source is needed to tell.
    """
    strict = text.find(CLOSE, start)
    if field not in ALL_FIELDS:
        return _strict(text, strict)
    marks = _marks(field)
    if strict >= 0 and marks.proper.match(text.value, strict + len(CLOSE)):
        return End(strict, strict + len(CLOSE))
    again = text.search(marks.opening, start)
    limit = again.start() if again else len(text.value)
    if strict >= 0 and (match := marks.ending.search(text.value, strict, limit)):
        return End(match.start(), match.start() + len(CLOSE), CDATA_EARLY)
    closing = marks.closing.search(text.value, start, limit)
    if closing and (strict < 0 or closing.start() < strict):
        return End(closing.start(), closing.start(), CDATA_UNCLOSED)
    return _strict(text, strict)


def _strict(text: Text, strict: int) -> End:
    """The end as XML has it: the first `]]>`, or the end of everything."""
    if strict < 0:
        return End(len(text.value), len(text.value), CDATA_UNCLOSED)
    return End(strict, strict + len(CLOSE))


@dataclass(frozen=True, slots=True)
class _Marks:
    """Patterns for one field: what may follow a section, and where the field opens and closes."""

    proper: re.Pattern[str]
    opening: re.Pattern[str]
    ending: re.Pattern[str]
    closing: re.Pattern[str]


@lru_cache(maxsize=128)
def _marks(field: str) -> _Marks:
    name = re.escape(field)
    return _Marks(
        proper=re.compile(rf"\s*+(?:</{name}\s*+>|<!\[CDATA\[)"),
        opening=re.compile(rf"<{name}[\s/>]"),
        ending=re.compile(rf"\]\]>\s*+</{name}\s*+>"),
        closing=re.compile(rf"</{name}\s*+>"),
    )
