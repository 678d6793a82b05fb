"""What an audit found → the text that `migrator audit` prints, the worst post first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from migrator.audit.audit import Audit
from migrator.audit.baseline import Compared, Earlier
from migrator.audit.completeness import Group
from migrator.audit.findings import Finding
from migrator.audit.post_audit import PostAudit
from migrator.audit.rating import Rating
from migrator.cli.tables import Column, text_table, visible

_REASONS = 4
"""Findings of a post that are shown when not all are."""


def audit_text(compared: Compared, shown: int | None) -> str:
    """The counts, then the posts that are not as they were; beside a baseline what is new of it.

    Args:
        compared: What was found.
        shown: How many posts to show; None for all, with all that was found in them.
    """
    audit = compared.new
    told = (post for post in audit.posts if shown is None or post.rated.rating != Rating.OK)
    worst = sorted(
        (post for post in told if post.findings),
        key=lambda post: (-post.rated.weight, post.ordinal),
    )
    lines = [*_summary(compared), *_posts(worst, shown), *_others(audit.findings, shown)]
    lacking = _incomplete(audit.completeness, shown)
    solved = [*_solved(compared.solved, shown)]
    return "".join(f"{line}\n" for line in (*lines, *solved)) + lacking + _kinds(audit)


def _summary(compared: Compared) -> Iterator[str]:
    audit = compared.whole
    counts = Counter(post.rated.rating for post in audit.posts)
    missing = sum(not post.file for post in audit.posts)
    words = sum(post.words for post in audit.posts)
    lost = sum(post.lost for post in audit.posts)
    both = " against ".join(filter(None, (audit.output, audit.source)))
    yield f"{visible(audit.site)}: {both}".removeprefix(": ")
    if not audit.output:
        rated = f"{counts[Rating.OK]:,} ok, {counts[Rating.LOOK]:,} to look at"
        broken = f"{counts[Rating.BROKEN]:,} broken"
        yield f"{_number(len(audit.posts), 'text')}: {rated}, {broken}; {_number(words, 'word')}."
        return
    yield (
        f"{_number(len(audit.posts), 'item')}: {counts[Rating.OK]:,} ok, "
        f"{counts[Rating.LOOK]:,} to look at, {counts[Rating.BROKEN]:,} broken "
        f"({missing:,} missing); {_number(audit.documents, 'document')}."
    )
    for name, found in (("old address", audit.addresses), ("listed address", audit.against)):
        if found:
            count = f"{found.served + found.redirected + found.lost:,} {name}es"
            fate = f"{found.served:,} served, {found.redirected:,} redirected, {found.lost:,} lost"
            yield f"{count}: {fate}."
    if audit.source:
        yield f"{_number(words, 'word')} in the source, {lost:,} of them not in the output."
    if compared.baseline.name:
        new = sum(1 for _ in compared.new.all_findings())
        yield f"Since {compared.baseline.name}: {new:,} new, {len(compared.solved):,} solved."


def _number(count: int, name: str) -> str:
    return f"{count:,} {name}{'s' if count != 1 else ''}"


def _posts(worst: Sequence[PostAudit], shown: int | None) -> Iterator[str]:
    for post in worst[:shown]:
        yield ""
        yield f"{post.rated.rating.upper():6}  {visible(post.item)}  {visible(post.file)}".rstrip()
        reasons = post.findings if shown is None else post.findings[:_REASONS]
        for finding in reasons:
            yield f"        {finding.code.title}: {visible(finding.detail)}"
        if rest := len(post.findings) - len(reasons):
            yield f"        … and {rest:,} more"
    if shown is not None and len(worst) > shown:
        yield ""
        yield f"{len(worst) - shown:,} more posts are not as they were: --all shows them."


def _others(findings: Sequence[Finding], shown: int | None) -> Iterator[str]:
    """What is no post's own."""
    if findings:
        yield ""
    for finding in findings[:shown]:
        where = visible(finding.file or finding.item)
        yield f"{finding.code.title}: {where} {visible(finding.detail)}".rstrip()
    if shown is not None and len(findings) > shown:
        yield f"… and {len(findings) - shown:,} more: --all shows them."


def _solved(solved: Sequence[Earlier], shown: int | None) -> Iterator[str]:
    """What was found before and is no longer there."""
    if solved:
        yield ""
    for earlier in solved[:shown]:
        yield f"Solved: {visible(str(earlier))}"
    if shown is not None and len(solved) > shown:
        yield f"… and {len(solved) - shown:,} more: --all shows them."


def _incomplete(groups: Sequence[Group], shown: int | None) -> str:
    """The groups of items that did not arrive as a whole, what lacks most first."""
    lacking = sorted(
        (group for group in groups if group.output < group.source),
        key=lambda group: group.output - group.source,
    )
    if not lacking:
        return ""
    rows = [
        (group.by, visible(group.name) or "none", f"{group.output:,} of {group.source:,}")
        for group in lacking[:shown]
    ]
    return "\n" + text_table((Column(""), Column("arrived"), Column("", "right")), rows)


def _kinds(audit: Audit) -> str:
    """How often each thing was found, the gravest first."""
    counts = Counter(finding.code for finding in audit.all_findings())
    if not counts:
        return ""
    rows = [
        (code.severity.name.lower(), f"{times:,}", code.title)
        for code, times in sorted(counts.items(), key=lambda one: (-one[0].severity, -one[1]))
    ]
    return "\n" + text_table((Column(""), Column("", "right"), Column("")), rows)
