"""A dump and what is known of its page → how well the dump reader does on it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.dumps.truth import Known, places, text_of
from migrator.model import Post
from migrator.readers.dump import READER
from migrator.readers.dump.account import Span
from migrator.readers.dump.lines import fold
from migrator.readers.source import SourceError
from migrator.settings import Settings

_WORD: Final = re.compile(r"\w+")


@dataclass(slots=True)
class Count:
    """What was found, rightly and wrongly, and what was missed."""

    hit: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: "Count") -> None:
        """Count another's, too."""
        self.hit += other.hit
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """How much of what was found is right."""
        return self.hit / max(1, self.hit + self.wrong)

    @property
    def recall(self) -> float:
        """How much of what is there was found."""
        return self.hit / max(1, self.hit + self.missed)

    @property
    def f1(self) -> float:
        """Both as one figure; 1 where there was nothing to find and nothing was."""
        most = 2 * self.hit + self.wrong + self.missed
        return 2 * self.hit / most if most else 1.0


@dataclass(slots=True)
class Score:
    """The counts of a dump, or of many.

    Attributes:
        titles: Of posts whose beginning was found: is the title the title?
        cuts: Of the same: marks of cut posts.
        words: Of all bodies, as bags of words.
        sure: Of ten bins of confidence: boundaries in it, and how many of them are right.
    """

    boundaries: Count = field(default_factory=Count)
    titles: Count = field(default_factory=Count)
    cuts: Count = field(default_factory=Count)
    words: Count = field(default_factory=Count)
    sure: list[list[int]] = field(default_factory=lambda: [[0, 0] for _ in range(10)])
    notes: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another's, too."""
        for name in ("boundaries", "titles", "cuts", "words"):
            getattr(self, name).add(getattr(other, name))
        for mine, its in zip(self.sure, other.sure, strict=True):
            mine[0] += its[0]
            mine[1] += its[1]
        self.notes += other.notes


def score(path: Path, known: Sequence[Known]) -> Score:
    """How well the reader does on a dump."""
    truth = places(path.read_text(encoding="utf-8"), known)
    spans, posts = _read(path)
    result = Score(words=_words(known, posts))
    left = list(truth)
    for span, post in zip(spans, posts, strict=True):
        met = next((place for place in left if _begins(span) in place.lines), None)
        sure = min(9, int(span.confidence * 10))
        result.sure[sure][0] += 1
        result.sure[sure][1] += met is not None
        if met is None:
            result.boundaries.wrong += 1
            result.notes.append(f"  wrong  {_begins(span)} {span.confidence} {span.title!r}")
            continue
        left.remove(met)
        _compare(result, met.known, post)
    result.boundaries.missed += len(left)
    result.notes += [f"  missed {min(place.lines)} {place.known.title!r}" for place in left]
    return result


def _begins(span: Span) -> int:
    return span.start.line if span.start else span.first


def _compare(result: Score, known: Known, post: Post) -> None:
    result.boundaries.hit += 1
    right = fold(post.title) == fold(known.title)
    result.titles.add(Count(right, not right, not right))
    if not right:
        result.notes.append(f"  title  {post.title!r} for {known.title!r}")
    result.cuts.hit += known.cut and post.truncated
    result.cuts.wrong += post.truncated and not known.cut
    result.cuts.missed += known.cut and not post.truncated
    if known.cut != post.truncated:
        result.notes.append(f"  {'cut missed' if known.cut else 'cut wrong'} {post.title!r}")


def _read(path: Path) -> tuple[Sequence[Span], Sequence[Post]]:
    source = READER.open(path, path.name, Settings())
    try:
        posts = [item.read()[0] for item in source.items(source.survey())]
    except SourceError:
        return (), ()
    return source.account.spans, posts


def _words(known: Sequence[Known], posts: Sequence[Post]) -> Count:
    there = Counter(_bag(entry.text for entry in known))
    found = Counter(_bag(_text(post) for post in posts))
    both = (there & found).total()
    return Count(both, found.total() - both, there.total() - both)


def _text(post: Post) -> str:
    return text_of(post.body) if post.body_format == "html" else post.body


def _bag(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(text.casefold())
