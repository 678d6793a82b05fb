"""Exports beside outputs with planted faults: what the audit says of each, in all its words."""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from migrator.audit.audit import Audit
from migrator.audit.baseline import compare
from migrator.audit.findings import Finding
from migrator.audit.reports.as_json import json_report, schema_text
from migrator.audit.reports.as_markdown import markdown_report
from migrator.cli.audit_text import audit_text
from migrator.commands.audit import audit
from migrator.settings import Settings


def findings_text(found: Audit) -> str:
    """Every item with its rating and what was found of it, in the source's order."""
    lines = []
    for post in found.posts:
        lines.append(f"{post.rated.rating} {post.item} → {post.file or 'nothing'}")
        lines += [f"  {line}" for line in findings_lines(post.findings)]
    return "".join(f"{line}\n" for line in (*lines, *findings_lines(found.findings, files=True)))


def findings_lines(findings: tuple[Finding, ...], *, files: bool = False) -> Iterator[str]:
    for one in findings:
        where = f" {one.file or 'everywhere'}" if files else ""
        line = f" line {one.line}" if one.line else ""
        amount = f" ×{one.amount}" if one.amount != 1 else ""
        yield f"{one.code.severity.name.lower()} {one.code.name}{where}{line}{amount}: {one.detail}"


@pytest.mark.cases("audit")
def test_what_is_found_is_what_was_planted(case, monkeypatch):
    monkeypatch.chdir(case.folder)
    sources = [path.name for path in Path().glob("input*")]
    found = audit(sources[0] if sources else None, Path("site"), Settings(jobs=1))
    compared = compare(found)
    case.check("findings.txt", findings_text(found))
    case.check("terminal.txt", audit_text(compared, None))
    case.check("summary.md", markdown_report(compared))
    record = orjson.loads(json_report(compared))
    Draft202012Validator(orjson.loads(schema_text())).validate(record)
