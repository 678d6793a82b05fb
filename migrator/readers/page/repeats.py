"""A page → groups of elements of one form, each with a heading that is a link to somewhere else.

On a list these are its posts, where a theme marks nothing; on a page of one post they are others.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from migrator.readers.page.dom import Node, ancestors, attribute, classes, select, text_of

_LINKED = "{0}:has(a[href]), a[href] {0}"
_LEVELS = ("h1", "h2", "h3", "h4")
_NUMBERS = re.compile(r"\d+")
_POSITIONS = frozenset({"first", "last", "odd", "even", "alt"})
_MOST = 2_000
"""Linked headings looked at in one page."""

_Form = tuple[str, str, tuple[str, ...]]


def groups(body: Node, off: Collection[int]) -> list[list[Node]]:
    """Groups of at least two siblings of one form with one linked heading each, none in `off`.

    The group with most text comes first; what is alike under several parents is one group.
    """
    pools: dict[_Form, list[Node]] = {}
    for level in _LEVELS:
        for family in _families(body, level, off):
            form = (level, family[0].tag or "", _words(family[0]))
            pools.setdefault(form, []).extend(family)
    return sorted(pools.values(), key=lambda pool: -sum(len(text_of(node)) for node in pool))


def _families(body: Node, level: str, off: Collection[int]) -> Iterator[list[Node]]:
    """Siblings that hold one linked heading of a level each."""
    found: dict[tuple[int, str, tuple[str, ...]], dict[int, Node]] = {}
    held: dict[int, int] = {}
    for heading in select(body, _LINKED.format(level))[:_MOST]:
        line = [heading, *ancestors(heading)]
        if any(node.mem_id in off for node in line):
            continue
        for child, parent in pairwise(line):
            held[child.mem_id] = held.get(child.mem_id, 0) + 1
            if child.tag not in {"a", *_LEVELS}:
                key = (parent.mem_id, child.tag or "", _words(child))
                found.setdefault(key, {})[child.mem_id] = child
            if parent.mem_id == body.mem_id:
                break
    for family in found.values():
        single = [node for node in family.values() if held[node.mem_id] == 1]
        if len(single) > 1 and len(single) == len(family):
            yield single


def _words(node: Node) -> tuple[str, ...]:
    """The classes that tell an element's form: no numbers, no place in the row."""
    return tuple(sorted({_NUMBERS.sub("", each) for each in classes(node)} - _POSITIONS))


def heading_link(node: Node) -> str:
    """The address that an element's linked heading leads to."""
    for level in _LEVELS:
        heading = node.css_first(_LINKED.format(level))
        if heading is not None:
            link = heading.css_first("a[href]")
            link = link or next(up for up in ancestors(heading) if up.tag == "a")
            return attribute(link, "href")
    return ""
