"""A post → the group it is in by how many of its words arrived."""

from typing import Final

from migrator.audit.post_audit import PostAudit

_GROUPS: Final = (
    # name in an address, label, least share
    ("all", "every word", 1.0),
    ("99", "99 % and more", 0.99),
    ("95", "95 to 99 %", 0.95),
    ("80", "80 to 95 %", 0.8),
    ("50", "50 to 80 %", 0.5),
    ("some", "less than half", 0.000001),
    ("none", "no word", -1.0),
)
KEPT_LABELS: Final = {name: label for name, label, _ in _GROUPS}
"""The groups, the best first: what each is called."""


def kept_group(post: PostAudit) -> str:
    """The name of a post's group; empty where it has no document, or its source no words."""
    if not post.words or not post.file:
        return ""
    share = 1 - post.lost / post.words
    return next(name for name, _, least in _GROUPS if share >= least)
