"""The raw body → a body whose paragraphs can be found: what works on it before all else.

Formulas, code highlighters and page builders take out what is theirs before anything reads the
lines.
"""

from migrator.content.context import Notes
from migrator.content.formulas import formulas_to_markers
from migrator.content.shortcodes import apply_rules, code_to_html, unwrap_layout

_LOOSE_TAGS = 30


def prepare(body: str, notes: Notes) -> str:
    """The body of a post or pattern, ready for blocks and paragraphs."""
    body = _tame(body)
    if notes.context.rules.shortcodes and "[" in body:
        body = apply_rules(body, notes)
    body = formulas_to_markers(body, notes)
    return code_to_html(unwrap_layout(body, notes)) if "[" in body else body


def _tame(body: str) -> str:
    """Make text of `<`s that begin no tag, where there are so many that patterns would crawl."""
    if body.count("<") - body.count(">") <= _LOOSE_TAGS:
        return body
    parts = body.split(">")
    return ">".join(_escape_loose(part) for part in parts)


def _escape_loose(part: str) -> str:
    """Escape all `<` in a stretch without `>`, except the last, which may be a tag."""
    if part.count("<") <= _LOOSE_TAGS:
        return part
    head, _, tail = part.rpartition("<")
    return head.replace("<", "&lt;") + "<" + tail
