"""nginx: a map of paths, a map for each parameter, and the lines that use them."""

from collections.abc import Iterable, Sequence

from migrator.writers.redirects.spelling import bare, encoded, query_of
from migrator.writers.site.redirects import Redirect

_HEAD = """\
# Include this file in the http block, and put these lines into the server block:
{uses}
map_hash_bucket_size 512;
"""
_WORDS = frozenset(("default", "hostnames", "include", "volatile"))
"""What means something to nginx in a map, unless a backslash stands before it."""
_USE = "#     if ({variable}) {{ return 301 {variable}; }}"


def write(redirects: Sequence[Redirect]) -> str:
    """The file; nginx compares decoded paths, here with and without a slash at the end."""
    maps: dict[tuple[str, str], dict[str, str]] = {}
    for one in redirects:
        query = query_of(one)
        if query is not None:
            name, value = query
            maps.setdefault((f"$arg_{name}", f"$moved_{name}"), {})[encoded(value)] = one.target
    paths = maps.setdefault(("$uri", "$moved"), {})
    for one in redirects:
        if query_of(one) is None:
            path = bare(one.source)
            paths.update(dict.fromkeys((path, f"{path.rstrip('/')}/"), one.target))
    uses = "\n".join(_USE.format(variable=variable) for _, variable in maps)
    return _HEAD.format(uses=uses) + "".join(
        _map(of, to, rows.items()) for (of, to), rows in maps.items()
    )


def _map(of: str, to: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"    {_source(old)} {_quoted(encoded(new))};\n" for old, new in rows]
    return f'map {of} {to} {{\n    default "";\n{"".join(lines)}}}\n'


def _source(text: str) -> str:
    """A path or parameter to compare with."""
    plain = "".join(char for char in text if char.isprintable())
    return _string(f"\\{plain}" if plain in _WORDS else plain)


def _quoted(text: str) -> str:
    """A value to give; it holds nothing to be filled in."""
    return _string(text.replace("$", "%24"))


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
