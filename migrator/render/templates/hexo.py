"""Hexo: Nunjucks runs over the page that Markdown was made into, but not over code.

So a brace is kept from it as an entity, in texts and attributes; no backslash would be left of it
then.
"""

import re

from migrator.content.tree import Element
from migrator.render.templates.passes import STAND_INS, put_back, with_texts

_BRACE = re.compile(r"\{(?=[{%#])")


def tree(root: Element) -> Element:
    """The tree with a stand-in for each brace that opens something, outside code."""
    return with_texts(root, lambda text: _BRACE.sub(STAND_INS["{"], text), _html)


def body(markdown: str) -> str:
    """Markdown that holds nothing for Nunjucks outside code."""
    return put_back(markdown)


def _html(html: str) -> str:
    return _BRACE.sub("&#123;", html)
