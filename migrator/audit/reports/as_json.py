"""An audit → JSON by the published schema `audit.schema.json`."""

import json
from typing import Any, Final

from migrator.audit.audit import Audit
from migrator.audit.findings import Finding
from migrator.audit.post_audit import PostAudit

VERSION: Final = 1
"""Of the schema: a later one may have more fields, and none of another meaning."""

Json = dict[str, Any]


def json_report(audit: Audit) -> str:
    """The whole audit as one JSON document, items in the source's order."""
    document: Json = {
        "version": VERSION,
        "source": audit.source,
        "output": audit.output,
        "site": audit.site,
        "documents": audit.documents,
        "posts": [_post(post) for post in audit.posts],
        "findings": [finding_record(finding) for finding in audit.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _post(post: PostAudit) -> Json:
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
        "findings": [finding_record(finding) for finding in post.findings],
    }


def finding_record(finding: Finding) -> Json:
    """A finding; its id is the same in every run, as long as it stands where it stands."""
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
    }
