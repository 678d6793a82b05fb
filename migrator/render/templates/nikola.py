"""Nikola: shortcodes, `.. gist::`, and addresses that it can't read.

Nikola looks for `{{%` before Markdown is read, in code as well, and its own `raw` shortcode gives
back the first brace of each. What looks like reStructuredText's `.. gist::` it fetches while it
builds, and puts a script from there into the page: the first dot is an entity. It resolves every
address of a finished page, and stops at one whose host can be none; `link:` is for its own. It ends
a teaser at the comment `TEASER_END`, and stops where that is empty: only a divider is one.
"""

import re
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from migrator.content.tree import Element
from migrator.render.templates.passes import STAND_INS, put_back, with_addresses, with_texts

_GIST = re.compile(r"\.(?=\.\s*gist::)")
_TEASER = re.compile(r"(?:TEASER_END|END_TEASER)(?=\s*(?::|-->|\Z))", re.IGNORECASE)
_LINK = re.compile(r"\s*link:", re.IGNORECASE)
_IN_HTML = re.compile(r"""(=\s*")([^"]*)(?=")|(\burl\(\s*["']?|@import\s+["'])([^"')]*)""")


def tree(root: Element) -> Element:
    """The tree with addresses that Nikola can read, and nothing that it would fetch."""
    return with_addresses(with_texts(root, _text, lambda html: html), address, _html)


def body(markdown: str) -> str:
    """Markdown whose shortcodes are text to Nikola, in code as well."""
    return put_back(markdown).replace("{{%", "{{% raw %}}{{{% /raw %}}{%")


def address(text: str) -> str:
    """An address that leads where it did, or nowhere as before, and that Nikola can read."""
    if _LINK.match(text):
        return f"x-{text.strip()}"
    return text if _is_read(text) else text.replace("//", "%2F%2F", 1)


def _is_read(text: str) -> bool:
    """Whether its host, if it has one, can be that of an address."""
    if "//" not in text:
        return True
    try:
        unquote(urlsplit(text.strip()).netloc).encode("idna")
    except ValueError:
        return False
    return True


def _text(text: str) -> str:
    """A text, or what stands in a comment, without a word of Nikola's."""
    return _no_teaser(_GIST.sub(STAND_INS["."], text))


def _no_teaser(text: str) -> str:
    return _TEASER.sub(lambda match: match[0].replace("_", "-"), text)


def _html(html: str) -> str:
    """Raw HTML with the same done to its addresses."""
    return _no_teaser(_IN_HTML.sub(_attribute, html))


def _attribute(match: re.Match[str]) -> str:
    before, value = (match[1], match[2]) if match[1] else (match[3], match[4])
    new = address(old := unescape(value))
    return match[0] if new == old else f"{before}{escape(new)}"
