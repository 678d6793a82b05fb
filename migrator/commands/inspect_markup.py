"""Blocks and shortcodes of the bodies, counted, and whether `content` knows them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from migrator.commands.inspect_inventory import Markup
from migrator.content.blocks import Block, has_blocks, parse
from migrator.content.shortcodes import known_names, shortcodes
from migrator.diagnostics import Diagnostic
from migrator.diagnostics.content import (
    CONTENT_BLOCK_DYNAMIC,
    CONTENT_BLOCK_UNKNOWN,
    CONTENT_SHORTCODE_KEPT,
)

_UNKNOWN_BLOCK: Final = (CONTENT_BLOCK_DYNAMIC, CONTENT_BLOCK_UNKNOWN)


class Names:
    """Names with how often and in how many bodies they were met."""

    def __init__(self) -> None:
        """Begin with none."""
        self._counts: Counter[str] = Counter()
        self._items: Counter[str] = Counter()
        self._unknown: set[str] = set()
        self._first: dict[str, str] = {}

    def add(self, met: Mapping[str, int], unknown: Iterable[str], item: str) -> None:
        """Count the names of one body, which is the item's."""
        for name in met:
            self._first.setdefault(name, item)
        self._counts.update(met)
        self._items.update(met.keys())
        self._unknown.update(unknown)

    def markup(self) -> tuple[Markup, ...]:
        """All of them, the most frequent first."""
        return tuple(
            Markup(name, count, self._items[name], name not in self._unknown, self._first[name])
            for name, count in sorted(self._counts.items(), key=lambda row: (-row[1], row[0]))
        )


class MarkupTally:
    """The blocks and shortcodes of many bodies; what is unknown is what cleaning says is."""

    def __init__(self) -> None:
        """Begin with none."""
        self.blocks = Names()
        self.shortcodes = Names()

    def add(self, body: str, met: Iterable[Diagnostic], item: str) -> None:
        """Count what stands in a body.

        Args:
            body: As WordPress stores it.
            met: What cleaning it reported.
            item: Whose it is, as a person looks for it.
        """
        kept = Counter[str]()
        strange = []
        for entry in met:
            if entry.code is CONTENT_SHORTCODE_KEPT:
                kept[entry.detail] += entry.count
            elif entry.code in _UNKNOWN_BLOCK:
                strange.append(entry.detail)
        if has_blocks(body):
            self.blocks.add(Counter(_block_names(parse(body))), strange, item)
        if "[" in body:
            used = shortcodes(body, known_names())
            known = Counter(found.name for found in used if not found.escaped)
            self.shortcodes.add(known + kept, kept, item)


def _block_names(blocks: Iterable[Block]) -> Iterator[str]:
    """The names of blocks and of those inside them; HTML between blocks has none."""
    waiting: list[Block | str] = [*blocks]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Block):
            waiting += block.inner
            if block.name:
                yield block.name
