"""Scores → the table and the list of posts that are not perfect, in Markdown."""

from collections.abc import Iterator, Sequence

from bench.fidelity.account import COLUMNS, Kind
from bench.fidelity.bodies import Body
from bench.fidelity.findings import Effect
from bench.fidelity.scoring import Score

_MOST = 12

HEAD = (
    "| engine | posts | perfect | whole | words kept | words invented | links | images | "
    "code exact | cells | headings | list items | MB/s | posts/s |\n"
    "| --- " + "| ---: " * 13 + "|"
)


def row(score: Score) -> str:
    """A row of the table."""
    posts = len(score.comparisons)
    perfect = sum(one.perfect for one in score.comparisons)
    whole = sum(one.whole for one in score.comparisons)
    words = score.expected(Kind.WORD)
    failed = f" ({score.failed} failed)" if score.failed else ""
    cells = [
        score.engine.name + failed,
        f"{posts:,}",
        _percent(perfect, posts, 1),
        _percent(whole, posts, 1),
        _percent(score.found(Kind.WORD), words, 3),
        f"{score.total(Kind.WORD, Effect.INVENTED):,}",
        *(f"{score.found(kind):,}/{score.expected(kind):,}" for kind in COLUMNS),
        f"{score.size / score.seconds / 1e6:.2f}",
        f"{posts / score.seconds:,.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def imperfect(score: Score, bodies: Sequence[Body]) -> Iterator[str]:
    """Each post in which something differs, with what does."""
    for body, comparison in zip(bodies, score.comparisons, strict=True):
        if comparison.perfect:
            continue
        yield f"- {body.place}"
        for finding in comparison.findings[:_MOST]:
            yield f"  - {finding}"
        if len(comparison.findings) > _MOST:
            yield f"  - and {len(comparison.findings) - _MOST:,} more"


def _percent(part: int, whole: int, digits: int) -> str:
    """Rounded down, so that 100 % is said only where nothing is missing."""
    scale = 10**digits
    return f"{(part * 100 * scale // max(1, whole)) / scale:.{digits}f} %"
