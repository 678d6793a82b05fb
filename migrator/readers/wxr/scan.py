"""Bytes of a WXR file → its items, cut out by byte range, and the gaps between them.

The quick way takes the first `</item>` that is plainly outside CDATA and comments. Wherever
anything is odd, `item_end.exact_end` walks the item's markup instead. So a post about feeds is cut
rightly, and a broken item can harm only itself.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, NamedTuple

from migrator.readers.wxr.cdata import IncompleteError, Text, end_of
from migrator.readers.wxr.item_end import Ending, exact_end
from migrator.readers.wxr.window import STEP, Window

_REACH = 16 * STEP
_CLOSING = b"</item>"
_OPENING = b"<item"
_FOLLOWS = re.compile(rb"\s*+(?:<\Z|</channel|</rss)")
_NEXT_ITEM = re.compile(rb"\s*+<item[\s>]")
_GAP_TOKEN = re.compile(
    rb"<!--|<(?P<field>[A-Za-z][\w:.-]*+)(?:\s[^<>]*+)?>\s*+<!\[CDATA\[|(?P<item><item[\s>])|(?P<close></item\s*+>)"
)
_FIELD_OF_ITEM = re.compile(rb"<(?:wp:post_|content:encoded)")
_HEAD_END = re.compile(
    rb"<channel[^<>]*+>|</(?:wp:author|wp:category|wp:tag|wp:term|generator|image)>"
)
_LONGEST_TAG = 4096
_QUICK_LOOK = 256


class Cut(NamedTuple):
    """An item's bytes and where they begin."""

    start: int
    line: int
    data: bytes
    ending: Ending


class Gap(NamedTuple):
    """What stands between items: the channel's head, white space, and what does not belong."""

    start: int
    line: int
    data: bytes


def scan(file: BinaryIO) -> Iterator[Cut | Gap]:
    """The file's pieces in order; together they are the whole file."""
    window = Window(file)
    while window.has(1):
        gap, orphan = _gap(window)
        if gap:
            yield Gap(window.start, window.line, window.take(gap))
        if orphan:
            yield _cut(window, orphan, Ending.UNOPENED)
        elif window.has(1):
            yield _cut(window, *_end(window))


def _cut(window: Window, stop: int, ending: Ending) -> Cut:
    return Cut(window.start, window.line, window.take(stop), ending)


def _gap(window: Window) -> tuple[int, int]:
    """Length of the gap at the cursor, and of an item behind it that lacks its opening tag."""
    window.has(_QUICK_LOOK)
    if match := _NEXT_ITEM.match(window.data, window.at):
        return match.end() - len(b"<item>") - window.at, 0
    position = closed = 0
    ahead = Text("", final=False)
    while match := window.search(_GAP_TOKEN, position, _LONGEST_TAG):
        start, stop = match.start() - window.at, match.end() - window.at
        if match["item"]:
            return start, 0
        if match["close"] and (gap := _orphan(window, closed, start)) is not None:
            return gap, stop - gap
        closed = start if match["close"] else closed
        if match["close"]:
            position = stop
        else:
            position, ahead = _beyond(window, stop, match["field"], ahead)
    return len(window), 0


def _orphan(window: Window, since: int, stop: int) -> int | None:
    """Where the fields of an item begin that is closed at `stop` but was never opened.

    Args:
        since: Where the last stray closing tag is: no field stands before it.
    """
    first = _FIELD_OF_ITEM.search(window.data, window.at + since, window.at + stop)
    if first is None:
        return None
    heads = _HEAD_END.finditer(window.data, window.at, first.start())
    return max((head.end() - window.at for head in heads), default=0)


def _beyond(window: Window, start: int, field: bytes | None, ahead: Text) -> tuple[int, Text]:
    """Where a comment or CDATA section of a gap ends; just after its mark when it never does.

    Args:
        ahead: The gap as text, as far as it was looked at; it comes back longer if it had to grow.
    """
    if field is None:
        end = window.find(b"-->", start, STEP)
        return (end + 3 if end >= 0 else start), ahead
    while True:
        if start <= len(ahead.value):
            with suppress(IncompleteError):
                return end_of(ahead, start, field.decode()).after, ahead
        ahead = Text(*window.text(0, max(2 * len(ahead.value), start + _LONGEST_TAG)))


def _end(window: Window) -> tuple[int, Ending]:
    """The end of the item at the cursor, and how it ends."""
    following = window.find(_OPENING, len(_OPENING), _REACH)
    beyond = window.at + following if following >= 0 else len(window.data)
    if (stop := _plain_end(window.data, window.at, beyond)) is not None:
        return stop - window.at, Ending.CLOSED
    reach = 1 << 16
    while True:
        try:
            return exact_end(Text(*window.text(0, reach)))
        except IncompleteError:
            reach *= 2


def _plain_end(data: bytes, start: int, beyond: int) -> int | None:
    """The end of the item at `start` where that is plain: without a closer look.

    Args:
        beyond: Where the next `<item` is, or the end of what is at hand.
    """
    closing = data.rfind(_CLOSING, start, beyond)
    stop = closing + len(_CLOSING)
    last = data.rfind(b"]]>", start, closing)
    plain = (
        closing >= 0
        and data.rfind(b"<![CDATA[", start, closing) <= last
        and data.rfind(b"</item", start, closing) < 0  # half the time of `find`
        and data.find(b"<!--", max(last, start), closing) < 0
        and data.count(b"content:encoded", start, closing) in {0, 2}
        and _FOLLOWS.match(data, stop, beyond + 1) is not None
    )
    return stop if plain else None
