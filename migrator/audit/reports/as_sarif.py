"""An audit → SARIF 2.1.0, as code scanners' views take it: a rule for each code, a result for each.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
"""

import json
from typing import Any, Final

from migrator import __version__
from migrator.audit.audit import Audit
from migrator.audit.findings import Finding
from migrator.diagnostics import Code, Severity

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, Any]


def sarif_report(audit: Audit) -> str:
    """One run with all findings; their ids are the fingerprints by which results are followed."""
    findings = [*audit.all_findings()]
    rules = sorted({finding.code.name: finding.code for finding in findings}.items())
    tool = {
        "name": "migrator audit",
        "version": __version__,
        "rules": [_rule(code) for _, code in rules],
    }
    run = {"tool": {"driver": tool}, "results": [_result(finding) for finding in findings]}
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rule(code: Code) -> Json:
    return {
        "id": code.name,
        "shortDescription": {"text": code.title},
        "help": {"text": code.help},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
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
        place: Json = {"artifactLocation": {"uri": _file(finding)}}
        if finding.line:
            place["region"] = {"startLine": finding.line}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _file(finding: Finding) -> str:
    """The path alone: of a record in a file of many, without its number."""
    path, _, row = finding.file.rpartition(":")
    return path if path and row.isdecimal() else finding.file
