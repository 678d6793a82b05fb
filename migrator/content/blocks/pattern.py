"""`<!-- wp:block {"ref":60} /-->` → the blocks of the pattern it refers to.

After `render_block_core_block` of blocks/block.php: a pattern inside itself is not shown again.
Where the place names its own words for parts of the pattern (`"content":{"Title":{…}}`), those
stand in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from migrator.content.blocks.parser import Block, parse
from migrator.content.context import Notes
from migrator.content.raw_body import prepare
from migrator.diagnostics.content import CONTENT_PATTERN_KEPT

NAME: Final = "core/block"
_MOST_CHARACTERS = 1_000_000
_COST_OF_ONE = 500
_TEXT = re.compile(r"<(p|h[1-6]|a|button)\b[^<>]*>(?P<words>.*)</\1>", re.DOTALL)
_IN_TAG: Final = {
    "url": re.compile(r'\s(?:href|src)="(?P<words>[^"]*)"'),
    "alt": re.compile(r'\salt="(?P<words>[^"]*)"'),
    "title": re.compile(r'\stitle="(?P<words>[^"]*)"'),
}


class References:
    """The patterns that are open while one body is rendered, and how much may still come."""

    __slots__ = ("_left", "_notes", "_open")

    def __init__(self, notes: Notes) -> None:
        """None is open yet."""
        self._notes = notes
        self._open: list[int] = []
        self._left = _MOST_CHARACTERS

    def enter(self, block: Block) -> Sequence[Block] | None:
        """The blocks of the pattern; None where there are none to give, which is reported."""
        attributes = block.attributes or {}
        ref = _number(attributes.get("ref"))
        body = self._notes.context.patterns.get(ref)
        if body is None:
            reason = "it is not in the export"
        elif ref in self._open:
            reason = "it holds itself"
        elif len(body) > self._left:
            reason = "patterns in patterns have grown too large"
        else:
            self._open.append(ref)
            self._left -= len(body) + _COST_OF_ONE
            return _with_own_words(parse(prepare(body, self._notes)), attributes.get("content"))
        self._notes.met(CONTENT_PATTERN_KEPT, f"pattern {ref}: {reason}")
        return None

    def leave(self) -> None:
        """The innermost pattern has ended."""
        self._open.pop()


def _number(ref: object) -> int:
    """The id as WordPress reads it, 0 where it is none."""
    if isinstance(ref, str) and ref.isdecimal() and len(ref) < 20:
        return int(ref)
    return ref if isinstance(ref, int) else 0


def _with_own_words(blocks: list[Block], content: object) -> list[Block]:
    """The blocks, with the words that the place gives to those it names."""
    if isinstance(content, dict) and content:
        for block in _all(blocks):
            metadata = (block.attributes or {}).get("metadata")
            name = metadata.get("name") if isinstance(metadata, dict) else None
            values = content.get(name) if isinstance(name, str) else None
            if isinstance(values, dict):
                block.inner = [
                    _changed(part, values) if isinstance(part, str) else part
                    for part in block.inner
                ]
    return blocks


def _all(blocks: Sequence[Block | str]) -> Iterator[Block]:
    todo = [*blocks]
    while todo:
        block = todo.pop()
        if isinstance(block, Block):
            yield block
            todo += block.inner


def _changed(html: str, values: Mapping[str, object]) -> str:
    for name, value in values.items():
        if not isinstance(value, str):
            continue
        if name in ("content", "text"):
            html = _between(_TEXT.search(html), html, value)
        elif name in _IN_TAG:
            html = _between(_IN_TAG[name].search(html), html, escape(value))
    return html


def _between(found: re.Match[str] | None, html: str, words: str) -> str:
    """The HTML with other words where a pattern's group `words` stands."""
    return html[: found.start("words")] + words + html[found.end("words") :] if found else html
