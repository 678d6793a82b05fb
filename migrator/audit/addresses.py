"""What an address stands for, whatever size, mirror or scheme of it is named."""

import re
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

_SIZE = re.compile(r"(?:-\d+x\d+|-scaled|-rotated|-e\d{9,})+(?=\.[a-z0-9]+$)")
_PLAYER_WORDS = frozenset(
    {"embed", "player", "video", "watch", "iframe", "index.html", "index.php"}
)
_TELLING = 5
"""Characters from which on a path's part is taken for the name of one thing."""


@lru_cache(maxsize=8192)
def image_key(url: str) -> str:
    """The name of a picture: its file's, without size, in small letters; empty for data inside."""
    if url.startswith("data:"):
        return ""
    path = unquote(url.partition("#")[0].partition("?")[0]).rstrip("/").lower()
    return _SIZE.sub("", path.rpartition("/")[2]) or path


@lru_cache(maxsize=8192)
def player_key(url: str) -> str:
    """What tells a player's address from any other: the film's id, the last part of its path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = parse_qs(parts.query)
    for name in ("v", "url", "id", "clip_id", "video_id"):
        if name in query:
            value = query[name][0]
            return player_key(value) if "://" in value else value
    names = [name for name in parts.path.split("/") if name and name not in _PLAYER_WORDS]
    telling = [name for name in names if len(name) >= _TELLING or name.isdigit()]
    if telling:
        return telling[-1]
    return names[-1] if names else parts.netloc


@lru_cache(maxsize=8192)
def link_key(url: str) -> str:
    """An address without what makes no difference: scheme, `www.`, case of the host, last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    host = unquote(parts.netloc).lower().removeprefix("www.")
    path = unquote(parts.path).rstrip("/")
    query = f"?{unquote(parts.query)}" if parts.query else ""
    if parts.scheme in {"mailto", "tel"}:
        return f"{parts.scheme}:{path}"
    return f"{host}{path}{query}"


@lru_cache(maxsize=8192)
def last_name(url: str) -> str:
    """The last name in an address's path, without its ending: where posts have their slug."""
    path = unquote(urlsplit_path(url)).rstrip("/")
    name = path.rpartition("/")[2].lower()
    return re.sub(r"\.(?:html?|mdx?|php|markdown)$", "", name)


def urlsplit_path(url: str) -> str:
    """The path of an address, empty where it can't be read."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
