"""HTML nested thousands deep → HTML that any parser takes in linear time.

A parser looks through the elements that are open at nearly every tag: depth squares its
time. What nests deeper than a browser would show loses its tags before parsing, not its text.
"""

import re

_TAG = re.compile(r"<!--(?:[^-]|-(?!->))*+(?:-->)?|<(/?)([a-zA-Z][^\s/>]*)[^>]*>?")
_DEEPEST = 500
# Elements that hold nothing, or that the parser ends by itself where the next one begins.
_FLAT = frozenset(
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody",
        "tfoot", "option", "optgroup", "rt", "rp",
    ]
)  # fmt: skip


def limit_depth(html: str) -> tuple[str, int]:
    """The HTML, and how many elements were left out of it."""
    tags = html.count("<")
    if tags < _DEEPEST:
        return html, 0
    ends = html.count("</")
    if tags - 2 * ends < _DEEPEST and ends < _DEEPEST:
        return html, 0
    parts: list[str] = []
    done = depth = left_out = 0
    for tag in _TAG.finditer(html):
        name = tag[2]
        if name is None or name.lower() in _FLAT:
            continue
        if not tag[1]:
            depth += 1
        keep = depth <= _DEEPEST
        if tag[1]:
            depth = max(depth - 1, 0)
        if not keep:
            parts.append(html[done : tag.start()])
            done = tag.end()
            left_out += not tag[1]
    return ("".join([*parts, html[done:]]), left_out) if left_out else (html, 0)
