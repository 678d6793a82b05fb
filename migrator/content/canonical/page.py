"""HTML → nodes, as browsers parse it, in documents that are used again.

Making a document costs more than parsing a body of usual length, so a body is written into the
`body` of one that is done with. Where a fragment is parsed otherwise than a document, and where
the text is no Unicode, a document is made.
"""

import re

from selectolax.lexbor import LexborHTMLParser

_BEFORE = "<!DOCTYPE html><body>"
_LONGEST_LIFE = 50_000  # letters; a document keeps the nodes of all that was ever in it
_ONLY_IN_DOCUMENT = re.compile(
    "</(?:[bB][oO][dD][yY]|[hH][tT][mM][lL])|<[sS][eE][lL][eE][cC][tT][eE][dD]"
)


class Page:
    """A document with a body in it.

    Attributes:
        body: The element `body`.
        left: How many letters may be parsed into it before it is thrown away.
    """

    __slots__ = ("body", "left")

    def __init__(self, html: str, left: int) -> None:
        """Parse HTML as all there is in a document."""
        body = LexborHTMLParser(_BEFORE + html).body
        assert body is not None
        self.body = body
        self.left = left


_spare: list[Page] = []


def open_page(html: str) -> Page:
    """Parse HTML; nobody else is given the document until it is closed."""
    html = html.replace("\0", "")
    if _ONLY_IN_DOCUMENT.search(html):
        return Page(html, 0)
    page = _spare.pop() if _spare else Page("", _LONGEST_LIFE)
    try:
        page.body.inner_html = html
    except UnicodeEncodeError:
        return Page(html, 0)
    page.left -= len(html)
    return page


def close_page(page: Page) -> None:
    """Give the document back, once none of its nodes is needed."""
    if page.left > 0:
        _spare.append(page)
