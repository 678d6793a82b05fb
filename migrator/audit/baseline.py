"""An audit and the report of an earlier one → what is new since, and what was solved."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from migrator.audit.audit import Audit
from migrator.audit.findings import Finding
from migrator.audit.rating import rate
from migrator.settings import SettingError


class BaselineError(SettingError):
    """A baseline can't be read: one sentence that names the file, the fault and what to do."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An audit, beside an earlier one.

    Attributes:
        audit: With the new findings alone.
        solved: Titles and details of findings that are no longer there.
    """

    audit: Audit
    solved: tuple[str, ...]


def compare(audit: Audit, baseline: Path) -> Compared:
    """What is new since a JSON report of an earlier audit, and what was solved.

    Raises:
        BaselineError: The file is no such report.
    """
    earlier = _findings(baseline)
    now = {finding.id for finding in audit.all_findings()}
    posts = tuple(
        replace(post, findings=left, rated=rate(left, post.words))
        for post in audit.posts
        for left in [_new(post.findings, earlier)]
    )
    return Compared(
        audit=replace(audit, posts=posts, findings=_new(audit.findings, earlier)),
        solved=tuple(text for name, text in earlier.items() if name not in now),
    )


def _new(findings: tuple[Finding, ...], earlier: dict[str, str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.id not in earlier)


def _findings(path: Path) -> dict[str, str]:
    """The findings of a report: what each says, by its id."""
    try:
        report = json.loads(path.read_text("utf-8"))
        findings = [
            *report["findings"],
            *(one for post in report["posts"] for one in post["findings"]),
        ]
        return {
            one["id"]: f"{one['item'] or one['file'] or ''}: {one['title']}: {one['detail']}"
            for one in findings
        }
    except OSError as error:
        raise BaselineError(f"{path}: can't be read ({error.strerror}); check its name.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BaselineError(
            f"{path}: is no JSON report of an audit; make one with --report {path.stem}.json."
        ) from error
