"""An audit and the report of an earlier one → what is new since, and what was solved."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from migrator.audit.audit import Audit
from migrator.audit.findings import Finding
from migrator.audit.rating import rate
from migrator.settings import SettingError


class BaselineError(SettingError):
    """A baseline can't be read: one sentence that names the file, the fault and what to do."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A finding of an earlier audit, as its report has it: its code may be of another version."""

    id: str
    code: str
    title: str
    item: str
    file: str
    detail: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.item or self.file}: {self.title}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What an earlier audit found.

    Attributes:
        name: The report's file as the user named it; empty where there is none.
        findings: By their ids; what was found twice stands there twice.
    """

    name: str
    findings: Mapping[str, tuple[Earlier, ...]]

    def news(self, findings: Sequence[Finding]) -> list[bool]:
        """Whether each of these is new. Those of one item have to come together."""
        left = Counter({finding.id: len(self.findings.get(finding.id, ())) for finding in findings})
        news = []
        for finding in findings:
            left[finding.id] -= 1
            news.append(left[finding.id] < 0)
        return news

    def new(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Those of the findings that are new."""
        pairs = zip(findings, self.news(findings), strict=True)
        return tuple(finding for finding, is_new in pairs if is_new)


NO_BASELINE: Final = Baseline("", {})
"""Where there is no earlier audit, everything is new."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An audit, beside an earlier one.

    Attributes:
        whole: With all its findings.
        new: With the new findings alone, and rated by them.
        solved: What is no longer there.
        baseline: The earlier one.
    """

    whole: Audit
    new: Audit
    solved: tuple[Earlier, ...]
    baseline: Baseline


def compare(audit: Audit, baseline: Baseline = NO_BASELINE) -> Compared:
    """What is new since an earlier audit, and what was solved."""
    if not baseline.name:
        return Compared(audit, audit, (), baseline)
    posts = tuple(
        replace(post, findings=left, rated=rate(left, post.words))
        for post in audit.posts
        for left in [baseline.new(post.findings)]
    )
    return Compared(
        whole=audit,
        new=replace(audit, posts=posts, findings=baseline.new(audit.findings)),
        solved=tuple(_solved(audit, baseline)),
        baseline=baseline,
    )


def _solved(audit: Audit, baseline: Baseline) -> Iterator[Earlier]:
    now = Counter(finding.id for finding in audit.all_findings())
    for name, earlier in baseline.findings.items():
        yield from earlier[now[name] :]


def read_baseline(path: Path) -> Baseline:
    """The findings of a JSON report.

    Raises:
        BaselineError: The file is no such report.
    """
    findings: dict[str, tuple[Earlier, ...]] = {}
    try:
        report = json.loads(path.read_text("utf-8"))
        for record in _records(report):
            one = _earlier(record)
            findings[one.id] = (*findings.get(one.id, ()), one)
    except OSError as error:
        raise BaselineError(f"{path}: can't be read ({error.strerror}); check its name.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BaselineError(
            f"{path}: is no JSON report of an audit; make one with --report {path.stem}.json."
        ) from error
    return Baseline(str(path), findings)


def _records(report: Any) -> Iterator[Any]:  # noqa: ANN401  (whatever the file holds)
    yield from report["findings"]
    for post in report["posts"]:
        yield from post["findings"]


def _earlier(record: Any) -> Earlier:  # noqa: ANN401  (whatever the file holds)
    return Earlier(
        id=str(record["id"]),
        code=str(record["code"]),
        title=str(record["title"]),
        item=str(record["item"] or ""),
        file=str(record["file"] or ""),
        detail=str(record["detail"]),
    )
