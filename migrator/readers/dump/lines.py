"""Text → numbered lines, each with what can be said of it without looking at its neighbours."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_SPACES: Final = re.compile(r"\s+")
_NEWLINE: Final = re.compile(r"\r\n|\r|\n")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LIST_ITEM: Final = re.compile(r"(?:[-–—•*·‣▪◦+]|\d{1,3}[.)]|[a-zA-Z]\))\s+\S")
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
        raw: As it stands, without its line break.
        text: Without white space at its ends, runs of white space squeezed.
        opens, closes: It is the first, or the last, of its paragraph.
        gap: Number of blank lines before it.
    """

    number: int
    raw: str
    text: str
    opens: bool
    closes: bool
    gap: int

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
        return _LIST_ITEM.match(self.text) is not None

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
    texts = [squeeze(raw) for raw in raws]
    blanks = sum(not text for text in texts)
    dense = blanks * 12 < len(texts)
    lines: list[Line] = []
    gap = 0
    for index, (raw, squeezed) in enumerate(zip(raws, texts, strict=True)):
        last = index + 1 == len(texts)
        opens = dense or gap > 0 or not lines
        closes = dense or last or not texts[index + 1]
        lines.append(Line(index + 1, raw, squeezed, opens, closes, gap))
        gap = 0 if squeezed else gap + 1
    return tuple(lines)
