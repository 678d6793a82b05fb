"""Two lists of words → which of the one is which of the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """How two lists of words go together.

    Attributes:
        equal: Places of the same word in both, in order.
        missing: Stretches of the first without a partner in the second.
        added: Stretches of the second without a partner in the first.
    """

    equal: Sequence[tuple[int, int]]
    missing: Sequence[Stretch]
    added: Sequence[Stretch]


def align(first: Sequence[str], second: Sequence[str]) -> Pairs:
    """The pairs of words; equal beginnings and ends are taken as they are, for speed."""
    shorter = min(len(first), len(second))
    head = next((at for at in range(shorter) if first[at] != second[at]), shorter)
    most = shorter - head
    tail = next((at for at in range(most) if first[-1 - at] != second[-1 - at]), most)
    ends = len(first) - tail, len(second) - tail
    equal = [(at, at) for at in range(head)]
    missing: list[Stretch] = []
    added: list[Stretch] = []
    matcher = SequenceMatcher(None, first[head : ends[0]], second[head : ends[1]], autojunk=False)
    for step, start, end, other, other_end in matcher.get_opcodes():
        if step == "equal":
            equal.extend((head + start + at, head + other + at) for at in range(end - start))
            continue
        if end > start:
            missing.append(Stretch(head + start, head + end))
        if other_end > other:
            added.append(Stretch(head + other, head + other_end))
    equal.extend((ends[0] + at, ends[1] + at) for at in range(tail))
    return Pairs(equal, missing, added)
