"""The lines of a page, weighed together → which part of the page each is, and how sure that is.

A page is read as a chain: what a line looks like speaks for one part or another, and so does the
part that the line above is in. (A linear-chain conditional random field; J. Lafferty, A. McCallum
and F. Pereira, 2001.) The weights are measured: `tools/dump_weights.py` trains them on pages whose
posts are known, and writes `migrator/data/dump-weights.tsv`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

FILE: Final = "dump-weights.tsv"


class Part(StrEnum):
    """What a line of a page is a part of."""

    TITLE = "title"
    LEAD = "lead"
    """What a page says about a post under its title: date, author, a picture."""
    TEXT = "text"
    FOOT = "foot"
    """What it says below the text, or above the title: categories, markers, sharing."""
    COMMENT = "comment"
    FRAME = "frame"
    """Menus, lists, forms, what stands above and below all posts."""


PARTS: Final = tuple(Part)


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for each part, in the order of `PARTS`.

    Attributes:
        seen: By the name of a signal.
        after: By the part of the line above; `""` for the first line.
    """

    seen: Mapping[str, Sequence[float]]
    after: Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Chain:
    """The parts of the lines of a page.

    Attributes:
        parts: The most likely ones, taken together.
        odds: For each line the probability of each part, in the order of `PARTS`.
    """

    parts: Sequence[Part]
    odds: Sequence[Sequence[float]]


@cache
def weights(page: str) -> Weights:
    """The weights that training found for a kind of page: `bare` or `framed`."""
    found: dict[str, dict[str, Sequence[float]]] = {"seen": {}, "after": {}}
    text = (files("migrator.data") / FILE).read_text(encoding="utf-8")
    for row in text.splitlines():
        of_page, kind, name, *values = row.split("\t")
        if of_page == page:
            found[kind][name] = tuple(map(float, values))
    return Weights(found["seen"], found["after"])


def chain(lines: Sequence[Mapping[str, float]], by: Weights) -> Chain:
    """The parts of lines, each given by how far each signal holds."""
    if not lines:
        return Chain((), ())
    scores = [_score(signals, by) for signals in lines]
    steps = [by.after[part] for part in PARTS]
    return Chain(_likeliest(scores, by.after[""], steps), _odds(scores, by.after[""], steps))


def _score(signals: Mapping[str, float], by: Weights) -> Sequence[float]:
    total = [0.0] * len(PARTS)
    for name, share in signals.items():
        if (row := by.seen.get(name)) is not None:
            for place, weight in enumerate(row):
                total[place] += weight * share
    return total


def _likeliest(
    scores: Sequence[Sequence[float]], first: Sequence[float], steps: Sequence[Sequence[float]]
) -> Sequence[Part]:
    """The chain of parts with the highest sum (Viterbi)."""
    places = range(len(PARTS))
    best: Sequence[float] = [scores[0][to] + first[to] for to in places]
    befores: list[Sequence[int]] = []
    for score in scores[1:]:
        before = [max(places, key=lambda of, to=to: best[of] + steps[of][to]) for to in places]  # type: ignore[misc]
        best = [best[before[to]] + steps[before[to]][to] + score[to] for to in places]
        befores.append(before)
    place = max(places, key=best.__getitem__)
    found = [place, *(place := before[place] for before in reversed(befores))]
    return [PARTS[place] for place in reversed(found)]


def _odds(
    scores: Sequence[Sequence[float]], first: Sequence[float], steps: Sequence[Sequence[float]]
) -> Sequence[Sequence[float]]:
    """The probability of each part for each line (forward and backward)."""
    places = range(len(PARTS))
    ahead = [_scaled([math.exp(_capped(scores[0][to] + first[to])) for to in places])]
    grown = [[math.exp(weight) for weight in row] for row in steps]
    for score in scores[1:]:
        last, top = ahead[-1], max(score)
        come = [sum(last[of] * grown[of][to] for of in places) for to in places]
        here = [come[to] * math.exp(_capped(score[to] - top)) for to in places]
        ahead.append(_scaled(here))
    behind: Sequence[float] = [1.0] * len(PARTS)
    odds = [_scaled(ahead[-1])]
    for at in range(len(scores) - 2, -1, -1):
        score = scores[at + 1]
        top = max(score)
        near = [behind[to] * math.exp(_capped(score[to] - top)) for to in places]
        behind = _scaled([sum(grown[of][to] * near[to] for to in places) for of in places])
        odds.append(_scaled([ahead[at][of] * behind[of] for of in places]))
    return odds[::-1]


_CAP: Final = 200.0


def _capped(value: float) -> float:
    return max(-_CAP, min(_CAP, value))


def _scaled(values: Sequence[float]) -> Sequence[float]:
    total = sum(values)
    return [value / total for value in values]
