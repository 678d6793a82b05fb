"""Link numbers of a text browser → the lines without them, and the address of each.

`lynx -dump` writes `[7]` before the text of each link. It ends the page with a heading and the
list of what the numbers stand for, one `7. https://example.org/about/` a line.

Numbers are links only where a page ends with such a list, and only as they count upwards; a
footnote's `[1]` stays.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_ENTRY: Final = re.compile(r"\s*(\d{1,5})\.\s+([a-z][a-z0-9+.-]{1,20}:\S.*)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\[(\d{1,5})\]")
_MOST_HEAD_WORDS: Final = 3
_FARTHEST: Final = 40


@dataclass(frozen=True, slots=True)
class Link:
    """A link number that stood in a line.

    Attributes:
        mark: As it stood: `[7]`.
        begins: The line begins with it.
        address: What the list says it stands for; empty where it says nothing.
    """

    mark: str
    begins: bool
    address: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """The lines of a dump without link numbers.

    Attributes:
        links: By position of the line.
        end: Position where the list of addresses begins; all that follows belongs to it.
    """

    lines: Sequence[str]
    links: Mapping[int, tuple[Link, ...]]
    end: int


def without_numbers(lines: Sequence[str]) -> Unlinked:
    """Take out the link numbers, where the lines end with the list of them."""
    addresses, end = _listed(lines)
    if not addresses:
        return Unlinked(lines, {}, len(lines))
    plain = list(lines)
    links: dict[int, tuple[Link, ...]] = {}
    last = 0
    for at in range(end):
        found = [*_counting_up(lines[at], last, addresses)]
        if found:
            last = int(found[-1][1])
            plain[at], links[at] = _taken_out(lines[at], found, addresses)
    return Unlinked(plain, links, end) if links else Unlinked(lines, {}, len(lines))


def _listed(lines: Sequence[str]) -> tuple[Mapping[int, str], int]:
    """The addresses at the end of the page, and where their list begins."""
    addresses: dict[int, str] = {}
    at = begin = len(lines)
    while at > 0 and (not lines[at - 1].strip() or _is_listed(lines[at - 1])):
        at -= 1
        if entry := _ENTRY.fullmatch(lines[at]):
            addresses[int(entry[1])] = entry[2].strip()
            begin = at
        elif lines[at].strip() and addresses:
            begin = at
    return (addresses, begin) if 1 in addresses else ({}, len(lines))


def _is_listed(line: str) -> bool:
    """An entry, or a heading over some of them."""
    heading = len(line.split()) <= _MOST_HEAD_WORDS and line.strip()[-1:] not in {".", "!", "?"}
    return heading or _ENTRY.fullmatch(line) is not None


def _counting_up(line: str, last: int, addresses: Mapping[int, str]) -> Sequence[re.Match[str]]:
    """The numbers of a line that go on counting from the last one."""
    taken: list[re.Match[str]] = []
    most = max(addresses)
    for found in _NUMBER.finditer(line):
        number = int(found[1])
        if last < number <= last + _FARTHEST and (number <= most or number == last + 1):
            taken.append(found)
            last = number
    return taken


def _taken_out(
    line: str, found: Sequence[re.Match[str]], addresses: Mapping[int, str]
) -> tuple[str, tuple[Link, ...]]:
    text = ""
    end = 0
    links = []
    for number in found:
        text += line[end : number.start()]
        end = number.end()
        address = addresses.get(int(number[1]), "")
        links.append(Link(number[0], not text.strip(), address))
    return text + line[end:], tuple(links)
