"""HTML → where in it code stands, so that what looks like markup there is left alone."""

import re
from bisect import bisect_right
from collections.abc import Callable

_EDGE = re.compile(r"<(/?)(pre|code|script|style|textarea)(?=[\s>])", re.IGNORECASE)


def replace_outside_code(
    pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], html: str
) -> str:
    """Replace the matches that do not begin in `pre`, `code` or a script."""
    edges = _edges(html)

    def outside(found: re.Match[str]) -> str:
        in_code = bisect_right(edges, found.start()) % 2
        return found[0] if in_code else change(found)

    return pattern.sub(outside, html)


def _edges(html: str) -> list[int]:
    """Where code begins and ends, in turn."""
    edges: list[int] = []
    inside = ""
    for edge in _EDGE.finditer(html):
        name = edge[2].lower()
        if not inside and not edge[1]:
            inside = name
            edges.append(edge.start())
        elif inside == name and edge[1]:
            inside = ""
            edges.append(edge.end())
    return edges
