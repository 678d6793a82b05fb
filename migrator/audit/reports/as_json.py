"""An audit → JSON by the published schema `audit.schema.json`."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any, Final

from migrator.audit.baseline import Baseline, Compared
from migrator.audit.findings import Finding
from migrator.audit.post_audit import PostAudit
from migrator.audit.reports.encodable import encodable

VERSION: Final = 1
"""Of the schema: a later one may have more fields, and none of another meaning."""

Json = dict[str, Any]


def json_report(compared: Compared) -> str:
    """The whole audit as one JSON document, items in the source's order.

    Beside a baseline it is still whole, so that it can be the next one's baseline: each finding
    says whether it is new.
    """
    audit, baseline = compared.whole, compared.baseline
    document: Json = {
        "version": VERSION,
        "source": audit.source,
        "output": audit.output,
        "site": audit.site,
        "documents": audit.documents,
        "completeness": [asdict(group) for group in audit.completeness],
        "addresses": asdict(audit.addresses) if audit.addresses else None,
        "against": asdict(audit.against) if audit.against else None,
        "baseline": baseline.name or None,
        "posts": [_post(post, baseline) for post in audit.posts],
        "findings": _findings(audit.findings, baseline),
        "solved": [asdict(one) for one in compared.solved],
    }
    return encodable(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def schema_text() -> str:
    """The schema that every report holds to, as it is published."""
    return (files("migrator") / "data" / "audit.schema.json").read_text("utf-8")


def _post(post: PostAudit, baseline: Baseline) -> Json:
    return {
        "item": post.item,
        "type": post.type,
        "status": post.status,
        "title": post.title,
        "author": post.author,
        "published": post.published or None,
        "file": post.file or None,
        "rating": post.rated.rating.value,
        "words": post.words,
        "words_lost": post.lost,
        "findings": _findings(post.findings, baseline),
    }


def _findings(findings: Sequence[Finding], baseline: Baseline) -> list[Json]:
    news = baseline.news(findings)
    return [
        finding_record(finding, is_new if baseline.name else None)
        for finding, is_new in zip(findings, news, strict=True)
    ]


def finding_record(finding: Finding, new: bool | None) -> Json:  # noqa: FBT001  (a field's value)
    """A finding; its id is the same in every run, as long as it stands where it stands.

    Args:
        finding: What was found.
        new: Whether the baseline lacks it, None where there is none.
    """
    return {
        "id": finding.id,
        "code": finding.code.name,
        "severity": finding.code.severity.name.lower(),
        "effect": finding.code.effect.value,
        "title": finding.code.title,
        "item": finding.item or None,
        "file": finding.file or None,
        "line": finding.line or None,
        "detail": finding.detail,
        "amount": finding.amount,
        "new": new,
    }
