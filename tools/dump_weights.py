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
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.dumps.__main__ import dumps
from bench.dumps.parts import corrected, parts_of
from bench.dumps.sites import sites
from bench.dumps.truth import KnownPage, places
from migrator.readers.dump.chain import FILE, PARTS, Part
from migrator.readers.dump.evidence import evidence, with_likeness
from migrator.readers.dump.lines import split_lines
from migrator.readers.dump.page import page_of

TARGET: Final = Path(__file__).resolve().parents[1] / "migrator" / "data" / FILE
_SITES: Final = int(sys.argv[1]) if sys.argv[1:] else 90
_MORE_BARE: Final = 70
"""Of so many more sites those are taken that show posts alone: their pages are short."""
_ROUNDS: Final = 70
_OFTEN: Final = 20
"""Lines that a signal must hold for."""
_PULL: Final = 4.0
"""How strongly weights are drawn to 0: the weight of as many lines that say nothing."""
_SECOND: Final = 0.6
"""How many dumps are read with some titles found already."""
_FOUND: Final = 0.85
Read: TypeAlias = tuple[str, tuple[Sequence[Mapping[str, float]], Sequence[int]]]
KINDS: Final = ("bare", "framed")
_LEAST: Final = 0.1
_REAL: Final = 0.28
"""How many dumps of pages of real sites are taken: their archives are much alike."""


class Sample:
    """Every dump as rows of numbers, all of one length, shorter ones filled up."""

    def __init__(
        self, pages: Sequence[tuple[Sequence[Mapping[str, float]], Sequence[int]]]
    ) -> None:
        """Number the signals that hold often enough to learn from."""
        held = Counter(name for lines, _ in pages for line in lines for name in line)
        self.names = sorted(name for name, count in held.items() if count >= _OFTEN)
        numbers = {name: at for at, name in enumerate(self.names)}
        longest = max(len(lines) for lines, _ in pages)
        self.at = np.full((longest, len(pages)), -1)
        self.gold = np.zeros((longest, len(pages)), dtype=int)
        columns, shares, ends = array("i"), array("f"), array("i", [0])
        for page, (lines, parts) in enumerate(pages):
            for step, (line, part) in enumerate(zip(lines, parts, strict=True)):
                known = [(numbers[name], share) for name, share in line.items() if name in numbers]
                columns.extend(number for number, _ in known)
                shares.extend(share for _, share in known)
                self.at[step, page] = len(ends) - 1
                self.gold[step, page] = part
                ends.append(len(columns))
        size = (len(ends) - 1, len(self.names))
        self.seen = csr_matrix((np.array(shares), np.array(columns), np.array(ends)), shape=size)
        self.turned = self.seen.T.tocsr()
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
    wanted = np.zeros((sample.seen.shape[0], size))
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
    return gained - whole.sum(), sample.turned @ wanted, moved, started


def _summed(values, axis):  # noqa: ANN001, ANN202
    top = values.max(axis=axis, keepdims=True)
    return np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)


def train(sample: Sample):  # noqa: ANN201
    """Weights under which the known parts are likeliest (L-BFGS, all pages at each step)."""
    size, lines = len(PARTS), sample.there.sum()
    shapes = [(len(sample.names), size), (size, size), (size,)]
    cuts = np.cumsum([np.prod(shape) for shape in shapes])

    def parted(row):  # noqa: ANN001, ANN202
        pieces = np.split(row, cuts[:-1])
        return [piece.reshape(shape) for piece, shape in zip(pieces, shapes, strict=True)]

    def cost(row):  # noqa: ANN001, ANN202
        likely, *moves = gradient(sample, *parted(row))
        slope = np.concatenate([move.ravel() for move in moves]) - _PULL * row
        return (_PULL / 2 * (row @ row) - likely) / lines, -slope / lines

    found = minimize(
        cost, np.zeros(cuts[-1]), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}
    )
    print(f"{lines} lines, {len(sample.names)} signals: {found.fun:.5f}", file=sys.stderr)
    return parted(found.x)


def known() -> Sequence[Read]:
    """For each dump of the training sites: kind of page, evidence and parts of its lines."""
    first = {page.name for page in sites("training", _SITES)}
    drawn = sites("training", _SITES + _MORE_BARE)
    drawn = [page for page in drawn if page.bare or page.name in first]
    taken = [*_taken("training", drawn, 1.0)]
    taken += _taken("wordpress-training", sites("wordpress-training", 0), _REAL)
    with Pool() as pool:
        return pool.map(_read, taken, chunksize=16)


def _taken(
    kind: str, pages: Sequence[KnownPage], share: float
) -> Iterator[tuple[str, Path, KnownPage]]:
    """A share of the dumps of some pages."""
    by_name = {page.name: page for page in pages}
    for _, name, path in dumps(kind, pages):
        if random.Random(f"{path.name} taken").random() < share:  # noqa: S311  (no secret)
            yield kind, path, by_name[name]


def _read(taken: tuple[str, Path, KnownPage]) -> Read:
    """A dump; of most of them with some titles found already, as when it is read."""
    kind, path, known_page = taken
    text = path.read_text(encoding="utf-8")
    parts = parts_of(text, known_page.html)
    if kind != "training":
        parts = corrected(text, parts, places(text, known_page.posts))
    page = page_of(split_lines(text))
    gold = [PARTS.index(Part(parts[line.number - 1])) for line in page.solid]
    found = evidence(page)
    draw = random.Random(path.name)  # noqa: S311  (no secret)
    if draw.random() < _SECOND:
        there = [at for at, part in enumerate(gold) if PARTS[part] is Part.TITLE]
        titles = [at for at in there if draw.random() < _FOUND]
        titles += draw.sample(range(len(gold)), min(len(gold), draw.choice((0, 0, 0, 1, 2))))
        found = with_likeness(page, found, titles)
    return found.page, (found.seen, [gold[at] for at in found.places])


def digest(pages: Sequence[Read]) -> str:
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
