"""A page saved as one MIME file (`.mht`, `.mhtml`) → the page, its character set and address."""

import email
import re
from email.message import Message

from migrator.readers.page.saved import Saved

_OPENING = re.compile(rb"\s*[A-Za-z][A-Za-z-]+:\s")
_KIND = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)",
    re.IGNORECASE | re.MULTILINE,
)
_NEAR = 8192


def is_mhtml(head: bytes) -> bool:
    """Whether bytes begin like a page in a MIME file."""
    near = head[:_NEAR].replace(b"\r\n", b"\n")
    header = near.partition(b"\n\n")[0]
    if not _OPENING.match(header) or b"mime-version:" not in header.lower():
        return False
    return _KIND.search(header) is not None


def unpack(data: bytes) -> Saved:
    """The first page in a MIME file, its transfer encoding taken off; nothing where none is."""
    try:
        return _first_page(email.message_from_bytes(data))
    except (RecursionError, LookupError, ValueError):  # parts nested without end, odd headers
        return Saved(b"")


def _first_page(message: Message) -> Saved:
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            payload = part.get_payload(decode=True)
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            return Saved(
                payload if isinstance(payload, bytes) else b"",
                str(part.get_content_charset() or ""),
                str(address or "").strip(),
            )
    return Saved(b"")
