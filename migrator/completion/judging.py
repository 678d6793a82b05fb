"""A post and what is at hand → which of it is the same post, and why the rest is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from migrator.completion.identity import Key, keys_of_post
from migrator.completion.merging import Reading, is_same
from migrator.completion.shelf import Shelf, read_stub
from migrator.completion.words import is_beginning
from migrator.model import Post, Site
from migrator.readers import Stub

_LEAST_BY_TITLE: Final = 8
"""Words that a cut text must have to be known again by its title and these words alone."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A post at hand."""

    shelf: Shelf
    stub: Stub


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is at hand for one post.

    Attributes:
        same: The same post elsewhere, in the order of the shelves.
        other: What has its address or title but says something else.
    """

    same: tuple[Ref, ...] = ()
    other: tuple[Ref, ...] = ()


def judge(post: Post, site: Site, shelves: Sequence[Shelf]) -> Verdict:
    """Look for a post on the shelves: by its addresses and id, then a cut one by its title."""
    if not shelves:
        return Verdict()
    by_address = list(_by_address(keys_of_post(post, site), shelves))
    own = Reading.of(post) if by_address or post.truncated else None
    if own is None:
        return Verdict()
    same, other = _sort(own, by_address)
    if not same and post.truncated and len(own.words) >= _LEAST_BY_TITLE:
        by_title = [Ref(shelf, stub) for shelf in shelves for stub in shelf.titled(post.title)]
        same = [ref for ref in by_title if ref not in other and _begins(own, ref)]
    return Verdict(tuple(same), tuple(other))


def sort_out(post: Post, refs: Sequence[Ref]) -> Verdict:
    """Of posts that were found where the rest of one is said to be: which are that one."""
    same, other = _sort(Reading.of(post), refs)
    return Verdict(tuple(same), tuple(other))


def _by_address(keys: Sequence[Key], shelves: Sequence[Shelf]) -> Iterator[Ref]:
    for shelf in shelves:
        for stub in shelf.find(keys):
            yield Ref(shelf, stub)


def _sort(own: Reading, refs: Sequence[Ref]) -> tuple[list[Ref], list[Ref]]:
    same: list[Ref] = []
    other: list[Ref] = []
    for ref in refs:
        found = read_stub(ref.shelf, ref.stub)
        if found is not None:
            (same if is_same(own, Reading.of(found)) else other).append(ref)
    return same, other


def _begins(own: Reading, ref: Ref) -> bool:
    found = read_stub(ref.shelf, ref.stub)
    return found is not None and is_beginning(own.words, Reading.of(found).words)
