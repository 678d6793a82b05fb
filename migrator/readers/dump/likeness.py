"""The sure titles of a page → how much each line is set off as they are.

A site sets off all its titles in one way: a date below each, a wide gap above, one level of
heading, one column. So where some titles of a page are found, the others look like them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from migrator.readers.dump.page import Page

LIKE: Final = "like the titles"
UNLIKE: Final = "unlike the titles"
TRAITS: Final[Mapping[str, str]] = {
    "above": "what stands above it is",
    "below": "what stands below it is",
    "below 2": "what stands two lines below it is",
    "gap": "the room above it is",
    "indent": "its margin is",
    "mark": "its mark is",
    "gap below": "the room below it is",
}
"""What is compared, in the order of `_traits`."""
SAYS: Final[Mapping[str, str]] = {
    **{f"{LIKE}: {name}": f"{words} as with the titles" for name, words in TRAITS.items()},
    LIKE: "it is set off as the titles of the page are",
    UNLIKE: "it is set off otherwise than the titles of the page",
}
FEWEST: Final = 2
"""Other titles that are needed to know how a page sets them off."""


def likeness(
    page: Page, kinds: Sequence[str], titles: Iterable[int]
) -> Sequence[Mapping[str, float]]:
    """For each line how much it is like the titles, or unlike them, 0 to 1.

    Args:
        kinds: Of each line, by position.
        titles: The positions of titles; a line is never likened to itself.
    """
    known = frozenset(titles)
    traits = [_traits(page, at, kinds) for at in range(len(page.solid))]
    counts = [Counter(of_one) for of_one in zip(*(traits[at] for at in sorted(known)), strict=True)]
    return [_of(traits[at], counts, len(known), int(at in known)) for at in range(len(page.solid))]


def _traits(page: Page, at: int, kinds: Sequence[str]) -> tuple[object, ...]:
    line = page.solid[at]
    below = kinds[at + 1] if at + 1 < len(kinds) else ""
    further = kinds[at + 2] if at + 2 < len(kinds) else ""
    return (
        kinds[at - 1] if at else "",
        below,
        further,
        line.gap,
        line.indent,
        line.marks.heading if line.marks else len(line.links) > 0,
        page.solid[at + 1].gap if at + 1 < len(page.solid) else 0,
    )


def _of(
    traits: tuple[object, ...], counts: Sequence[Counter[object]], known: int, own: int
) -> Mapping[str, float]:
    others = known - own
    if others < FEWEST:
        return {}
    same = sum(count[trait] - own for trait, count in zip(traits, counts, strict=True))
    share = same / (others * len(counts))
    each = {
        f"{LIKE}: {name}": (count[trait] - own) / others
        for name, trait, count in zip(TRAITS, traits, counts, strict=True)
    }
    return {LIKE: share, UNLIKE: 1 - share, **each}
