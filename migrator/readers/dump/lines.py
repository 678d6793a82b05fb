"""Text → numbered lines, each with what can be said of it without looking at its neighbours."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from migrator.readers.dump.references import Link, without_numbers
from migrator.readers.dump.wrapping import broken_lines, joined

_SPACES: Final = re.compile(r"\s+")
_NEWLINE: Final = re.compile(r"\r\n|\r|\n")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LIST_ITEM: Final = re.compile(r"(?:[-–—•*·‣▪◦+]|\d{1,3}[.)]|[a-zA-Z]\))\s+\S")
_NESTED_ITEM: Final = re.compile(r"\s{5,}[o#@=]\s+\S")
_NUMBERED: Final = re.compile(
    r"(?:\(?\d{1,3}\s?[.)/:]|[ivxIVX]{1,5}[.)]|[a-zA-Z]\)|[QAF]\d*\s?[:.])\s*"
)
_ADDRESS: Final = re.compile(r"https?://|www\.|(?:^|\s)@\w|\w@\w+\.\w", re.ASCII)
_CLOSERS: Final = "\"'”’»›)]}｣」』"
_SENTENCE_ENDS: Final = ".!?…。！？。؟।"


def squeeze(text: str) -> str:
    """Text with every run of white space, no-break spaces included, as one space."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Letters and digits of a text in lower case: equal for two spellings of one title."""
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in lower case."""
    return _WORD.findall(text.casefold())


@dataclass(frozen=True)
class Line:
    """One line of a dump.

    Attributes:
        number: Counted from 1.
        raw: As it stands, without its line break and without link numbers. A line that a window
            broke stands whole at its first number; its other numbers are blank.
        text: Without white space at its ends, runs of white space squeezed.
        opens, closes: It is the first, or the last, of its paragraph.
        gap: Number of blank lines before it.
        links: The link numbers that stood in it.
        listed: It belongs to the list of addresses at the end of the page.
    """

    number: int
    raw: str
    text: str
    opens: bool
    closes: bool
    gap: int
    links: tuple[Link, ...] = ()
    listed: bool = False

    @cached_property
    def key(self) -> str:
        """What is the same in two spellings of it."""
        return fold(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Its words in lower case."""
        return words_of(self.text)

    @cached_property
    def width(self) -> int:
        """Its length as an eye measures it: an ideograph counts twice."""
        return len(self.text) + len(_CJK.findall(self.text))

    @cached_property
    def end(self) -> str:
        """Its last character that is no closing quote or bracket."""
        return self.text.rstrip(_CLOSERS + " ")[-1:]

    @property
    def ends_sentence(self) -> bool:
        """It ends as a sentence ends."""
        return self.end in _SENTENCE_ENDS and self.end != ""

    @cached_property
    def is_item(self) -> bool:
        """It begins with a bullet or a number, as an item of a list."""
        return bool(_LIST_ITEM.match(self.text) or _NESTED_ITEM.match(self.raw))

    @cached_property
    def indent(self) -> int:
        """How far from the margin it begins."""
        return len(self.raw) - len(self.raw.lstrip())

    @cached_property
    def is_numbered(self) -> bool:
        """It begins with a number, as a question of an interview or a section."""
        return _NUMBERED.match(self.text) is not None

    @cached_property
    def has_address(self) -> bool:
        """It holds a web address, a mail address or a handle."""
        return _ADDRESS.search(self.text) is not None


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, blank ones included.

    Where a dump has hardly any blank line, every line counts as a paragraph of its own.
    """
    raws = _NEWLINE.split(text)
    if raws and not raws[-1]:
        raws.pop()
    unlinked = without_numbers(raws)
    broken = broken_lines(raws)
    wholes = _put_together(unlinked.lines, unlinked.links, broken)
    dense = sum(not whole.text for whole in wholes) * 12 < len(wholes)
    found = {index: Line(index + 1, "", "", opens=False, closes=False, gap=0) for index in broken}
    gap = 0
    for place, whole in enumerate(wholes):
        opens = dense or gap > 0 or place == 0
        closes = dense or place + 1 == len(wholes) or not wholes[place + 1].text
        found[whole.index] = Line(
            number=whole.index + 1,
            raw=whole.raw,
            text=whole.text,
            opens=opens,
            closes=closes,
            gap=gap,
            links=whole.links,
            listed=whole.index >= unlinked.end,
        )
        gap = 0 if whole.text else gap + 1
    return tuple(found[index] for index in range(len(raws)))


@dataclass(frozen=True, slots=True)
class _Whole:
    """A line, with those that a window broke off it."""

    index: int
    raw: str
    text: str
    links: tuple[Link, ...]


def _put_together(
    raws: Sequence[str], links: Mapping[int, tuple[Link, ...]], broken: AbstractSet[int]
) -> Sequence[_Whole]:
    wholes: list[_Whole] = []
    begins = [index for index in range(len(raws)) if index not in broken]
    for begin, end in pairwise([*begins, len(raws)]):
        raw = joined(raws[begin:end])
        broken_off = [
            replace(link, begins=False)
            for at in range(begin + 1, end)
            for link in links.get(at, ())
        ]
        wholes.append(_Whole(begin, raw, squeeze(raw), (*links.get(begin, ()), *broken_off)))
    return wholes
