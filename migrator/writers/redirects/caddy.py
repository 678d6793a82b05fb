"""Caddy: a matcher and a `redir` for each, to be imported in a site's block."""

from collections.abc import Sequence

from migrator.writers.redirects.spelling import bare, encoded, query_of
from migrator.writers.site.redirects import Redirect

_ESCAPES = (('"', '\\"'), ("{", "\\{"), ("*", "%2A"))


def write(redirects: Sequence[Redirect]) -> str:
    """The file; Caddy compares decoded paths, here with and without a slash at the end."""
    return "".join(_lines(number, one) for number, one in enumerate(redirects))


def _lines(number: int, redirect: Redirect) -> str:
    path = bare(redirect.source.partition("?")[0])
    spelt = dict.fromkeys((path, f"{path.rstrip('/')}/"))
    matcher = f"\tpath {' '.join(map(_quoted, spelt))}\n"
    query = query_of(redirect)
    if query is not None:
        matcher += f"\tquery {_quoted('='.join(query))}\n"
    target = _quoted(encoded(redirect.target))
    return f"@moved{number} {{\n{matcher}}}\nredir @moved{number} {target} 301\n"


def _quoted(text: str) -> str:
    """A text in quotes; what Caddy would fill in or take for many is itself."""
    plain = "".join(char for char in text if char.isprintable())
    for char, escaped in _ESCAPES:
        plain = plain.replace(char, escaped)
    return f'"{plain}"'
