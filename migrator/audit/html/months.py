"""Posts → a chart of their months: what the source has, and what arrived, by rating."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from migrator.audit.post_audit import PostAudit
from migrator.audit.rating import Rating

_WIDTH: Final = 640
_HEIGHT: Final = 230
_LEFT: Final = 44
_TOP: Final = 10
_FOOT: Final = 24
_MOST_BARS: Final = 72
"""Months up to which each has its bars; where there are more, each year has."""
_MOST_LABELS: Final = 8
_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year.

    Attributes:
        name: `2019-03` or `2019`.
        items: How many the source has of it.
        arrived: Those that have a document, by rating.
    """

    name: str
    items: int
    arrived: Counter[Rating]


def periods(posts: Sequence[PostAudit]) -> list[Period]:
    """The months of the posts, or their years where there are many months."""
    dated = [post for post in posts if post.published]
    months = {post.published[:7] for post in dated}
    length = 7 if _span(months) <= _MOST_BARS else 4
    items = Counter(post.published[:length] for post in dated)
    arrived: dict[str, Counter[Rating]] = {name: Counter() for name in items}
    for post in dated:
        if post.file:
            arrived[post.published[:length]][post.rated.rating] += 1
    names = _all_between(min(items), max(items)) if items else ()
    return [Period(name, items[name], arrived.get(name, Counter())) for name in names]


def _span(months: set[str]) -> int:
    return _number(max(months)) - _number(min(months)) + 1 if months else 0


def _number(name: str) -> int:
    """A month's or year's place in time."""
    year, _, month = name.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def _all_between(first: str, last: str) -> Iterator[str]:
    """Every month or year, those without a post too, unless they are beyond counting."""
    if _number(last) - _number(first) > 10 * _MOST_BARS:
        yield from (first, last)
        return
    for number in range(_number(first), _number(last) + 1):
        yield f"{number // 12:04}-{number % 12 + 1:02}" if "-" in first else f"{number:04}"


def months_chart(found: Sequence[Period]) -> str:
    """The chart, as SVG that takes its colours from the page."""
    step = (_WIDTH - _LEFT) / len(found)
    line = _line_step(max(period.items for period in found))
    scale = (_HEIGHT - _FOOT - _TOP) / (line * _LINES)
    parts = [*_lines(line, scale)]
    for number, period in enumerate(found):
        parts += _bars(period, _LEFT + number * step, step, scale)
    every = -(-len(found) // _MOST_LABELS)
    for number in range(0, len(found), every):
        parts.append(
            f'<text x="{_LEFT + number * step:.1f}" y="{_HEIGHT - 6}">{found[number].name}</text>'
        )
    said = f"{found[0].name} to {found[-1].name}; the numbers are in the table below"
    return (
        f'<svg class="months" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{said}">{"".join(parts)}</svg>'
    )


def _line_step(most: int) -> int:
    """How far the lines of the chart are apart: 1, 2 or 5 with noughts."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * _LINES >= most:
                return step
        size *= 10


def _lines(step: int, scale: float) -> Iterator[str]:
    """Lines across the chart, each with its number."""
    for number in range(_LINES + 1):
        height = _HEIGHT - _FOOT - number * step * scale
        yield f'<path class="axis" d="M{_LEFT} {height:.1f}H{_WIDTH}"/>'
        yield (
            f'<text x="{_LEFT - 6}" y="{height + 4:.1f}" text-anchor="end">{number * step:,}</text>'
        )


def _bars(period: Period, left: float, step: float, scale: float) -> Iterator[str]:
    """The source's bar, and beside it what arrived, one rating on the other."""
    half = step * 0.42
    foot = float(_HEIGHT - _FOOT)
    yield _bar(left, foot - period.items * scale, half, period.items * scale, "bar-source")
    top = foot
    for rating in Rating:
        tall = period.arrived[rating] * scale
        top -= tall
        yield _bar(left + half, top, half, tall, f"bar-{rating}")


def _bar(left: float, top: float, width: float, height: float, colour: str) -> str:
    if height <= 0:
        return ""
    return (
        f'<rect class="{colour}" x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}"/>'
    )
