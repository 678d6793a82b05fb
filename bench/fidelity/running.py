"""The running text: words missing, invented or moved; emphasis, quotes, paragraphs, lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bench.fidelity.account import CAPTION, Gap, Kind, Word
from bench.fidelity.alignment import Pairs, Stretch, align
from bench.fidelity.findings import Effect, Finding

_AROUND = 4
_GAPS: Mapping[Gap, str] = {
    Gap.SPACE: "a space",
    Gap.LINE: "a line's end",
    Gap.BLOCK: "a block's end",
    Gap.UNKNOWN: "an open gap",
}


def compare_running(
    expected: Sequence[Word], actual: Sequence[Word], excused: Counter[str]
) -> Iterator[Finding]:
    """All differences in it.

    Args:
        excused: Words that may be invented.
    """
    pairs = align([word.text for word in expected], [word.text for word in actual])
    missing, added = _words_of(expected, pairs.missing), _words_of(actual, pairs.added)
    moved = missing & added
    yield from _unmatched(expected, pairs.missing, Effect.LOST, moved)
    yield from _unmatched(actual, pairs.added, Effect.INVENTED, moved + excused)
    yield from _moved(expected, pairs.missing, moved)
    yield from _marks(expected, actual, pairs)
    yield from _breaks(expected, actual, pairs)


def _words_of(side: Sequence[Word], runs: Sequence[Stretch]) -> Counter[str]:
    return Counter(word.text for run in runs for word in side[run.start : run.end])


def _unmatched(
    side: Sequence[Word], runs: Sequence[Stretch], effect: Effect, accounted: Counter[str]
) -> Iterator[Finding]:
    """Words that the other side has nowhere. A picture that it lacks is counted as such already."""
    left = Counter(accounted)
    for run in runs:
        words = [word for word in side[run.start : run.end] if not _take(left, word.text)]
        gone = sum(word.stands_for is None for word in words)
        if gone:
            yield Finding(Kind.WORD, effect, _in_context(side, run), gone)


def _moved(side: Sequence[Word], runs: Sequence[Stretch], moved: Counter[str]) -> Iterator[Finding]:
    """Words and pictures that the other side has in another place."""
    left = Counter(moved)
    for run in runs:
        words = [word for word in side[run.start : run.end] if _take(left, word.text)]
        for kind, count in Counter(word.stands_for or Kind.WORD for word in words).items():
            yield Finding(kind, Effect.MOVED, _in_context(side, run), count)


def _take(counts: Counter[str], text: str) -> bool:
    if counts[text] <= 0:
        return False
    counts[text] -= 1
    return True


def _in_context(words: Sequence[Word], run: Stretch) -> str:
    before = " ".join(word.text for word in words[max(0, run.start - _AROUND) : run.start])
    inside = " ".join(word.text for word in words[run.start : run.end])
    after = " ".join(word.text for word in words[run.end : run.end + _AROUND])
    if len(inside) > 160:
        inside = f"{inside[:110]} … {inside[-40:]}"
    return f"{before} ⟦{inside}⟧ {after}".strip()


def _marks(expected: Sequence[Word], actual: Sequence[Word], pairs: Pairs) -> Iterator[Finding]:
    """Words that stand there but lost their emphasis or their quote, or came by one."""
    runs: list[tuple[Effect, str, int, int]] = []
    for here, there in pairs.equal:
        before, after = _compared_marks(expected[here], actual[there])
        for effect, names in ((Effect.LOST, before - after), (Effect.INVENTED, after - before)):
            for name in sorted(names):
                _extend(runs, effect, name, here)
    for effect, name, start, end in runs:
        what = f"{name}: {_in_context(expected, Stretch(start, end))}"
        yield Finding(Kind.MARK, effect, what)


def _compared_marks(before: Word, after: Word) -> tuple[frozenset[str], frozenset[str]]:
    """The marks of a word on both sides.

    Markdown has no form for a caption, which is often written as an emphasis: in a caption,
    emphasis is left out.
    """
    if before.marks == after.marks:
        return frozenset(), frozenset()
    if CAPTION not in before.marks:
        return before.marks - {CAPTION}, after.marks - {CAPTION}
    return _outside_caption(before.marks), _outside_caption(after.marks)


def _outside_caption(marks: frozenset[str]) -> frozenset[str]:
    return frozenset(mark for mark in marks if mark != CAPTION and not mark.startswith("em"))


def _extend(runs: list[tuple[Effect, str, int, int]], effect: Effect, name: str, at: int) -> None:
    for place in range(len(runs) - 1, max(-1, len(runs) - 6), -1):
        if runs[place][0] is effect and runs[place][1] == name and runs[place][3] == at:
            runs[place] = (effect, name, runs[place][2], at + 1)
            return
    runs.append((effect, name, at, at + 1))


def _breaks(expected: Sequence[Word], actual: Sequence[Word], pairs: Pairs) -> Iterator[Finding]:
    """Neighbours that are parted by another edge than before."""
    last = (-1, -1)
    for here, there in pairs.equal:
        before, after = expected[here].gap, actual[there].gap
        neighbours = last == (here - 1, there - 1)
        last = (here, there)
        if before is not after and Gap.UNKNOWN not in (before, after) and neighbours and here:
            where = _in_context(expected, Stretch(here, here + 1))
            what = f"{_GAPS[before]} became {_GAPS[after]} before {where}"
            yield Finding(Kind.BREAK, Effect.CHANGED, what)
