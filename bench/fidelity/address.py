"""Addresses of links and pictures in the form in which two spellings of one are alike."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

_BLANKS = re.compile(r"[\t\r\n]+")
_SIZE = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled)(?=\.\w{3,5}$)")
_PROXY = re.compile(r"^//i\d\.wp\.com/")
_SHORT = {"youtu": "youtube", "youtube-nocookie": "youtube", "dai": "dailymotion"}
_SCHEME = re.compile(r"^https?:", re.IGNORECASE)


def link_address(raw: str) -> str:
    """Where a link leads: percent-encoding taken off, as browsers read it."""
    return unquote(_BLANKS.sub("", raw).strip(" "))


def image_address(raw: str) -> str:
    """Which file a picture is: not in which size, nor through which proxy it came."""
    address = _SCHEME.sub("", link_address(raw))
    if address.startswith("data:"):
        return address
    address = _PROXY.sub("//", address.split("?", 1)[0].split("#", 1)[0])
    return _SIZE.sub("", address)


def player(address: str) -> str:
    """What a player's address plays, alike for the frame it plays in and the page it is on."""
    try:
        parts = urlsplit(address if "//" in address[:8] else f"//{address}")
        query = parse_qs(parts.query)
    except ValueError:
        return address
    inner = query.get("url", [""])[0]
    if inner.startswith("http") and inner != address:
        return player(inner)
    labels = (parts.hostname or "").split(".")
    site = labels[-2] if len(labels) > 1 else labels[0]
    name = query.get("v", [""])[0] or parts.path.rstrip("/").rpartition("/")[2]
    return f"{_SHORT.get(site, site)}: {name or address}"
