"""Lines and their labels → the stretches of the page that belong to no post.

In: every line, and what it reads like. Out: for each line of such a stretch its name: the list of a
text browser's addresses, fields of forms, lists under the heading of a widget, the menus above the
first text, the comments. Each has a function here and a row in `_FINDERS`.

Where nothing but the text was copied there are none of these: lists are only taken for menus where
the page shows its interface elsewhere.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from migrator.readers import phrases
from migrator.readers.dump.labels import BY_LINES, Label
from migrator.readers.dump.lines import Line

PROSE: Final = 80
_SHORT: Final = 60
FEWEST_WORDS: Final = 6
_FRAME: Final = frozenset({"skip-link", "widget", "powered", "subscribe", "comment-form"})
_FRAMED: Final = 2
_LISTS: Final = frozenset({"widget", "related"})
_FEWEST_ITEMS: Final = 2
_FIELD: Final = re.compile(r"\[[^\[\]]{0,80}\s{4,}\]|\(BUTTON\)|^\s*(?:\[[ X]?\]|\([ *o]\))\s")
_FIELD_WIDTH: Final = 8
_BUTTON: Final = re.compile(r"\[[^\]\d]{1,30}\]")
_PAGE_LINKS: Final = re.compile(
    r"#\S.*\b(?:alternate|canonical|shortlink|pingback|publisher|EditURI|wlwmanifest|Feed|RSS)\b"
    r"|Title:\s\S"
)
_TIME: Final = re.compile(r"\d{1,2}\s?[:.h]\s?\d\d(?!\d)")
_ARROW: Final = re.compile(r"[←‹]\s?\S|«[^»]+$|.*\S\s?→$|[^«]+»$")
_WIDEST_LINK: Final = 160
_HEADING_ABOVE: Final = 6
_THREAD_ABOVE: Final = 40
_NAME_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Lines:
    """What the finders look at."""

    solid: Sequence[Line]
    labels: Mapping[int, Label]

    def key(self, at: int) -> str:
        """The key of the phrase that a line is; empty for none."""
        label = self.labels.get(at)
        return label.phrase.key if label is not None and label.phrase is not None else ""

    def is_prose(self, at: int) -> bool:
        """Running text: a long line, or a sentence of some words."""
        line = self.solid[at]
        if at in self.labels or line.listed:
            return False
        return line.width >= PROSE or (line.ends_sentence and len(line.words) >= FEWEST_WORDS)

    def is_dated(self, at: int) -> bool:
        """A date or by-line stands right under it."""
        label = self.labels.get(at + 1)
        return label is not None and (label.date is not None or self.key(at + 1) in BY_LINES)


def is_framed(solid: Sequence[Line], labels: Mapping[int, Label]) -> bool:
    """The dump is of a page with what stands around its posts, not of the posts alone."""
    met = [label.phrase for label in labels.values() if label.phrase is not None]
    kinds = {phrase.text for phrase in met if phrase.key in _FRAME}
    fields = any(_is_field(line) for line in solid)
    skips = any(phrase.key == "skip-link" for phrase in met)
    return len(kinds) + 2 * (fields + skips) >= _FRAMED


def zones_of(solid: Sequence[Line], labels: Mapping[int, Label]) -> Mapping[int, str]:
    """Position of each line that belongs to no post → what it belongs to."""
    lines = Lines(solid, labels)
    finders = _FINDERS if is_framed(solid, labels) else _FINDERS[:1]
    zones: dict[int, str] = {}
    for name, find in finders:
        for at in find(lines):
            zones.setdefault(at, name)
    return zones


def _addresses(lines: Lines) -> Iterator[int]:
    """The list of what link numbers stand for."""
    yield from (at for at, line in enumerate(lines.solid) if line.listed)


def _page_links(lines: Lines) -> Iterator[int]:
    """The first paragraph, where it names the page's feeds or its title."""
    if lines.solid and _PAGE_LINKS.match(lines.solid[0].text):
        yield 0
        yield from takewhile(lambda at: not lines.solid[at].opens, range(1, len(lines.solid)))


def _is_field(line: Line) -> bool:
    """It shows a place to write, to tick or to press; blanks by themselves are a rule."""
    blanks = "_" * _FIELD_WIDTH in line.text and line.text.strip(" _") != ""
    return blanks or _FIELD.search(line.raw) is not None


def _fields(lines: Lines) -> Iterator[int]:
    """The fields of a form, and the button after them."""
    after = False
    for at, line in enumerate(lines.solid):
        after = _is_field(line) or (after and _BUTTON.fullmatch(line.text) is not None)
        if after:
            yield at


def _neighbours(lines: Lines) -> Iterator[int]:
    """Links to the post before and the post after: lines with an arrow at their end."""
    for at, line in enumerate(lines.solid):
        if at not in lines.labels and is_arrow(line):
            yield at


def is_arrow(line: Line) -> bool:
    """It has an arrow at one of its ends."""
    return line.width < _WIDEST_LINK and _ARROW.match(line.text) is not None


def _lists(lines: Lines) -> Iterator[int]:
    """The short lines under the heading of a widget."""
    for at in range(len(lines.solid)):
        if lines.key(at) in _LISTS:
            end = _end_of_list(lines, at + 1, lines.key(at))
            yield from range(at, end) if end > at + 1 else ()


def _end_of_list(lines: Lines, begin: int, heading: str) -> int:
    """Where a list under a heading of that key ends.

    At prose, at the title of a dated post, after the last of its bullets.
    """
    at, bulleted = begin, False
    while at < len(lines.solid) and lines.key(at) not in _LISTS:
        line = lines.solid[at]
        if lines.is_prose(at):
            return at if bulleted else _without_title(lines, begin, at)
        plain = not line.is_item and at not in lines.labels
        if plain and (bulleted or (lines.is_dated(at) and heading != "related")):
            return at
        bulleted = bulleted or line.is_item
        at += 1
    return at


def _without_title(lines: Lines, begin: int, prose: int) -> int:
    """The end of a list right above running text, whose title may stand between."""
    end = prose - 1
    while end > begin and end in lines.labels:
        end -= 1
    return max(begin, end)


def _menus(lines: Lines) -> Iterator[int]:
    """Lists of short items above the first text."""
    first = next((at for at in range(len(lines.solid)) if lines.is_prose(at)), len(lines.solid))
    run: list[int] = []
    for at in range(first):
        line = lines.solid[at]
        if line.is_item and line.width < _SHORT:
            run.append(at)
        elif at not in lines.labels:
            yield from run if len(run) >= _FEWEST_ITEMS else ()
            run = []


def _comments(lines: Lines) -> Iterator[int]:
    """The comments, from their heading to the end of the page."""
    start = _thread(lines)
    if start is not None:
        yield from range(start, len(lines.solid))


def _thread(lines: Lines) -> int | None:
    """Where the comments begin: at the heading above the first one."""
    for at in range(len(lines.solid)):
        if _is_comment_by(lines, at):
            return _heading(lines, at, _HEADING_ABOVE, at)
    replies = [at for at in range(len(lines.solid)) if _is(lines, at, "comment-reply")]
    if replies[1:]:
        return _heading(lines, replies[0], _THREAD_ABOVE, None)
    for at in range(len(lines.solid)):
        if lines.key(at) == "comments" and _timed_lines(lines, at) > 1:
            return at
    return None


def _is(lines: Lines, at: int, key: str) -> bool:
    line = lines.solid[at]
    return len(line.words) <= _NAME_WORDS and phrases.match(line.text, (key,)) is not None


def _is_comment_by(lines: Lines, at: int) -> bool:
    """It says that somebody says, and when stands with it."""
    if not _is(lines, at, "comment-by") or lines.is_prose(at):
        return False
    near = range(max(0, at - 1), min(at + 3, len(lines.solid)))
    return any(there in lines.labels and lines.labels[there].date for there in near)


def _heading(lines: Lines, at: int, reach: int, otherwise: int | None) -> int | None:
    for there in range(at - 1, max(-1, at - reach), -1):
        if lines.key(there) == "comments":
            return there
    return otherwise


def _timed_lines(lines: Lines, heading: int) -> int:
    """How many dates with a time of day stand under a heading, before the next foot of a post."""
    count = 0
    for at in range(heading + 1, len(lines.solid)):
        if lines.key(at) in {"comments", "read-more", "posted-in"}:
            break
        label = lines.labels.get(at)
        count += label is not None and _TIME.search(lines.solid[at].text) is not None
    return count


_FINDERS: Final[Sequence[tuple[str, Callable[[Lines], Iterator[int]]]]] = (
    ("address list", _addresses),
    ("page links", _page_links),
    ("form field", _fields),
    ("navigation", _neighbours),
    ("comment", _comments),
    ("widget", _lists),
    ("menu", _menus),
)
