"""Liquid, Nunjucks, Tera: each opening brace pair is put in as a string of the language.

These run before Markdown is read, over code as well. `{{ "{%" }}` comes out as `{%` wherever it
stands, and needs no partner, as `{% raw %}` would.
"""

import re

_LIQUID = re.compile(r"\{[{%]")
_WITH_COMMENTS = re.compile(r"\{[{%#]|#\}")
_MDX = str.maketrans({"{": "&#123;", "}": "&#125;", "<": "&lt;", "&": "&amp;"})


def liquid(text: str) -> str:
    """Text that Liquid gives back: `{{` and `{%` are strings of its own."""
    return _LIQUID.sub(r'{{ "\g<0>" }}', text)


def nunjucks(text: str) -> str:
    """Text that Nunjucks gives back; it has comments, `{# #}`, besides."""
    return _WITH_COMMENTS.sub(r'{{ "\g<0>" }}', text)


def tera(text: str) -> str:
    """Text that Tera gives back: its syntax is that of Nunjucks here."""
    return nunjucks(text)


def mdx(text: str) -> str:
    """A single text as MDX shows it: no braces, no tags."""
    return text.translate(_MDX)
