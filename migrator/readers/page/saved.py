"""A page as it was saved: its bytes, and what they were packed in says of them."""

import re
from dataclasses import dataclass

_NEAR = 4096
_OPENING = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_OTHER = re.compile(rb"\s*(?:<\?php|[{\[]|%PDF|GIF8|RIFF|\xff\xd8)")
_XML_ROOT = re.compile(
    rb"<(?:rss|feed|channel|rdf:rdf|urlset|sitemapindex|rsd|opensearchdescription|oembed|svg)[\s>]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Saved:
    """The bytes of a page.

    Attributes:
        charset: As a header has it that was kept with the page; empty where none was.
        address: Where the page was saved from, where its package says so.
    """

    data: bytes
    charset: str = ""
    address: str = ""


def is_page(head: bytes) -> bool:
    """Whether bytes begin like an HTML page."""
    near = _near(head)
    return not is_something_else(head) and _OPENING.search(near) is not None


def is_something_else(head: bytes) -> bool:
    """Whether bytes begin like what crawlers save under a page's name: a feed, JSON, an image."""
    near = _near(head)
    root, opening = _XML_ROOT.search(near), _OPENING.search(near)
    drawn = root is not None and opening is not None and opening.start() < root.start()
    return b"\0" in near or _OTHER.match(near) is not None or (root is not None and not drawn)


def _near(head: bytes) -> bytes:
    """The first bytes, those of UTF-16 without the zeros between them."""
    near = head[:_NEAR]
    return near.replace(b"\0", b"") if near[:2] in {b"\xff\xfe", b"\xfe\xff"} else near
