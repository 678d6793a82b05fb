"""A page of posts alone → its titles: each line weighed by itself, then the page as a whole.

Every line that could be a title gets a sum of reasons (`signals`). Which are taken is decided
at once, by the best chain of titles: two titles need text between them, and a line that repeats a
part of the title above is a heading of that post. A page's habits count: where the sure titles
all have a date below, a line without one is less likely a title.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from migrator.readers.dump import signals
from migrator.readers.dump.account import Decision, Reason, Role, sureness
from migrator.readers.dump.chain import Part
from migrator.readers.dump.page import Page

_WIDEST: Final = 200
_HOPELESS: Final = -4.0
_LOOK_BACK: Final = 30
_SURE: Final = 2.0
_FEWEST: Final = 3
_THINNEST: Final = 4

_NO_TEXT_BETWEEN: Final = Reason(-8.0, "no text between it and the title above")
_THIN: Final = Reason(-3.5, "hardly any text between it and the title above")
_ECHO: Final = Reason(-6.0, "it is a part of the title above: a heading of that post")
_HABIT: Final = Reason(1.0, "it looks like the other titles of this page")
_NO_HABIT_FRAMED: Final = Reason(-3.0, "the page sets its titles off in another way")
_PLAINEST: Final = frozenset({"date below", "date above"})
"""Signals of which one title is enough to know the habit of a whole page."""
_NO_HABIT: Final = Reason(-2.0, "the other titles of this page look different")


_TRUST_FRAMED: Final = 0.5
"""On a page with a frame the signals are wrong more often: how far their sum can be trusted."""
_SET_OFF: Final = frozenset(
    signal.says for signal in signals.SIGNALS if signal.name in signals.HABITS
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a title."""

    at: int
    reasons: tuple[Reason, ...]

    @property
    def is_firm(self) -> bool:
        """The page itself sets it off: a marker, a date, a gap, not its looks alone."""
        return any(reason.text in _SET_OFF for reason in self.reasons)

    def has(self, names: AbstractSet[str]) -> bool:
        """One of these signals holds."""
        said = {reason.text for reason in self.reasons}
        return any(row.name in names and row.says in said for row in signals.SIGNALS)

    @property
    def score(self) -> float:
        """Its log-odds by itself."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles found, by position on the page, and the candidates that were not taken."""

    taken: Mapping[int, Decision]
    rejected: tuple[Decision, ...]


def find_titles(page: Page) -> Titles:
    """The titles of a page."""
    candidates = [
        Candidate(at, signals.reasons_for(page, at))
        for at in range(len(page.solid))
        if _may_begin(page, at)
    ]
    first = _best_chain(page, [entry for entry in candidates if entry.score > _HOPELESS])
    candidates = _with_habits(page, candidates, first)
    kept = [entry for entry in candidates if entry.score > _HOPELESS]
    return _judged(page, kept, _best_chain(page, kept))


def _may_begin(page: Page, at: int) -> bool:
    """A post may begin here: a short line that opens a paragraph, or any after a read-more."""
    line = page.solid[at]
    if not line.opens or not page.is_text(at):
        return False
    return line.width <= _WIDEST or signals.after_more(page, at) > 0


def _between(page: Page, earlier: Candidate, later: int) -> Reason | None:
    """What speaks against two lines both being titles, the one right after the other."""
    after = page.after(earlier.at)
    if after is None or after >= later:
        return _NO_TEXT_BETWEEN
    if _echoes(page, earlier.at, later):
        return _ECHO
    return _THIN if not earlier.is_firm and _is_thin(page, after, later) else None


def _is_thin(page: Page, first: int, later: int) -> bool:
    """From a post's first line of text to the next title there are only short lines."""
    at: int | None = first
    for _ in range(_THINNEST):
        if at is None or at >= later:
            return True
        if page.solid[at].ends_sentence or page.solid[at].width >= signals.PROSE:
            return False
        at = page.after(at)
    return False


def _echoes(page: Page, earlier: int, later: int) -> bool:
    """The later line says a part of the earlier one."""
    title, line = page.solid[earlier], page.solid[later]
    if len(line.key) < 8 or line.key == title.key:
        return False
    return line.key in title.key


def _best_chain(page: Page, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The chain of candidates with the highest sum; linear, as each looks back a fixed way."""
    best: list[tuple[float, int]] = []  # of the chain that ends here; index of the one before
    far = (0.0, -1)  # the best chain that ended before the look-back
    for index, entry in enumerate(candidates):
        if index > _LOOK_BACK and best[index - _LOOK_BACK - 1][0] > far[0]:
            far = (best[index - _LOOK_BACK - 1][0], index - _LOOK_BACK - 1)
        options = [far]
        for back in range(max(0, index - _LOOK_BACK), index):
            against = _between(page, candidates[back], entry.at)
            options.append((best[back][0] + (against.weight if against else 0.0), back))
        total, before = max(options, key=lambda option: option[0])
        best.append((total + entry.score, before))
    return _walk_back(candidates, best)


def _walk_back(
    candidates: Sequence[Candidate], best: Sequence[tuple[float, int]]
) -> list[Candidate]:
    if not best:
        return []
    index = max(range(len(best)), key=lambda place: best[place][0])
    if best[index][0] <= 0:
        return []
    chain = []
    while index >= 0:
        chain.append(candidates[index])
        index = best[index][1]
    return chain[::-1]


def _with_habits(
    page: Page, candidates: Sequence[Candidate], chain: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates, weighed again by what the sure titles have in common."""
    framed = page.framed and any(entry.has(_PLAINEST) for entry in chain)
    first = -1 if framed or not chain else chain[0].at
    sure = [entry for entry in chain if entry.at > first and entry.score > _SURE]
    if framed:
        sure = [entry for entry in sure if entry.has(_PLAINEST)]
    if len(sure) < (1 if framed else _FEWEST):
        return list(candidates)
    names = _PLAINEST if framed else signals.HABITS
    habits = [
        signal
        for signal in signals.SIGNALS
        if signal.name in names and all(signal.holds(page, entry.at) for entry in sure)
    ]
    if not habits:
        return list(candidates)
    return [
        entry if entry.at <= first else _with_habit(page, entry, habits) for entry in candidates
    ]


def _with_habit(page: Page, entry: Candidate, habits: Sequence[signals.Signal]) -> Candidate:
    shares = all(signal.holds(page, entry.at) for signal in habits)
    without = _NO_HABIT_FRAMED if page.framed else _NO_HABIT
    return replace(entry, reasons=(*entry.reasons, _HABIT if shares else without))


def _judged(page: Page, candidates: Sequence[Candidate], chain: Sequence[Candidate]) -> Titles:
    """Each candidate with its reasons in the chain that was taken."""
    places = [entry.at for entry in chain]
    taken: dict[int, Decision] = {}
    rejected: list[Decision] = []
    above = -1  # index in the chain of the title above
    for entry in candidates:
        is_taken = above + 1 < len(places) and places[above + 1] == entry.at
        against = _between(page, chain[above], entry.at) if above >= 0 else None
        decision = _decision(page, entry, against)
        if is_taken:
            taken[entry.at] = decision
            above += 1
        else:
            rejected.append(_not_taken(decision, page, places[above + 1 :], entry))
    return Titles(taken, tuple(rejected))


def _not_taken(decision: Decision, page: Page, below: Sequence[int], entry: Candidate) -> Decision:
    """A candidate that was not taken, also weighed against the title below it."""
    against = _between(page, entry, below[0]) if below else None
    if against is _NO_TEXT_BETWEEN:
        reason = Reason(against.weight, "no text between it and the title below")
        score = sum(entry.weight for entry in decision.reasons) + reason.weight
        return replace(decision, confidence=sureness(score), reasons=(*decision.reasons, reason))
    return decision


def _decision(page: Page, entry: Candidate, against: Reason | None) -> Decision:
    reasons = (*entry.reasons, against) if against else entry.reasons
    line = page.solid[entry.at]
    role = Role.TITLE if line.width <= _WIDEST else Role.UNTITLED
    score = sum(row.weight for row in reasons) * (_TRUST_FRAMED if page.framed else 1.0)
    return Decision(line.number, role, line.title, sureness(score), reasons)


_OF_THE_PAGE: Final = frozenset(
    {"likes", "navigation", "widget", "subscribe", "powered", "skip-link", "comment-form"}
)
"""Keys of phrases that stand below the last post of a page."""


def parts_of_bare(page: Page, titles: Mapping[int, Decision]) -> Sequence[Part]:
    """The parts of a page of posts alone: titles, text, and the little that stands around."""
    count = len(page.solid)
    parts = [Part.TEXT] * count
    first = min(titles, default=count)
    head = _top(page, first)
    if first < count and not any(_is_prose(page, at) for at in range(first)):
        head = range(first - 1 if page.is_dated(first - 1) else first)
    for at in (*head, *range(_foot(page, max(titles, default=-1) + 1), count), *page.zones):
        parts[at] = Part.FRAME
    for at in titles:
        parts[at] = Part.TITLE
    return parts


def _is_prose(page: Page, at: int) -> bool:
    line = page.solid[at]
    return page.is_text(at) and (line.width >= signals.PROSE or line.ends_sentence)


def _top(page: Page, first: int) -> Sequence[int]:
    """What stands above the first text and reads like the interface; not the date of a title."""
    end = first - 1 if page.is_dated(first - 1) else first
    return [*takewhile(lambda at: at in page.labels or at in page.zones, range(end))]


def _foot(page: Page, last: int) -> int:
    """Where the foot of the whole page begins, below the text of the last post."""
    foot = len(page.solid)
    for at in range(len(page.solid) - 1, last - 1, -1):
        if _is_prose(page, at):
            break
        if at in page.zones or page.key(at) in _OF_THE_PAGE:
            foot = at
    return foot
