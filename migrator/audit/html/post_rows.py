"""Posts → the data of the report's list, as JSON that no script's element can be ended with."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from migrator.audit.baseline import Baseline
from migrator.audit.html.kept import KEPT_LABELS, kept_group
from migrator.audit.html.outcomes import OUTCOMES, outcome
from migrator.audit.html.post_page import page_name
from migrator.audit.post_audit import PostAudit
from migrator.diagnostics import Code

_COLUMNS: Final = (
    # name, heading (none where it is not shown), whether it is a number
    ("rating", "Rating", False),
    ("title", "Title", False),
    ("type", "Type", False),
    ("status", "Status", False),
    ("published", "Date", False),
    ("author", "Author", False),
    ("words", "Words", True),
    ("lost", "Lost", True),
    ("found", "Found", True),
    ("file", "Document", False),
    ("weight", "", True),
    ("page", "", False),
    ("kept", "", False),
    ("since", "", False),
    ("codes", "", False),
)
_UNSAFE: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""Signs that could end a script's element, as JSON may write them too."""


def post_rows(posts: Sequence[PostAudit], baseline: Baseline) -> str:
    """The list's columns, what its filters offer, and a row for each post."""
    codes = sorted(
        {finding.code for post in posts for finding in post.findings}, key=lambda code: code.title
    )
    numbers = {code: number for number, code in enumerate(codes)}
    record = {
        "columns": [
            {"name": name, "label": label, "number": number} for name, label, number in _COLUMNS
        ],
        "codes": [[code.name, code.title] for code in codes],
        "ratings": OUTCOMES,
        "kept": KEPT_LABELS,
        "rows": [_row(post, numbers, baseline) for post in posts],
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _row(post: PostAudit, numbers: Mapping[Code, int], baseline: Baseline) -> list[object]:
    is_new = baseline.name and any(baseline.news(post.findings))
    codes = sorted({numbers[finding.code] for finding in post.findings})
    return [
        *(outcome(post), post.title or post.item, post.type, post.status, post.published),
        *(post.author, post.words, post.lost, len(post.findings), post.file, post.rated.weight),
        *(page_name(post), kept_group(post), "new" if is_new else "", codes),
    ]
