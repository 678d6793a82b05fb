"""Caddy: `redir` lines for a site's block, and a matcher for each parameter."""

from collections.abc import Sequence

from migrator.writers.redirects.spelling import bare, encoded, query_of
from migrator.writers.site.redirects import Redirect


def write(redirects: Sequence[Redirect]) -> str:
    """The file, to be imported in a site's block."""
    return "".join(_lines(number, one) for number, one in enumerate(redirects))


def _lines(number: int, redirect: Redirect) -> str:
    target = _quoted(encoded(redirect.target))
    query = query_of(redirect)
    if query is None:
        path = bare(redirect.source)
        spelt = f"{_quoted(path)} {_quoted(path + '/')}" if path != "/" else '"/"'
        return f"@moved{number} path {spelt}\nredir @moved{number} {target} 301\n"
    name, value = query
    path = _quoted(bare(redirect.source.partition("?")[0]))
    return (
        f"@moved{number} {{\n\tpath {path}\n\tquery {_quoted(f'{name}={value}')}\n}}\n"
        f"redir @moved{number} {target} 301\n"
    )


def _quoted(text: str) -> str:
    """A text in quotes; what Caddy would fill in or take for many is itself."""
    plain = "".join(char for char in text if char.isprintable())
    for char, escaped in (("\\", "\\\\"), ('"', '\\"'), ("{", "\\{"), ("*", "%2A")):
        plain = plain.replace(char, escaped)
    return f'"{plain}"'
