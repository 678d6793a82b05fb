"""Markdown → HTML, by a parser that the converter does not use.

`pyromark` (pulldown-cmark) reads CommonMark with tables, footnotes, strike-through, task lists,
definition lists and attributes of headings, at some sixty times the speed of markdown-it-py, which
`--verify` reads with. A parser of its own also keeps the audit from sharing a fault with it.
"""

import re
from typing import Final

import pyromark

_Options = pyromark.Options
_OPTIONS: Final = (
    _Options.ENABLE_TABLES
    | _Options.ENABLE_FOOTNOTES
    | _Options.ENABLE_STRIKETHROUGH
    | _Options.ENABLE_TASKLISTS
    | _Options.ENABLE_DEFINITION_LIST
    | _Options.ENABLE_HEADING_ATTRIBUTES
)
_ATTRIBUTES = re.compile(r"^\{:[^}\n]*\}[ \t]*$", re.MULTILINE)
"""kramdown's attributes on a line of their own."""


def markdown_html(text: str) -> str:
    """The HTML of a Markdown text."""
    if "{:" in text:
        text = _ATTRIBUTES.sub("", text)
    return pyromark.html(text, options=_OPTIONS)
