"""Fields that WordPress stores as HTML (titles, names of terms and people) → the text they show.

WordPress keeps `Salt &amp; Pepper` and `A <em>new</em> start` in its database and exports them so;
front matter, file names and records want `Salt & Pepper` and `A new start`.
"""

import re
from html import unescape

_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|del|em|font|i|img|ins|kbd|mark|q|s|small|span|strike|strong"
    r"|sub|sup|tt|u|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Inline elements that titles have; `I <3 you` and `a <b` are text."""


def shown_text(field: str) -> str:
    """The text of a field without tags, entities decoded once."""
    if "<" in field:
        field = _TAG.sub("", field)
    return unescape(field) if "&" in field else field
