"""An audit → SARIF 2.1.0, as code scanners' views take it: a rule for each code, a result for each.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from migrator import __version__
from migrator.audit.baseline import Baseline, Compared, Earlier
from migrator.audit.findings import Finding
from migrator.audit.reports.encodable import encodable
from migrator.diagnostics import Code, Severity

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, Any]


def sarif_report(compared: Compared) -> str:
    """One run with all findings; their ids are the fingerprints by which results are followed.

    Beside a baseline each result says whether it is new, and solved ones are there as absent.
    """
    audit, baseline = compared.whole, compared.baseline
    results = [
        *(result for post in audit.posts for result in _results(post.findings, baseline)),
        *_results(audit.findings, baseline),
        *map(_absent, compared.solved),
    ]
    codes = {finding.code.name: finding.code for finding in audit.all_findings()}
    tool = {
        "name": "migrator audit",
        "version": __version__,
        "rules": [_rule(codes[name]) for name in sorted(codes)],
    }
    document = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": tool}, "results": results}],
    }
    return encodable(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _rule(code: Code) -> Json:
    return {
        "id": code.name,
        "shortDescription": {"text": code.title},
        "help": {"text": code.help},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _results(findings: Sequence[Finding], baseline: Baseline) -> Iterator[Json]:
    for finding, is_new in zip(findings, baseline.news(findings), strict=True):
        result = _result(finding)
        if baseline.name:
            result["baselineState"] = "new" if is_new else "unchanged"
        yield result


def _absent(earlier: Earlier) -> Json:
    """A finding that is no longer there."""
    return {
        "ruleId": earlier.code,
        "message": {"text": str(earlier)},
        "partialFingerprints": {"finding/v1": earlier.id},
        "baselineState": "absent",
    }


def _result(finding: Finding) -> Json:
    text = f"{finding.code.title}: {finding.detail}" if finding.detail else finding.code.title
    result: Json = {
        "ruleId": finding.code.name,
        "level": _LEVELS[finding.code.severity],
        "message": {"text": f"{finding.item}: {text}" if finding.item else text},
        "partialFingerprints": {"finding/v1": finding.id},
    }
    if finding.file:
        place: Json = {"artifactLocation": {"uri": quote(encodable(_file(finding)))}}
        if finding.line:
            place["region"] = {"startLine": finding.line}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _file(finding: Finding) -> str:
    """The path alone: of a record in a file of many, without its number."""
    path, _, row = finding.file.rpartition(":")
    return path if path and row.isdecimal() else finding.file
