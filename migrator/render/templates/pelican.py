"""Pelican: `{filename}` or `|filename|` that begins an address leads to a file of the site.

It looks at the finished page, and at no text but that of addresses. There a brace or a bar that is
written as an entity means nothing to it.
"""

import re

from migrator.content.tree import Element
from migrator.render.templates.passes import STAND_INS, put_back, with_addresses

_MAGIC = re.compile(r"[{|]")
_IN_HTML = re.compile(
    r"""(\b(?:href|src|poster|data|cite|formaction|action|content)\s*=\s*["'])([{|])""",
    re.IGNORECASE,
)


def tree(root: Element) -> Element:
    """The tree with a stand-in for what begins an address as Pelican's own do."""
    return with_addresses(root, _address, _html)


def body(markdown: str) -> str:
    """Markdown whose addresses are addresses to Pelican."""
    return put_back(markdown)


def _address(address: str) -> str:
    """An address whose first character is no brace and no bar."""
    return STAND_INS[address[0]] + address[1:] if _MAGIC.match(address) else address


def _html(html: str) -> str:
    """Raw HTML with the same done to its addresses."""
    return _IN_HTML.sub(lambda match: f"{match[1]}&#{ord(match[2])};", html)
