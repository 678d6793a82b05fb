"""Text → numbered lines, each with what can be said of it without looking at its neighbours."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from migrator.readers.dump import markdown
from migrator.readers.dump.references import Link, without_numbers
from migrator.readers.dump.wrapping import broken_lines, joined

_SPACES: Final = re.compile(r"\s+")
_NEWLINE: Final = re.compile(r"\r\n|\r|\n")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)
_LIST_ITEM: Final = re.compile(r"(?:[-–—•*·‣▪◦□☆●○+]|\d{1,3}[.)]|[a-zA-Z]\))\s+\S")
_BULLET: Final = re.compile(r"[•*·‣▪◦□☆●○+]\s+(?=\S)")
_NESTED_ITEM: Final = re.compile(r"\s{5,}[o#@=]\s+\S")
_NUMBERED: Final = re.compile(
    r"(?:\(?\d{1,3}\s?[.)/:]|[ivxIVX]{1,5}[.)]|[a-zA-Z]\)|[QAF]\d*\s?[:.])\s*"
)
_ADDRESS: Final = re.compile(r"https?://|www\.|(?:^|\s)@\w|\w@\w+\.\w", re.ASCII)
_OPENS_LINK: Final = re.compile(r"\s*(?:#{1,6}\s+)?\[")
_RULE: Final = 3
_UNBROKEN: Final = 160
_CLOSERS: Final = "\"'”’»›)]}｣」』"
_SENTENCE_ENDS: Final = ".!?…。！？。؟।"


def squeeze(text: str) -> str:
    """Text with every run of white space, no-break spaces included, as one space."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Letters and digits of a text in lower case: equal for two spellings of one title."""
    return "".join(pieces_of(text))


def pieces_of(text: str) -> list[str]:
    """What `fold` joins: runs of letters and runs of digits."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in lower case.

    Where a language sets no spaces, every two letters that stand side by side count as a word.
    """
    words = _WORD.findall(text.casefold())
    if _UNSPACED.search(text) is None:
        return words
    return [part for word in words for part in _parted(word)]


def _parted(word: str) -> Iterator[str]:
    if len(word) < 3 or _UNSPACED.search(word) is None:
        yield word
        return
    yield from map("".join, pairwise(word))


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
        count: How many lines of the dump it stands for.
        alone: It is a block of the page by itself, as a paragraph or heading is.
        links: The link numbers that stood in it.
        listed: It belongs to the list of addresses at the end of the page.
        marks: What its Markdown says, in a dump that is written in it.
    """

    number: int
    raw: str
    text: str
    opens: bool
    closes: bool
    gap: int
    count: int = 1
    alone: bool = True
    links: tuple[Link, ...] = ()
    listed: bool = False
    marks: markdown.Plain | None = None

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
    def bullet(self) -> str:
        """The bullet it begins with; empty for none."""
        found = _BULLET.match(self.text)
        return found[0] if found else ""

    @property
    def title(self) -> str:
        """Its text as a title: without a bullet, where posts are the items of a list."""
        return self.text[len(self.bullet) :]

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
    wholes = _marked_up(raws) if markdown.is_markdown(raws) else _unlinked(raws)
    blocks = _is_unbroken(wholes, len(raws))
    dense = sum(not whole.text for whole in wholes) * 12 < len(wholes)
    found = [Line(at, "", "", opens=False, closes=False, gap=0) for at in range(1, len(raws) + 1)]
    gap = 0
    for place, whole in enumerate(wholes):
        below = wholes[place + 1].text if place + 1 < len(wholes) else ""
        opens = dense or gap > 0 or place == 0 or is_rule(wholes[place - 1].text)
        closes = dense or not below or is_rule(below)
        found[whole.index] = Line(
            number=whole.index + 1,
            raw=whole.raw,
            text=whole.text,
            opens=opens,
            closes=closes,
            gap=gap,
            count=whole.count,
            alone=blocks or (opens and closes),
            links=whole.links,
            listed=whole.listed,
            marks=whole.marks,
        )
        gap = 0 if whole.text else gap + 1
    return tuple(found)


def is_rule(text: str) -> bool:
    """A line drawn across the page."""
    drawn = set(text) - {" "}
    return len(text) >= _RULE and len(drawn) == 1 and not drawn.pop().isalnum()


def _is_unbroken(wholes: Sequence["_Whole"], count: int) -> bool:
    """Lines are as long as their paragraphs: no window broke them, so each is a block by itself."""
    widest = max((len(whole.text) for whole in wholes), default=0)
    return len(wholes) == count and widest >= _UNBROKEN


@dataclass(frozen=True, slots=True)
class _Whole:
    """A line, with those that a window broke off it."""

    index: int
    raw: str
    text: str
    count: int
    links: tuple[Link, ...] = ()
    listed: bool = False
    marks: markdown.Plain | None = None


def _marked_up(raws: Sequence[str]) -> Sequence[_Whole]:
    """The lines of a dump in Markdown."""
    wholes: list[_Whole] = []
    for begin, end in _stretches(len(raws), markdown.broken_lines(raws)):
        raw = markdown.joined(raws[begin:end]) if end > begin + 1 else raws[begin]
        marks = markdown.plain(raw)
        opens = _OPENS_LINK.match(raw) is not None
        links = tuple(
            Link("", begins=opens and not place, address=target)
            for place, target in enumerate(marks.targets)
        )
        wholes.append(_Whole(begin, raw, squeeze(marks.text), end - begin, links, marks=marks))
    return wholes


def _unlinked(raws: Sequence[str]) -> Sequence[_Whole]:
    """The lines of any other dump, without the link numbers of a text browser."""
    unlinked = without_numbers(raws)
    wholes: list[_Whole] = []
    for begin, end in _stretches(len(raws), broken_lines(raws)):
        raw = joined(unlinked.lines[begin:end])
        broken_off = [
            replace(link, begins=False)
            for at in range(begin + 1, end)
            for link in unlinked.links.get(at, ())
        ]
        links = (*unlinked.links.get(begin, ()), *broken_off)
        listed = begin >= unlinked.end
        wholes.append(_Whole(begin, raw, squeeze(raw), end - begin, links, listed=listed))
    return wholes


def _stretches(count: int, broken: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """From each line that begins one to the next."""
    begins = [index for index in range(count) if index not in broken]
    return pairwise([*begins, count])
