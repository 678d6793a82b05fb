"""What an audit found → figures: tables whose rows are drawn as bars, and the chart of months.

Each row leads to the list of posts, filtered by what the row counts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import urlencode

from migrator.audit.audit import Audit
from migrator.audit.completeness import Group
from migrator.audit.html.finding_lists import COLOURS
from migrator.audit.html.kept import KEPT_LABELS, kept_group
from migrator.audit.html.months import Period, months_chart, periods
from migrator.audit.html.outcomes import OUTCOMES, outcome
from migrator.audit.post_audit import PostAudit
from migrator.audit.rating import Rating
from migrator.diagnostics import Code

_LEFT_OVER: Final = "audit-left-"
_OPEN_ROWS: Final = 12
_MOST_GROUPS: Final = 500
_NAMED: Final = frozenset({"author", "category", "tag"})
_KEPT_COLOURS: Final = {"all": "ok", "99": "look", "95": "look"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a figure.

    Attributes:
        label: What is counted.
        count: How often it is there.
        colour: Of its bar.
        filters: What shows it in the list of posts; empty where the list has none of it.
    """

    label: str
    count: int
    colour: str
    filters: dict[str, str]


def charts(audit: Audit) -> Iterator[str]:
    """A figure for each thing worth seeing."""
    compared = bool(audit.source and audit.output)
    outcomes = "What became of every item" if compared else "Items by rating"
    yield _figure(outcomes, _bars(_outcomes(audit.posts, missing=compared)))
    if compared:
        yield _figure("Posts by how many of their words arrived", _bars(_kept(audit.posts)))
    if rows := _kinds(audit, lambda code: not code.name.startswith(_LEFT_OVER)):
        found = "Losses and changes, by kind" if compared else "What was found, by kind"
        yield _figure(found, _folded(rows))
    if rows := _kinds(audit, lambda code: code.name.startswith(_LEFT_OVER)):
        yield _figure("Left over in the text, by kind", _folded(rows))
    if compared:
        yield _figure("By type and status", _types(audit.posts))
    if groups := _incomplete_first(audit.completeness):
        yield _figure("By author, category and tag", _groups(groups))
    if compared and (dates := periods(audit.posts)):
        yield _figure("By date, in the source and as it arrived", _dates(dates))


def _figure(caption: str, inner: str) -> str:
    return f"<section class=figure><h3>{escape(caption)}</h3>{inner}</section>"


def _way(label: str, filters: dict[str, str]) -> str:
    """A label that leads to the list, filtered."""
    if not filters:
        return escape(label)
    return f'<a href="#{escape(urlencode(filters))}">{escape(label)}</a>'


def _bars(rows: Sequence[_Row], most: int = 0) -> str:
    """A table of labels, bars and numbers.

    Args:
        rows: In their order.
        most: What the longest bar stands for; 0 for the largest number.
    """
    most = most or max((row.count for row in rows), default=0) or 1
    lines = [
        f'<tr><th scope="row">{_way(row.label, row.filters if row.count else {})}</th>'
        f'<td><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="bar-{row.colour}" width="{100 * row.count / most:.2f}" height="10"/></svg>'
        f"</td><td>{row.count:,}</td></tr>"
        for row in rows
    ]
    return f'<table class="bars">{"".join(lines)}</table>'


def _folded(rows: Sequence[_Row]) -> str:
    """The longest bars, the others folded away."""
    most = rows[0].count
    text = _bars(rows[:_OPEN_ROWS], most)
    if rest := rows[_OPEN_ROWS:]:
        text += f"<details><summary>{len(rest)} more kinds</summary>{_bars(rest, most)}</details>"
    return text


def _outcomes(posts: Sequence[PostAudit], *, missing: bool) -> list[_Row]:
    """How many came to what; whether any is missing can't be known of one side alone."""
    counts = Counter(outcome(post) for post in posts)
    return [
        _Row(label, counts[name], "broken" if name == "missing" else name, {"rating": name})
        for name, label in OUTCOMES.items()
        if name != "missing" or missing
    ]


def _kept(posts: Sequence[PostAudit]) -> list[_Row]:
    counts = Counter(kept_group(post) for post in posts)
    return [
        _Row(label, counts[name], _KEPT_COLOURS.get(name, "broken"), {"kept": name})
        for name, label in KEPT_LABELS.items()
    ]


def _kinds(audit: Audit, wanted: Callable[[Code], bool]) -> list[_Row]:
    """How often each thing was found; posts can be shown for what is a post's own."""
    counts = Counter(finding.code for finding in audit.all_findings() if wanted(finding.code))
    listed = {finding.code for post in audit.posts for finding in post.findings}
    return [
        _Row(
            code.title,
            times,
            COLOURS[code.severity],
            {"code": code.name} if code in listed else {},
        )
        for code, times in counts.most_common()
    ]


def _types(posts: Sequence[PostAudit]) -> str:
    """A table of every type and status, in the source and in the output."""
    counts = Counter((post.type, post.status, outcome(post)) for post in posts)
    heads = ("Type", "Status", "Items", "Arrived", *OUTCOMES.values())
    lines = []
    for kind, status in sorted({(post.type, post.status) for post in posts}):
        by = [counts[kind, status, name] for name in OUTCOMES]
        total = sum(by)
        label = _way(kind or "none", {"type": kind, "status": status} if kind else {})
        numbers = (total, total - counts[kind, status, "missing"], *by)
        lines.append(f'<tr><th scope="row">{label}</th><td>{escape(status)}</td>{_cells(numbers)}')
    return _table("Items by type and status", heads, lines, 2)


def _incomplete_first(groups: Iterable[Group]) -> list[Group]:
    """Groups that neither a table of their own nor the chart shows, what lacks most first."""
    named = [group for group in groups if group.by in _NAMED and group.name]
    return sorted(named, key=lambda group: (group.output - group.source, -group.source))


def _groups(groups: Sequence[Group]) -> str:
    """A table of groups, the longer part of it folded away."""
    heads = ("By", "Name", "Items", "Arrived")
    lines = [
        f'<tr><th scope="row">{group.by}</th><td>{_group_name(group)}</td>'
        f"{_cells((group.source, group.output))}"
        for group in groups[:_MOST_GROUPS]
    ]
    text = _table("Authors, categories and tags", heads, lines[:_OPEN_ROWS], 2)
    if rest := lines[_OPEN_ROWS:]:
        more = _table("More authors, categories and tags", heads, rest, 2)
        text += f"<details><summary>{len(rest):,} more</summary>{more}</details>"
    return text


def _group_name(group: Group) -> str:
    return _way(group.name, {"author": group.name} if group.by == "author" else {})


def _dates(found: Sequence[Period]) -> str:
    """The chart of months, its legend, and its numbers."""
    legend = "".join(
        f'<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="bar-{name}" width="10" '
        f'height="10"/></svg>{label}</li>'
        for name, label in (
            ("source", "in the source"),
            *((name, f"arrived: {label}") for name, label in OUTCOMES.items() if name in [*Rating]),
        )
    )
    heads = ("Date", "Items", "Arrived", *(OUTCOMES[rating] for rating in Rating))
    lines = []
    for period in found:
        if period.items:
            numbers = (
                period.items,
                period.arrived.total(),
                *(period.arrived[rating] for rating in Rating),
            )
            label = _way(period.name, {"published": period.name})
            lines.append(f'<tr><th scope="row">{label}</th>{_cells(numbers)}')
    table = _table("Items by date", heads, lines, 1)
    return (
        f'{months_chart(found)}<ul class="legend">{legend}</ul>'
        f"<details><summary>The numbers</summary>{table}</details>"
    )


def _cells(numbers: Iterable[int]) -> str:
    return "".join(f'<td class="number">{number:,}</td>' for number in numbers) + "</tr>"


def _table(label: str, heads: Sequence[str], lines: Sequence[str], texts: int) -> str:
    """A table of this name; its first columns are texts, the others numbers."""
    names = "".join(
        f'<th scope="col"{"" if number < texts else " class=number"}>{escape(head)}</th>'
        for number, head in enumerate(heads)
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{names}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )
