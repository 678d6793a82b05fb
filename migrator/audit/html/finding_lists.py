"""Findings → HTML: grouped by kind, each with what to do, long lists folded."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from migrator.audit.baseline import Baseline
from migrator.audit.findings import Finding
from migrator.diagnostics import Code, Severity

_OPEN = 10
"""Findings of a kind that are seen at once."""
_MOST = 500
"""Findings of a kind that are listed at all: the JSON report holds every one."""

COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "broken",
    Severity.WARNING: "look",
    Severity.INFO: "source",
}

Marked = tuple[Finding, bool]
"""A finding, and whether it is marked as new."""


def finding_lists(
    findings: Sequence[Finding], baseline: Baseline, level: int, *, files: bool
) -> Iterator[str]:
    """A section for each kind, the gravest first.

    Args:
        findings: Of one post, or of none.
        baseline: What tells which are new.
        level: Of the sections' headings.
        files: Whether each finding names its file.
    """
    for code, group in grouped(findings, baseline):
        yield f'<section class="kind" id="{code.name}">'
        yield (
            f'<h{level}><b class="{COLOURS[code.severity]}">{code.severity.name.lower()}</b> '
            f"{escape(code.title)} <small>{len(group):,}</small></h{level}>"
        )
        yield f'<p class="soft">{escape(code.help)}</p>'
        yield _list(group[:_OPEN], files=files)
        if rest := group[_OPEN:_MOST]:
            yield f"<details><summary>{len(rest):,} more</summary>{_list(rest, files=files)}"
            if len(group) > _MOST:
                yield f"<p>… and {len(group) - _MOST:,} more, in the JSON report.</p>"
            yield "</details>"
        yield "</section>"


def grouped(
    findings: Sequence[Finding], baseline: Baseline
) -> list[tuple[Code, tuple[Marked, ...]]]:
    """The findings of each kind, the gravest kind first."""
    news = baseline.news(findings) if baseline.name else [False] * len(findings)
    groups: dict[Code, tuple[Marked, ...]] = {}
    by_code: dict[Code, list[Marked]] = {}
    for finding, is_new in zip(findings, news, strict=True):
        by_code.setdefault(finding.code, []).append((finding, is_new))
    groups = {code: tuple(group) for code, group in by_code.items()}
    return sorted(groups.items(), key=lambda one: (-one[0].severity, -len(one[1])))


def _list(group: Sequence[Marked], *, files: bool) -> str:
    return f"<ul>{''.join(_item(finding, is_new, files=files) for finding, is_new in group)}</ul>"


def _item(finding: Finding, is_new: bool, *, files: bool) -> str:  # noqa: FBT001  (of a pair)
    new = '<b class="new">new</b> ' if is_new else ""
    where = f"<code>{escape(finding.file)}</code> " if files and finding.file else ""
    line = f'<span class="soft">line {finding.line:,}</span> ' if finding.line else ""
    amount = f' <span class="soft">×{finding.amount:,}</span>' if finding.amount > 1 else ""
    return f"<li>{new}{where}{line}{_in_context(finding.detail)}{amount}</li>"


def _in_context(detail: str) -> str:
    """A passage with its words in brackets set off; brackets of its own are left as they are."""
    before, opens, rest = detail.partition("[")
    inside, closes, after = rest.rpartition("]")
    if not (opens and closes) or "[" in rest or "]" in inside:
        return escape(detail)
    return f"{escape(before)}<strong>[{escape(inside)}]</strong>{escape(after)}"
