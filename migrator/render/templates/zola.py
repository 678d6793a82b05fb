"""Zola: what is a whole shortcode by its grammar, `{{ name(a=1) }}`, goes between comment marks.

Anything else in braces is text to Zola. It takes comment marks off again, so text that has them
already gets a backslash in prose, and is HTML where it is code.
"""

import re

from migrator.content.tree import Element
from migrator.render.templates.passes import code_as_html

_VALUE = r"""(?:"[^"]*"|'[^']*'|`[^`]*`|-?[0-9.]+|true|false)"""
_ARRAY = rf"\[\s*(?:{_VALUE}\s*(?:,\s*{_VALUE}\s*)*,?\s*)?\]"
_PAIR = rf"[A-Za-z_]\w*\s*=\s*(?:{_VALUE}|{_ARRAY})\s*"
_CALL = rf"\s*[A-Za-z_]\w*\s*\(\s*(?:{_PAIR}(?:,\s*{_PAIR})*,?\s*)?\)\s*"
_INLINE = re.compile(rf"\{{\{{({_CALL})\}}\}}", re.ASCII)
_BLOCK = re.compile(rf"\{{%({_CALL})%\}}", re.ASCII)
_MARKED = re.compile(r"\{(?=(?:\{|%)/\*)")


def tree(root: Element) -> Element:
    """The tree with code that holds comment marks as HTML."""
    return code_as_html(root, _MARKED)


def body(markdown: str) -> str:
    """Markdown whose shortcodes are text to Zola."""
    markdown = _MARKED.sub(r"{\\", markdown)
    markdown = _INLINE.sub(r"{{/*\1*/}}", markdown)
    return _BLOCK.sub(r"{%/*\1*/%}", markdown)
