"""Plain text → the clean tree: blank lines part paragraphs; lists and headings by their look.

Nothing is markup: what looks like a tag or a shortcode is text. Only what people draw with plain
characters is read: dashes and numbers before items, a line under a heading, a line across the page,
blocks set in as code, boxes.
"""

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from migrator.content.context import Notes
from migrator.content.tree import Element

_BULLET: Final = re.compile(r"[ \t]*[–•‣▪◦*-][ \t]+(?=\S)")
_NUMBER: Final = re.compile(r"[ \t]*(\d{1,3})([.)])[ \t]+(?=\S)")
_GOES_ON: Final = re.compile(r"[ \t]{2,}\S")
_UNDERLINE: Final = re.compile(r"[ \t]*(={3,}|-{3,})[ \t]*")
_RULE: Final = re.compile(
    r"[ \t]*(?:_{3,}|={3,}|-{3,}|\*{3,}|[─━═]{3,}|(?:[-*][ \t]+){2,}[-*])[ \t]*"
)
_SET_IN: Final = re.compile(r"(?: {4}|\t)")
_DRAWN: Final = re.compile(r"[ \t]*(?:[┌├└│╔╠╚║].*[┐┤┘│╗╣╝║]|\+[-=+]{3,}\+|\|.*\|)[ \t]*")
_SENTENCE: Final = re.compile(r"[.!?…。！？][)\]»”’\"']*$")
_SPACES: Final = re.compile(r"[ \t\f\v]+")
_FIRST_LEVEL: Final = 2
_LONGEST_HEADING: Final = 100


def text_to_tree(body: str, _notes: Notes) -> Element:
    """The tree of a plain text."""
    root = Element("body")
    body = body.encode("utf-8", "ignore").decode()  # a lone half of a surrogate pair is no text
    body = body.replace("\r\n", "\n").replace("\r", "\n").rstrip().strip("\n")
    lines = textwrap.dedent(body).split("\n")
    levels = _levels(lines)
    code: list[str] = []
    for stretch in _stretches(lines):
        if _is_set_in(stretch.lines):
            code += [""] * stretch.gap if code else []
            code += stretch.lines
            continue
        root.children += _code(code)
        code = []
        root.children += _blocks(stretch.lines, levels)
    root.children += _code(code)
    return root


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines without a blank one between, and the number of blank ones before."""

    lines: Sequence[str]
    gap: int


def _stretches(lines: Sequence[str]) -> Iterator[_Stretch]:
    gap, start = 0, 0
    for at, line in enumerate([*lines, ""]):
        if line.strip():
            continue
        if at > start:
            yield _Stretch(lines[start:at], gap)
            gap = 0
        gap += 1
        start = at + 1


def _levels(lines: Sequence[str]) -> Sequence[str]:
    """The marks that headings are underlined with, the highest first."""
    used = {lines[at + 1].strip()[0] for at in range(len(lines) - 1) if _is_headed(lines, at)}
    return [mark for mark in "=-" if mark in used]


def _is_set_in(lines: Sequence[str]) -> bool:
    """A block set in by four columns, as code is; not a paragraph, nor a list."""
    if not all(_SET_IN.match(line) for line in lines) or _BULLET.match(lines[0]):
        return False
    prose = lines[0].lstrip()[:1].isupper() and _SENTENCE.search(lines[-1].rstrip())
    return not prose and not _begins_numbers(lines, 0)


def _code(lines: Sequence[str]) -> Iterator[Element]:
    if lines:
        text = textwrap.dedent("\n".join(line.rstrip() for line in lines))
        yield Element("pre", {}, [Element("code", {}, [text])])


def _blocks(lines: Sequence[str], levels: Sequence[str]) -> Iterator[Element]:
    """The blocks of lines that stand together."""
    at = 0
    while at < len(lines):
        reader = next(read for begins, read in _READERS if begins(lines, at))
        element, at = reader(lines, at, levels)
        yield element


def _is_headed(lines: Sequence[str], at: int) -> bool:
    below = at + 1 < len(lines) and _UNDERLINE.fullmatch(lines[at + 1])
    text = lines[at].strip()
    return bool(below) and 0 < len(text) <= _LONGEST_HEADING and not _is_item(lines[at])


def _heading(lines: Sequence[str], at: int, levels: Sequence[str]) -> tuple[Element, int]:
    level = _FIRST_LEVEL + levels.index(lines[at + 1].strip()[0])
    return Element(f"h{level}", {}, [_clean(lines[at])]), at + 2


def _is_rule(lines: Sequence[str], at: int) -> bool:
    return _RULE.fullmatch(lines[at]) is not None


def _rule(_lines: Sequence[str], at: int, _levels: Sequence[str]) -> tuple[Element, int]:
    return Element("hr"), at + 1


def _is_drawn(lines: Sequence[str], at: int) -> bool:
    """Two lines of a box, or more."""
    return all(_DRAWN.fullmatch(line) for line in lines[at : at + 2]) and at + 1 < len(lines)


def _drawing(lines: Sequence[str], at: int, _levels: Sequence[str]) -> tuple[Element, int]:
    end = at
    while end < len(lines) and _DRAWN.fullmatch(lines[end]):
        end += 1
    return next(_code(lines[at:end])), end


def _begins_bullets(lines: Sequence[str], at: int) -> bool:
    return _BULLET.match(lines[at]) is not None


def _bullets(lines: Sequence[str], at: int, _levels: Sequence[str]) -> tuple[Element, int]:
    items: list[Element | str] = []
    while at < len(lines) and (bullet := _BULLET.match(lines[at])) and not _is_rule(lines, at):
        item, at = _item(lines, at, bullet.end())
        items.append(item)
    return Element("ul", {}, items), at


def _begins_numbers(lines: Sequence[str], at: int) -> bool:
    """A number before a line, and the next number before the next: one by itself is text."""
    first = _NUMBER.match(lines[at])
    if first is None:
        return False
    below = _after_item(lines, at)
    return below < len(lines) and _follows(lines[below], int(first[1]), first[2])


def _follows(line: str, number: int, mark: str) -> bool:
    found = _NUMBER.match(line)
    return found is not None and int(found[1]) == number + 1 and found[2] == mark


def _numbers(lines: Sequence[str], at: int, _levels: Sequence[str]) -> tuple[Element, int]:
    found = _NUMBER.match(lines[at])
    begin = found[1] if found else "1"
    items: list[Element | str] = []
    while found:
        item, at = _item(lines, at, found.end())
        items.append(item)
        goes_on = at < len(lines) and _follows(lines[at], int(found[1]), found[2])
        found = _NUMBER.match(lines[at]) if goes_on else None
    return Element("ol", {} if int(begin) == 1 else {"start": str(int(begin))}, items), at


def _item(lines: Sequence[str], at: int, begin: int) -> tuple[Element, int]:
    """An item, with the lines below that are set in under it."""
    end = _after_item(lines, at)
    text = " ".join([lines[at][begin:], *lines[at + 1 : end]])
    return Element("li", {}, [_clean(text)]), end


def _after_item(lines: Sequence[str], at: int) -> int:
    end = at + 1
    while end < len(lines) and _GOES_ON.match(lines[end]) and not _is_item(lines[end]):
        end += 1
    return end


def _is_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _RULE.fullmatch(line))


def _always(_lines: Sequence[str], _at: int) -> bool:
    return True


def _paragraph(lines: Sequence[str], at: int, _levels: Sequence[str]) -> tuple[Element, int]:
    end = at + 1
    while end < len(lines) and not any(begins(lines, end) for begins, _ in _READERS[1:-1]):
        end += 1
    children: list[Element | str] = []
    for line in lines[at:end]:
        children += [Element("br"), _clean(line)] if children else [_clean(line)]
    return Element("p", {}, children), end


def _clean(line: str) -> str:
    return _SPACES.sub(" ", line).strip(" ")


_Begins = Callable[[Sequence[str], int], bool]
_Reads = Callable[[Sequence[str], int, Sequence[str]], tuple[Element, int]]
_READERS: Final[Sequence[tuple[_Begins, _Reads]]] = (
    (_is_headed, _heading),
    (_is_rule, _rule),
    (_is_drawn, _drawing),
    (_begins_bullets, _bullets),
    (_begins_numbers, _numbers),
    (_always, _paragraph),
)
"""What a block is, by how it begins; the first that holds."""
