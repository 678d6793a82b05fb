"""A page → for each line the signals that hold, by name: what `chain` weighs.

Each line has its own looks (`looks`), what speaks for or against a title (`signals`), its kind, and
the kinds of the two lines above and below (`kinds`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from migrator.readers.dump import likeness as alike
from migrator.readers.dump.addresses import ADDRESSES
from migrator.readers.dump.echoes import ECHOES
from migrator.readers.dump.kinds import EDGE, SAYS, kind_of
from migrator.readers.dump.likeness import likeness
from migrator.readers.dump.looks import LOOKS
from migrator.readers.dump.page import Page
from migrator.readers.dump.signals import SIGNALS
from migrator.readers.dump.together import together, together_says

RULE: Final = "rule"
BARE: Final = "bare"
FRAMED: Final = "framed"
_AROUND: Final[Mapping[str, int]] = {"is": 0, "above": -1, "above 2": -2, "below": 1, "below 2": 2}
_WHERE: Final[Mapping[str, str]] = {
    "is": "it is {}",
    "above": "the line above is {}",
    "above 2": "two lines above is {}",
    "below": "the line below is {}",
    "below 2": "two lines below is {}",
}
_SIGNS: Final = frozenset(
    {"field", "widget", "related", "form", "interface", "arrow", "said", "reply", "navigation"}
)
"""Kinds that stand around posts, not in them."""
_MANY: Final = 4
_ROWS: Final = (*SIGNALS, *LOOKS, *ECHOES, *ADDRESSES)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is seen of the lines of a page.

    Attributes:
        page: `bare` where nothing shows that more than posts was copied, else `framed`.
        kinds: Of each line.
        places: The positions of lines with words; those drawn across the page are passed over.
        seen: For each of `places` what holds, and how far, 0 to 1.
    """

    page: str
    kinds: Sequence[str]
    places: Sequence[int]
    seen: Sequence[Mapping[str, float]]


def evidence(page: Page) -> Evidence:
    """What holds for each line of a page by itself."""
    kinds = [kind_of(page, at) for at in range(len(page.solid))]
    worded = [at for at, kind in enumerate(kinds) if kind != RULE]
    signs = len(_SIGNS & set(kinds)) + any("©" in line.text for line in page.solid)
    frame = f"signs {min(signs, _MANY)}"
    around = [kinds[at] for at in worded]
    seen = [{**_of_line(page, at, place, around), frame: 1.0} for place, at in enumerate(worded)]
    return Evidence(FRAMED if signs else BARE, kinds, worded, seen)


def with_likeness(page: Page, found: Evidence, titles: Iterable[int]) -> Evidence:
    """The same, with how much each line is like the lines that are taken for titles."""
    like = likeness(page, found.kinds, titles)
    seen = [{**old, **like[at]} for at, old in zip(found.places, found.seen, strict=True)]
    return Evidence(found.page, found.kinds, found.places, seen)


def _of_line(page: Page, at: int, place: int, kinds: Sequence[str]) -> Mapping[str, float]:
    found = {row.name: share for row in _ROWS if (share := float(row.holds(page, at))) > 0}
    for where, step in _AROUND.items():
        there = place + step
        kind = kinds[there] if 0 <= there < len(kinds) else EDGE
        found[f"{where} {kind}"] = 1.0
    found.update(dict.fromkeys(together(page, at, place, kinds), 1.0))
    return found


def says(name: str) -> str:
    """A signal as a reason reads."""
    return _SAYS.get(name) or together_says(name)


_SIGNS_SAY: Final = "the page shows {} kinds of things beside posts"
_SAYS: Final[Mapping[str, str]] = {
    **{row.name: row.says for row in _ROWS},
    **alike.SAYS,
    **{f"signs {count}": _SIGNS_SAY.format(count) for count in range(_MANY)},
    f"signs {_MANY}": "the page shows much beside posts",
    **{
        f"{where} {kind}": words.format(called)
        for where, words in _WHERE.items()
        for kind, called in SAYS.items()
    },
}
