"""A line and the lines around it → what holds of them at once: kinds in a row, kinds with room.

A chain adds up what speaks for a part; that a date above *and* text below make a title, it learns
from these.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from migrator.readers.dump.kinds import EDGE, SAYS
from migrator.readers.dump.page import Page

_WIDE: Final = 2


def together(page: Page, at: int, place: int, kinds: Sequence[str]) -> Iterator[str]:
    """The names of what holds of a line together with the lines around it.

    Args:
        at: The line's position on the page.
        place: Its position among the lines that have words.
        kinds: The kinds of those.
    """
    above2, above, here, below, below2 = (
        kinds[there] if 0 <= there < len(kinds) else EDGE for there in range(place - 2, place + 3)
    )
    line = page.solid[at]
    gap = min(line.gap, _WIDE)
    gap_below = min(page.solid[at + 1].gap, _WIDE) if at + 1 < len(page.solid) else _WIDE
    level = line.marks.heading if line.marks else len(line.links) > 0
    main = page.main
    where = "head" if at < main.start else "tail" if at >= main.stop else "main"
    yield f"{above} > {here} >"
    yield f"> {here} > {below}"
    yield f"{above2} > {above} > ."
    yield f". > {below} > {below2}"
    yield f"{above} > . > {below}"
    yield f"{here}, gaps {gap} and {gap_below}"
    yield f"{here}, gap {gap}, mark {int(level)}"
    yield f"{here} in {where}"
    yield f"{below} below, in {where}"


def together_says(name: str) -> str:
    """One of those as a reason reads; the name itself for anything else."""
    for form, words in _SAYS:
        if (found := form.fullmatch(name)) is not None:
            return words.format(
                *(_PLACES.get(word, SAYS.get(word, word)) for word in found.groups())
            )
    return name


_PLACES: Final = {"head": "above", "main": "in", "tail": "below"}
_SAYS: Final = tuple(
    (re.compile(form), words)
    for form, words in (
        (r"(\S+) > \. > (\S+)", "it stands between {} and {}"),
        (r"(\S+) > (\S+) > \.", "above it stand {} and {}"),
        (r"\. > (\S+) > (\S+)", "below it stand {} and {}"),
        (r"(\S+) > (\S+) >", "under {} it is {}"),
        (r"> (\S+) > (\S+)", "it is {}, and below stands {}"),
        (r"(\S+), gaps (\d) and (\d)", "it is {} with so much room around it: {} and {}"),
        (
            r"(\S+), gap (\d), mark (-?\d)",
            "it is {} with room {} above it, mark {}",
        ),
        (r"(\S+) in (\S+)", "it is {0}, {1} the main text"),
        (r"(\S+) below, in (\S+)", "below stands {0}, {1} the main text"),
    )
)
