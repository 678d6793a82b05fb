"""Pages whose posts are known, dumped four ways → `migrator/data/dump-weights.tsv`.

Trains the chain of `migrator/readers/dump/chain.py` on the drawn and real sites that `bench.dumps`
sets apart for training: their languages, designs and themes are not those its figures come from.
The same pages give the same weights, to the two digits that are written; the first line of the
file holds a digest of them. Needs what `bench.dumps` needs (`bench/rivals/dumps.txt`). Run it with
`python -m tools.dump_weights` when a signal or kind changes.
"""

import hashlib
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from bench.dumps.__main__ import dumps
from bench.dumps.parts import parts_of
from bench.dumps.sites import sites
from bench.dumps.truth import KnownPage
from migrator.readers.dump.chain import FILE, PARTS, Part
from migrator.readers.dump.evidence import evidence, with_likeness
from migrator.readers.dump.lines import split_lines
from migrator.readers.dump.page import page_of

TARGET: Final = Path(__file__).resolve().parents[1] / "migrator" / "data" / FILE
_SITES: Final = int(sys.argv[1]) if sys.argv[1:] else 90
_MORE_BARE: Final = 70
"""Of so many more sites those are taken that show posts alone: their pages are short."""
_ROUNDS: Final = 75
_RATE: Final = 0.15
_PULL: Final = 2.0
"""How strongly weights are drawn to 0: the weight of as many lines that say nothing."""
_SECOND: Final = 0.6
"""How many dumps are read with some titles found already."""
_FOUND: Final = 0.85
KINDS: Final = ("bare", "framed")
_LEAST: Final = 0.05
_REAL: Final = 0.35
"""How many dumps of pages of real sites are taken: their archives are much alike."""


class Sample:
    """Every dump as rows of numbers, all of one length, shorter ones filled up."""

    def __init__(
        self, pages: Sequence[tuple[Sequence[Mapping[str, float]], Sequence[int]]]
    ) -> None:
        """Number the signals that hold anywhere."""
        self.names = sorted({name for lines, _ in pages for line in lines for name in line})
        numbers = {name: at for at, name in enumerate(self.names)}
        rows = sum(len(lines) for lines, _ in pages)
        self.seen = np.zeros((rows, len(self.names)), dtype=np.float32)
        longest = max(len(lines) for lines, _ in pages)
        self.at = np.full((longest, len(pages)), -1)
        self.gold = np.zeros((longest, len(pages)), dtype=int)
        row = 0
        for page, (lines, parts) in enumerate(pages):
            for step, (line, part) in enumerate(zip(lines, parts, strict=True)):
                for name, share in line.items():
                    self.seen[row, numbers[name]] = share
                self.at[step, page] = row
                self.gold[step, page] = part
                row += 1
        self.there = self.at >= 0


def gradient(sample: Sample, seen, after, first):  # noqa: ANN001, ANN201
    """How likely the known parts are, and where each weight should move."""
    count, pages = sample.at.shape
    size = len(PARTS)
    scores = np.where(sample.there[:, :, None], (sample.seen @ seen)[np.maximum(sample.at, 0)], 0.0)
    ahead = np.empty((count, pages, size))
    ahead[0] = scores[0] + first
    for step in range(1, count):
        grown = _summed(ahead[step - 1][:, :, None] + after, 1) + scores[step]
        ahead[step] = np.where(sample.there[step][:, None], grown, ahead[step - 1])
    whole = _summed(ahead[-1], 1)
    behind = np.zeros((pages, size))
    wanted = np.zeros_like(sample.seen[:, :1]).repeat(size, 1).astype(float)
    moved = np.zeros_like(after)
    gained = 0.0
    for step in range(count - 1, -1, -1):
        there = sample.there[step]
        odds = np.exp(ahead[step] + behind - whole[:, None])[there]
        gold = np.eye(size)[sample.gold[step][there]]
        wanted[sample.at[step][there]] = gold - odds
        gained += float((gold * scores[step][there]).sum())
        if step:
            pair = (
                ahead[step - 1][:, :, None]
                + after
                + (scores[step] + behind)[:, None, :]
                - whole[:, None, None]
            )
            moved -= np.exp(pair[there]).sum(0)
            before = np.eye(size)[sample.gold[step - 1][there]]
            moved += before.T @ gold
            gained += float((before @ after * gold).sum())
            grown = _summed(after[None] + (scores[step] + behind)[:, None, :], 2)
            behind = np.where(there[:, None], grown, behind)
        else:
            started = (gold - odds).sum(0)
            gained += float((gold * first).sum())
    return gained - whole.sum(), sample.seen.T @ wanted.astype(np.float32), moved, started


def _summed(values, axis):  # noqa: ANN001, ANN202
    top = values.max(axis=axis, keepdims=True)
    return np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)


def train(sample: Sample):  # noqa: ANN201
    """Weights under which the known parts are likeliest (Adam, all pages at each step)."""
    size = len(PARTS)
    weights = [np.zeros((len(sample.names), size)), np.zeros((size, size)), np.zeros(size)]
    means = [np.zeros_like(one) for one in weights]
    squares = [np.zeros_like(one) for one in weights]
    for turn in range(1, _ROUNDS + 1):
        likely, *moves = gradient(sample, *weights)
        rate = _RATE * min(1.0, 2 * (1 - turn / (_ROUNDS + 1)))
        for place, move in enumerate(moves):
            slope = (move - _PULL * weights[place]) / sample.there.sum()
            means[place] = 0.9 * means[place] + 0.1 * slope
            squares[place] = 0.99 * squares[place] + 0.01 * slope**2
            step = means[place] / (1 - 0.9**turn)
            weights[place] += rate * step / (np.sqrt(squares[place] / (1 - 0.99**turn)) + 1e-9)
        if turn % 25 == 0:
            print(f"{turn:4} {likely / sample.there.sum():.5f}", file=sys.stderr, flush=True)
    return weights


def known() -> Iterator[tuple[str, tuple[Sequence[Mapping[str, float]], Sequence[int]]]]:
    """For each dump of the training sites: kind of page, evidence and parts of its lines."""
    first = {page.name for page in sites("training", _SITES)}
    drawn = sites("training", _SITES + _MORE_BARE)
    drawn = [page for page in drawn if page.bare or page.name in first]
    yield from _known_of("training", drawn, 1.0)
    yield from _known_of("wordpress-training", sites("wordpress-training", 0), _REAL)


def _known_of(
    kind: str, pages: Sequence[KnownPage], share: float
) -> Iterator[tuple[str, tuple[Sequence[Mapping[str, float]], Sequence[int]]]]:
    """The same for a share of the dumps of some pages."""
    html = {page.name: page.html for page in pages}
    for _, name, path in dumps(kind, pages):
        if random.Random(f"{path.name} taken").random() >= share:  # noqa: S311  (no secret)
            continue
        text = path.read_text(encoding="utf-8")
        parts = parts_of(text, html[name])
        page = page_of(split_lines(text))
        gold = [PARTS.index(parts[line.number - 1]) for line in page.solid]
        found = evidence(page)
        draw = random.Random(path.name)  # noqa: S311  (no secret)
        if draw.random() < _SECOND:
            there = [at for at, part in enumerate(gold) if PARTS[part] is Part.TITLE]
            titles = [at for at in there if draw.random() < _FOUND]
            titles += draw.sample(range(len(gold)), min(len(gold), draw.choice((0, 0, 0, 1, 2))))
            found = with_likeness(page, found, titles)
        yield found.page, (found.seen, gold)


def digest(pages: Sequence[tuple[str, tuple[Sequence[Mapping[str, float]], Sequence[int]]]]) -> str:
    """What was trained on, in a few letters: the signals and the part of each line."""
    total = hashlib.sha256()
    for page in pages:
        total.update(json.dumps(page, sort_keys=True).encode())
    return total.hexdigest()[:16]


def rows_of(page: str, sample: Sample, seen, after, first) -> list[str]:  # noqa: ANN001
    """The weights as rows; a signal that says next to nothing is left out."""
    rows: list[str] = []
    for name, row in zip(sample.names, seen - seen.mean(axis=1, keepdims=True), strict=True):
        if abs(row).max() >= _LEAST:
            rows.append(_row(page, "seen", name, row))
    rows += [_row(page, "after", part, row) for part, row in zip(PARTS, after, strict=True)]
    return [*rows, _row(page, "after", "", first)]


def _row(page: str, kind: str, name: str, values) -> str:  # noqa: ANN001
    return "\t".join([page, kind, name, *(f"{value + 0.0:.2f}" for value in values)])


def main() -> None:
    """Train and write."""
    pages = [page for page in known() if page[1][0]]
    made = f"# made by tools/dump_weights.py of {len(pages)} dumps, digest {digest(pages)}"
    rows = ["\t".join(["# page", "kind", "name", *PARTS, made])]
    for kind in KINDS:
        sample = Sample([page for of_kind, page in pages if of_kind == kind])
        rows += rows_of(kind, sample, *train(sample))
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
