"""Lists pasted from Word, where each item is a paragraph that says so in its style → lists.

<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·&nbsp;</span>Item</p>
"""

import re
from collections.abc import Sequence
from typing import Final

_ITEM: Final = re.compile(
    r"<p\b[^<>]*\bmso-list:\s*l\d+\s+level(?P<level>\d)[^<>]*>(?P<inside>(?:(?!</?p\b).)*+)</p>",
    re.DOTALL | re.IGNORECASE,
)
_MARKER: Final = re.compile(
    r"<span[^<>]*\bmso-list:\s*Ignore[^<>]*>(?P<marker>[^<>]*)(?:<span[^<>]*>[^<>]*</span>)?[^<>]*</span>",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\s*\(?(?:(\d{1,9})|[a-z]|[ivxlc]+)[.)]", re.IGNORECASE)


def lists_to_html(html: str) -> str:
    """The HTML with a list in place of each run of such paragraphs."""
    if "mso-list" not in html:
        return html
    parts: list[str] = []
    run: list[re.Match[str]] = []
    done = 0
    for item in _ITEM.finditer(html):
        between = html[done : item.start()]
        if between.strip():
            parts += _list(run), between
            run = []
        run.append(item)
        done = item.end()
    return "".join([*parts, _list(run), html[done:]])


def _list(items: Sequence[re.Match[str]]) -> str:
    """A list of these items, nested by their levels."""
    parts: list[str] = []
    opened: list[str] = []
    for item in items:
        marker = _MARKER.search(item["inside"])
        number = _NUMBER.match(marker["marker"]) if marker else None
        tag = "ol" if number else "ul"
        level = min(int(item["level"]) or 1, len(opened) + 1)
        while len(opened) > level or (len(opened) == level and opened[-1] != tag):
            parts.append(f"</li></{opened.pop()}>")
        if len(opened) == level:
            parts.append("</li>")
        else:
            start = number[1] if number else None
            parts.append(f'<{tag} start="{start}">' if start and start != "1" else f"<{tag}>")
            opened.append(tag)
        parts.append(f"<li>{_MARKER.sub('', item['inside'], count=1)}")
    return "".join([*parts, *(f"</li></{tag}>" for tag in reversed(opened))])
