"""Zola: what is a whole shortcode by its grammar, `{{ name(a=1) }}`, goes between comment marks.

Anything else in braces is text to Zola. It takes comment marks off again, so text that has them
already gets an entity in prose, and is HTML where it is code. Between the two ends of a shortcode
with a body anything may stand, and one without an end is text.
"""

import re

from migrator.content.tree import Element
from migrator.render.templates.passes import code_as_html

_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_VALUE = rf"""(?:"[^"]*"|'[^']*'|`[^`]*`|{_NUMBER}|true|false)"""
_ARRAY = rf"\[(?:{_VALUE}|[\[\],\s])*\]"
_PAIR = rf"[A-Za-z_]\w*\s*=\s*(?:{_VALUE}|{_ARRAY})\s*"
_CALL = rf"\s*[A-Za-z_]\w*\s*\(\s*(?:{_PAIR}(?:,\s*(?=[A-Za-z_]))?)*\)\s*"
_CALL_INLINE = rf"\{{\{{(?P<inline>{_CALL})\}}\}}"
_INLINE = re.compile(_CALL_INLINE, re.ASCII)
_OPENING = re.compile(rf"{_CALL_INLINE}|\{{%(?P<block>{_CALL})%\}}", re.ASCII)
_END = re.compile(r"\{%(\s*end\s*)%\}")
_MARKED = re.compile(r"\{(?=(?:\{|%)/\*)")


def tree(root: Element) -> Element:
    """The tree with code that holds comment marks as HTML."""
    return code_as_html(root, _MARKED)


def body(markdown: str) -> str:
    """Markdown whose shortcodes are text to Zola."""
    markdown = _MARKED.sub("&#123;", markdown)
    parts: list[str] = []
    done = 0
    while opening := _OPENING.search(markdown, done):
        call = opening["inline"]
        end = None if call else _END.search(markdown, opening.end() + 1)
        parts.append(markdown[done : opening.start()])
        done = opening.end()
        if call:
            parts.append(f"{{{{/*{call}*/}}}}")
        elif end is None:
            return "".join([*parts, opening.group(), _inline(markdown[done:])])
        elif (between := markdown[done : end.start()]).isspace() or not between:
            parts.append(opening.group())  # nothing for it to hold: text
        else:
            parts.append(f"{{%/*{opening['block']}*/%}}{between}{{%/*{end[1]}*/%}}")
            done = end.end()
    return "".join([*parts, markdown[done:]])


def _inline(markdown: str) -> str:
    """What stands behind the last shortcode with an end: one without is text to Zola."""
    return _INLINE.sub(r"{{/*\g<inline>*/}}", markdown)
