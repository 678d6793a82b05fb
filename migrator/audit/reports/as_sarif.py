"""An audit → SARIF 2.1.0, as code scanners' views take it: a rule for each code, a result for each.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from migrator import __version__
from migrator.audit.baseline import Baseline, Compared
from migrator.audit.findings import Finding
from migrator.audit.reports.encodable import encodable
from migrator.diagnostics import Code, Severity

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)

Json = dict[str, Any]


def sarif_report(compared: Compared) -> str:
    """One run with all findings; their ids are the fingerprints by which results are followed.

    Beside a baseline each result says whether it is new. What was solved is left out: not every
    reader knows the state `absent`, and those that don't would show it as open.
    """
    audit, baseline = compared.whole, compared.baseline
    places = _Places(audit.source, audit.output)
    of_posts = (_results(post.findings, baseline, places) for post in audit.posts)
    codes = {finding.code.name: finding.code for finding in audit.all_findings()}
    tool = {
        "name": "migrator audit",
        "version": __version__,
        "rules": [_rule(codes[name]) for name in sorted(codes)],
    }
    run = {
        "tool": {"driver": tool},
        "columnKind": "unicodeCodePoints",
        "results": [*chain(*of_posts, _results(audit.findings, baseline, places))],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return encodable(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _rule(code: Code) -> Json:
    return {
        "id": code.name,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.help},
        "help": {"text": code.help},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


@dataclass(frozen=True, slots=True)
class _Places:
    """Where findings are, as the user named source and output.

    A relative folder stays relative: run from a repository's root, results lead to its files.
    """

    source: str
    output: str

    def uri(self, finding: Finding) -> str:
        """The address of what a finding is about: a document; else the source, the output."""
        if finding.file:
            path, _, row = finding.file.rpartition(":")
            path = path if path and row.isdecimal() else finding.file
            return _uri(f"{self.output}/{path}" if self.output else path)
        return _uri(self.source if finding.item and self.source else self.output)


def _uri(path: str) -> str:
    """A path as an address; an address stays one."""
    if _ADDRESS.match(path):
        return quote(encodable(path), safe=":/?&=%#@+,;~")
    plain = PurePath(encodable(path))
    return plain.as_uri() if plain.is_absolute() else quote(plain.as_posix())


def _results(findings: Sequence[Finding], baseline: Baseline, places: _Places) -> Iterator[Json]:
    for finding, is_new in zip(findings, baseline.news(findings), strict=True):
        result = _result(finding, places)
        if baseline.name:
            result["baselineState"] = "new" if is_new else "unchanged"
        yield result


def _result(finding: Finding, places: _Places) -> Json:
    text = f"{finding.code.title}: {finding.detail}" if finding.detail else finding.code.title
    place: Json = {"artifactLocation": {"uri": places.uri(finding)}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.code.name,
        "level": _LEVELS[finding.code.severity],
        "message": {"text": f"{finding.item}: {text}" if finding.item else text},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"finding/v1": finding.id},
    }
