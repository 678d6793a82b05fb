"""The page → which of its lines begin posts, and which lines belong to none.

All lines are weighed together by `chain`. What it takes for a title begins a post; what stands
under a read-more marker begins one, too, with or without a title.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from migrator.readers.dump.account import Decision, Reason, Role, sureness
from migrator.readers.dump.chain import PARTS, Chain, Part, Weights, chain, weights
from migrator.readers.dump.evidence import BARE, evidence, says, with_likeness
from migrator.readers.dump.page import Page
from migrator.readers.dump.signals import date_above, date_below
from migrator.readers.dump.weighing import find_titles, parts_of_bare

_WIDEST: Final = 200
_WORTH_A_WORD: Final = 0.02
"""A line likelier than this to be a title is listed where it is none."""
_BODY: Final = frozenset({Part.LEAD, Part.TEXT})
_FEET: Final = frozenset({"read-more", "posted-in"})
_UNTITLED: Final = 0.7
_SURE_BODY: Final = 0.9
"""A line must be body as surely as this to begin a post without a title."""
_ABOVE: Final = 3
_TIGHT: Final = 7
"""One line in so many without a blank line above: the dump sets its parts apart otherwise."""
_ENOUGH: Final = 12
"""Lines from which on it shows how a dump sets its parts apart."""
_LEADING: Final = frozenset(":;,")
"""How a line ends that leads on to what follows."""
_SURELY: Final = 0.98
_SURE: Final = 0.8
_FEWEST: Final = 2
"""Sure titles that show a page's habit."""
_TELLING: Final = 0.3
"""A reason that weighs less is left out."""
_MOST: Final = 30.0


@dataclass(frozen=True, slots=True)
class Outline:
    """What is where on a page.

    Attributes:
        parts: Of each line, by position.
        about: How likely each line is about a post, by position.
        taken: The beginnings of posts.
        rejected: Lines that could have been one, and are none.
    """

    parts: Sequence[Part]
    about: Sequence[float]
    taken: Mapping[int, Decision]
    rejected: tuple[Decision, ...]


def outline(page: Page) -> Outline:
    """The outline of a page."""
    first = evidence(page)
    if first.page == BARE and not page.framed and not _is_marked(page):
        return _bare(page)
    by = weights(first.page)
    guessed = _titles(chain(first.seen, by))
    liked = with_likeness(page, first, [first.places[at] for at in guessed]).seen
    found = _spread(chain(liked, by), first.places, len(page.solid))
    seen = dict(zip(first.places, liked, strict=True))
    settled = [
        _settled(page, at, part, _title_odds(found, at)) for at, part in enumerate(found.parts)
    ]
    parts = _with_first_title(page, _as_others(page, settled, found), found)
    taken: dict[int, Decision] = {}
    rejected: list[Decision] = []
    for at, part in enumerate(parts):
        if _begins_untitled(page, parts, at) and _body_odds(found, at) >= _SURE_BODY:
            taken[at] = _untitled(page, at)
        elif part is Part.TITLE or _title_odds(found, at) >= _WORTH_A_WORD:
            decision = _decision(page, at, _reasons(seen.get(at, {}), found, at, by))
            if part is Part.TITLE:
                taken[at] = decision
            else:
                rejected.append(decision)
    about = [odds[PARTS.index(Part.LEAD)] + odds[PARTS.index(Part.FOOT)] for odds in found.odds]
    return Outline(parts, about, taken, tuple(rejected))


def _spread(found: Chain, places: Sequence[int], count: int) -> Chain:
    """The chain of all lines of a page, given that of the lines with words.

    A line without words, as one drawn across the page, is text only amid text.
    """
    parts: list[Part] = [Part.FRAME] * count
    odds: list[Sequence[float]] = [_certain(Part.FRAME)] * count
    ends = [*places[1:], count]
    for place, (at, end) in enumerate(zip(places, ends, strict=True)):
        part = found.parts[place]
        parts[at], odds[at] = part, found.odds[place]
        below = found.parts[place + 1] if place + 1 < len(places) else Part.FRAME
        between = _PASSED[part] if part in _PASSED else part if below is part else _ENDED[below]
        for rule in range(at + 1, end):
            parts[rule], odds[rule] = between, _certain(between)
    return Chain(parts, odds)


_PASSED: Final[Mapping[Part, Part]] = {Part.TITLE: Part.LEAD, Part.LEAD: Part.LEAD}
"""Part of the line above → of a line without words between it and any other."""
_ENDED: Final[Mapping[Part, Part]] = {
    **{part: part for part in PARTS},
    Part.TITLE: Part.FRAME,
    Part.LEAD: Part.FRAME,
    Part.TEXT: Part.FRAME,
}
"""Part of the line below → of a line without words between it and a line of another part."""


def _certain(part: Part) -> Sequence[float]:
    return tuple(float(other is part) for other in PARTS)


def _title_odds(found: Chain, at: int) -> float:
    return found.odds[at][PARTS.index(Part.TITLE)]


def _settled(page: Page, at: int, part: Part, odds: float) -> Part:
    """A line that leads on to what follows is no title unless that is sure."""
    leads_on = page.solid[at].end in _LEADING
    return Part.TEXT if part is Part.TITLE and leads_on and odds < _SURELY else part


def _as_others(page: Page, parts: Sequence[Part], found: Chain) -> Sequence[Part]:
    """A doubtful title is text where all sure ones have a date, on one side, and it has none."""
    titles = [at for at, part in enumerate(parts) if part is Part.TITLE]
    sure = [at for at in titles if _title_odds(found, at) >= _SURE]
    if len(sure) < _FEWEST:
        return parts
    dated = [side for side in (date_above, date_below) if all(side(page, at) for at in sure)]
    unlike = {
        at
        for at in titles
        if at not in sure and dated and not any(side(page, at) for side in dated)
    }
    return [Part.TEXT if at in unlike else part for at, part in enumerate(parts)]


def _with_first_title(page: Page, parts: Sequence[Part], found: Chain) -> Sequence[Part]:
    """Text before any title has one, too: the likeliest of the short lines right above it."""
    first = next((at for at, part in enumerate(parts) if part in {Part.TITLE, Part.TEXT}), None)
    if first is None or parts[first] is Part.TITLE:
        return parts
    above = [
        at
        for at in range(max(0, first - _ABOVE), first + 1)
        if not page.is_prose(at) and page.solid[at].end not in _LEADING
    ]
    best = max(above, key=lambda at: _title_odds(found, at), default=first)
    if _title_odds(found, best) < _WORTH_A_WORD or page.after(best) is None:
        return parts
    return [*parts[:best], Part.TITLE, *parts[best + 1 :]]


def _untitled(page: Page, at: int) -> Decision:
    line = page.solid[at]
    why = Reason(2.0, "text without a title follows the foot of a post")
    return Decision(line.number, Role.UNTITLED, line.text, _UNTITLED, (why,))


def _bare(page: Page) -> Outline:
    """The outline of a page of posts alone: its titles are weighed one by one, all else is text."""
    found = find_titles(page)
    parts = parts_of_bare(page, found.taken)
    return Outline(parts, [0.0] * len(parts), found.taken, found.rejected)


def _is_marked(page: Page) -> bool:
    """The dump says more than plain text does, or its lines are not set apart by blank ones."""
    marked = any(line.marks is not None for line in page.solid)
    if marked or len(page.solid) < _ENOUGH:
        return marked
    return sum(not line.opens for line in page.solid) * _TIGHT > len(page.solid)


def _begins_untitled(page: Page, parts: Sequence[Part], at: int) -> bool:
    """Text begins anew below the foot of a post, and no title stands above it."""
    if page.form is not None or parts[at] not in _BODY:
        return False
    if at == 0 or parts[at - 1] is not Part.FOOT:
        return False
    foot = takewhile(lambda there: parts[there] is Part.FOOT, range(at - 1, -1, -1))
    return any(page.key(there) in _FEET or page.is_dated(there) for there in foot)


def _body_odds(found: Chain, at: int) -> float:
    return sum(found.odds[at][PARTS.index(part)] for part in _BODY)


def _titles(found: Chain) -> Sequence[int]:
    return [at for at, part in enumerate(found.parts) if part is Part.TITLE]


def _decision(page: Page, at: int, reasons: tuple[Reason, ...]) -> Decision:
    line = page.solid[at]
    role = Role.TITLE if line.width <= _WIDEST else Role.UNTITLED
    log_odds = sum(reason.weight for reason in reasons)
    return Decision(line.number, role, line.title, sureness(log_odds), reasons)


def _reasons(seen: Mapping[str, float], found: Chain, at: int, by: Weights) -> tuple[Reason, ...]:
    """What speaks for a title, or for what the line is next likeliest to be.

    The last reason is what the lines around it make likely; all together are its log-odds.
    """
    odds = found.odds[at]
    title = PARTS.index(Part.TITLE)
    other = max((place for place in range(len(PARTS)) if place != title), key=odds.__getitem__)
    log_odds = _log_odds(odds[title])
    reasons: list[Reason] = []
    for name, share in seen.items():
        if (row := by.seen.get(name)) is not None:
            weight = round((row[title] - row[other]) * share, 2)
            if abs(weight) >= _TELLING:
                reasons.append(Reason(weight, says(name)))
    rest = round(log_odds - sum(reason.weight for reason in reasons), 2)
    around = f"the lines around it; else it would be {_CALLED[PARTS[other]]}"
    return (*reasons, Reason(rest, around))


_CALLED: Final[Mapping[Part, str]] = {
    Part.TITLE: "a title",
    Part.LEAD: "what stands under a title",
    Part.FOOT: "the foot of a post",
    Part.TEXT: "text",
    Part.COMMENT: "a comment",
    Part.FRAME: "of the page's frame",
}


def _log_odds(chance: float) -> float:
    if chance <= 0:
        return -_MOST
    if chance >= 1:
        return _MOST
    return max(-_MOST, min(_MOST, math.log(chance / (1 - chance))))
