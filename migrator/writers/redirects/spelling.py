"""A redirect's two ends, as servers have them."""

from urllib.parse import quote, unquote

from migrator.writers.site.redirects import Redirect

_RAW = "/!$&'()*+,;=:@-._~#?"
_SAFE = f"{_RAW}%"


def encoded(address: str) -> str:
    """An address as it goes over the wire; no white space, no quotes, no line breaks."""
    plain = address if "://" in address else quote(address, safe=_RAW, errors="replace")
    return quote(plain, safe=_SAFE, errors="replace").replace("'", "%27")


def query_of(redirect: Redirect) -> tuple[str, str] | None:
    """Name and value of the parameter that a redirect begins with; None where it is a path."""
    if "?" not in redirect.source:
        return None
    name, _, value = redirect.source.partition("?")[2].partition("=")
    return name, value


def bare(source: str) -> str:
    """A path without the slash at its end, decoded as servers compare it."""
    return unquote(source).rstrip("/") or "/"
