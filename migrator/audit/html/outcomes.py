"""A post → what became of it, in the words of the report: each item has exactly one outcome."""

from typing import Final

from migrator.audit.post_audit import PostAudit

OUTCOMES: Final = {"ok": "ok", "look": "to look at", "broken": "broken", "missing": "missing"}
"""Every outcome, and what it is called."""


def outcome(post: PostAudit) -> str:
    """Its rating; where it has no document, that it is missing."""
    return post.rated.rating.value if post.file else "missing"
