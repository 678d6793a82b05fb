"""nginx: two maps, of paths and of parameters, and the lines that use them."""

from collections.abc import Iterable, Sequence

from migrator.writers.redirects.spelling import bare, encoded, query_of
from migrator.writers.site.redirects import Redirect

_HEAD = """\
# Include this file in the http block. In the server block stand:
#     if ($moved_query) { return 301 $moved_query; }
#     if ($moved) { return 301 $moved; }
map_hash_bucket_size 512;
"""


def write(redirects: Sequence[Redirect]) -> str:
    """The file; nginx compares decoded paths, with and without a slash at the end."""
    paths = [one for one in redirects if not query_of(one)]
    asked = [one for one in redirects if query_of(one)]
    spelt = {
        path: one.target for one in paths for path in (bare(one.source), f"{bare(one.source)}/")
    }
    queries = {"=".join(query_of(one) or ()): one.target for one in asked}
    return (
        _HEAD
        + _map("$uri", "$moved", spelt.items())
        + _map("$query_string", "$moved_query", queries.items())
    )


def _map(of: str, to: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f"    {_quoted(source)} {_quoted(encoded(target))};\n" for source, target in rows
    )
    return f'map {of} {to} {{\n    default "";\n{lines}}}\n'


def _quoted(text: str) -> str:
    """A text as a string, which nothing in it can end and no `$` can fill."""
    plain = "".join(char for char in text if char.isprintable())
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"').replace("$", "%24")
    return f'"\\{escaped}"' if escaped.startswith("~") else f'"{escaped}"'
