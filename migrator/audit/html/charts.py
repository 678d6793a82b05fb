"""What an audit found → pictures of it, drawn as SVG that takes its colours from the page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from migrator.audit.audit import Audit
from migrator.audit.post_audit import PostAudit
from migrator.audit.rating import Rating

_WIDTH: Final = 480
_HEIGHT: Final = 160
_FOOT: Final = 18
_ROW: Final = 24
_LABEL: Final = 250
_MOST_BARS: Final = 120
_MOST_ROWS: Final = 12
_SHARES: Final = ((1.0, "all"), (0.999, "99.9 %"), (0.99, "99 %"), (0.95, "95 %"), (0.5, "50 %"))
"""Least shares of a post's words, the best first; what is below the last is its own group."""


def charts(audit: Audit) -> Iterator[str]:
    """A figure for each thing worth seeing."""
    yield _figure("What became of every item", _outcomes(audit.posts))
    yield _figure("Posts by month, in the source and as they arrived", _months(audit.posts))
    if audit.source:
        yield _figure("Share of its words that a post kept", _fidelity(audit.posts))
    if rows := _kinds(audit):
        yield _figure("What was found, by kind", _rows(rows))


def _figure(caption: str, picture: str) -> str:
    return f"<figure><figcaption>{escape(caption)}</figcaption>{picture}</figure>"


def _svg(height: int, title: str, parts: Iterable[str]) -> str:
    """A picture with a title, which is what those hear who can't see it."""
    said = escape(title)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{said}">'
        f"<title>{said}</title>{''.join(parts)}</svg>"
    )


def _outcomes(posts: Sequence[PostAudit]) -> str:
    """One bar, parted by rating."""
    counts = Counter(post.rated.rating for post in posts)
    total = len(posts) or 1
    parts: list[str] = []
    left = 0.0
    for rating in Rating:
        width = _WIDTH * counts[rating] / total
        parts.append(_bar(left, 0, width, _ROW, f"bar-{rating}"))
        left += width
    legend = " · ".join(f"{rating}: {counts[rating]:,}" for rating in Rating)
    parts.append(f'<text x="0" y="{_ROW + 18}">{escape(legend)}</text>')
    return _svg(_ROW + _FOOT + 6, legend, parts)


def _months(posts: Sequence[PostAudit]) -> str:
    """Two bars a month, or a year where there are many: source, and output by rating."""
    length = 7 if len({post.published[:7] for post in posts}) <= _MOST_BARS else 4
    dated = [post for post in posts if post.published]
    sources = Counter(post.published[:length] for post in dated)
    if not sources:
        return _svg(_ROW, "No item has a date", ['<text x="0" y="16">No item has a date.</text>'])
    arrived = Counter((post.published[:length], post.rated.rating) for post in dated if post.file)
    months = sorted(sources)
    step, most = _WIDTH / len(months), max(sources.values())
    scale = (_HEIGHT - _FOOT) / most
    parts: list[str] = []
    for number, month in enumerate(months):
        left, half = number * step, max(step * 0.45, 0.5)
        tall = sources[month] * scale
        parts.append(_bar(left, _HEIGHT - _FOOT - tall, half, tall, "bar-source"))
        top = float(_HEIGHT - _FOOT)
        for rating in Rating:
            tall = arrived[month, rating] * scale
            top -= tall
            parts.append(_bar(left + half, top, half, tall, f"bar-{rating}"))
    parts.append(f'<text x="0" y="{_HEIGHT - 3}">{months[0]}</text>')
    parts.append(f'<text x="{_WIDTH}" y="{_HEIGHT - 3}" text-anchor="end">{months[-1]}</text>')
    return _svg(_HEIGHT, f"{months[0]} to {months[-1]}, at most {most:,} items at a time", parts)


def _fidelity(posts: Sequence[PostAudit]) -> str:
    """How many posts kept how much."""
    kept = [1 - post.lost / post.words for post in posts if post.words and post.file]
    rows: list[tuple[str, int, str]] = []
    above = 0
    for least, label in _SHARES:
        reached = sum(share >= least for share in kept)
        name = label if least == 1.0 else f"at least {label}"
        rows.append((name, reached - above, "ok" if least == 1.0 else "look"))
        above = reached
    rows.append(("less", len(kept) - above, "broken"))
    return _rows(rows)


def _kinds(audit: Audit) -> list[tuple[str, int, str]]:
    counts = Counter(finding.code for finding in audit.all_findings())
    colours = {"error": "broken", "warning": "look", "info": "source"}
    return [
        (code.title, times, colours[code.severity.name.lower()])
        for code, times in counts.most_common(_MOST_ROWS)
    ]


def _rows(rows: Sequence[tuple[str, int, str]]) -> str:
    """A bar a row, with its name before and its number behind."""
    most = max((number for _, number, _ in rows), default=0) or 1
    parts: list[str] = []
    for at, (name, number, colour) in enumerate(rows):
        top = at * _ROW
        width = (_WIDTH - _LABEL - 60) * number / most
        short = name if len(name) <= 42 else f"{name[:41]}…"
        parts.append(f'<text x="0" y="{top + 15}">{escape(short)}</text>')
        parts.append(_bar(_LABEL, top + 3, width, _ROW - 8, f"bar-{colour}"))
        parts.append(f'<text x="{_LABEL + width + 6:.1f}" y="{top + 15}">{number:,}</text>')
    said = "; ".join(f"{name}: {number:,}" for name, number, _ in rows)
    return _svg(max(len(rows), 1) * _ROW, said, parts)


def _bar(left: float, top: float, width: float, height: float, colour: str) -> str:
    if width <= 0 or height <= 0:
        return ""
    return (
        f'<rect class="{colour}" x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}"/>'
    )
