"""An audit → a summary in Markdown, for a pull request or a letter."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from migrator.audit.audit import Audit
from migrator.audit.baseline import Compared, Earlier
from migrator.audit.completeness import Group
from migrator.audit.findings import Finding
from migrator.audit.post_audit import PostAudit
from migrator.audit.rating import Rating
from migrator.audit.reports.encodable import encodable

_MOST_POSTS: Final = 50
_MOST_GROUPS: Final = 20
_MOST_FINDINGS: Final = 5
_ESCAPED: Final = str.maketrans({char: f"\\{char}" for char in r"\`*_{}[]<>()#|!~&"})


def markdown_report(compared: Compared) -> str:
    """Counts by type, findings by kind, and the posts to look at, the worst first.

    Beside a baseline, new findings alone, and what was solved.
    """
    audit = compared.new
    lines = [
        *_head(audit, compared.baseline.name),
        *_types(audit),
        *_incomplete(audit.completeness),
        *_kinds(audit),
        *_worst(audit),
        *_solved(compared.solved),
    ]
    return encodable("\n".join(lines).rstrip("\n")) + "\n"


def _head(audit: Audit, baseline: str) -> Iterator[str]:
    yield f"# Audit of {_plain(audit.site or audit.source or audit.output)}"
    yield ""
    places = (("Source", audit.source), ("Output", audit.output))
    yield " ".join(f"{name}: {_plain(place)}." for name, place in places if place)
    yield ""
    if audit.source and audit.output:
        words = sum(post.words for post in audit.posts)
        lost = sum(post.lost for post in audit.posts)
        yield f"{words:,} words in the source, {lost:,} of them not in the output."
        yield ""
    if baseline:
        yield f"Only what is new since {_plain(baseline)}, and what was solved."
        yield ""


def _types(audit: Audit) -> Iterator[str]:
    yield "| type | items | ok | look | broken | missing |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for kind in sorted({post.type for post in audit.posts}):
        posts = [post for post in audit.posts if post.type == kind]
        ratings = Counter(post.rated.rating for post in posts)
        counts = [len(posts), *(ratings[rating] for rating in Rating)]
        missing = sum(not post.file for post in posts)
        numbers = " | ".join(f"{number:,}" for number in (*counts, missing))
        yield f"| {_plain(kind) or 'no type'} | {numbers} |"
    yield ""


def _incomplete(groups: Sequence[Group]) -> Iterator[str]:
    """The groups of items that did not arrive as a whole, what lacks most first."""
    lacking = [group for group in groups if group.output < group.source]
    if not lacking:
        return
    lacking.sort(key=lambda group: group.output - group.source)
    yield "| not all arrived | | items | arrived |"
    yield "| --- | --- | ---: | ---: |"
    for group in lacking[:_MOST_GROUPS]:
        name = _plain(group.name) or "none"
        yield f"| {group.by} | {name} | {group.source:,} | {group.output:,} |"
    if len(lacking) > _MOST_GROUPS:
        yield f"| … and {len(lacking) - _MOST_GROUPS:,} more | | | |"
    yield ""


def _kinds(audit: Audit) -> Iterator[str]:
    counts = Counter(finding.code for finding in audit.all_findings())
    if not counts:
        yield "Nothing was found."
        yield ""
        return
    yield "| finding | severity | times |"
    yield "| --- | --- | ---: |"
    for code, times in sorted(counts.items(), key=lambda one: (-one[0].severity, -one[1])):
        yield f"| {code.title} | {code.severity.name.lower()} | {times:,} |"
    yield ""


def _worst(audit: Audit) -> Iterator[str]:
    posts = [post for post in audit.posts if post.rated.rating != Rating.OK]
    if not posts:
        return
    posts.sort(key=lambda post: (-post.rated.weight, post.ordinal))
    yield "## Posts to look at"
    yield ""
    for post in posts[:_MOST_POSTS]:
        yield from _post(post)
    if len(posts) > _MOST_POSTS:
        yield f"- … and {len(posts) - _MOST_POSTS:,} more."
    yield ""


def _post(post: PostAudit) -> Iterator[str]:
    yield f"- **{post.rated.rating}** {_plain(post.item)} {_plain(post.file)}".rstrip()
    for finding in post.findings[:_MOST_FINDINGS]:
        yield f"  - {_finding(finding)}"
    if len(post.findings) > _MOST_FINDINGS:
        yield f"  - … and {len(post.findings) - _MOST_FINDINGS:,} more"


def _solved(solved: Sequence[Earlier]) -> Iterator[str]:
    if not solved:
        return
    yield "## Solved"
    yield ""
    for earlier in solved[:_MOST_POSTS]:
        yield f"- {_plain(str(earlier))}"
    if len(solved) > _MOST_POSTS:
        yield f"- … and {len(solved) - _MOST_POSTS:,} more."


def _finding(finding: Finding) -> str:
    return f"{finding.code.title}: {_plain(finding.detail)}"


def _plain(text: str) -> str:
    """Text of the blog, which must not become markup of the report."""
    return " ".join(text.split()).translate(_ESCAPED)
