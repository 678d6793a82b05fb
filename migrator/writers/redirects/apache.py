"""Apache's `.htaccess`: mod_rewrite, which alone can look at parameters."""

import re
from collections.abc import Sequence

from migrator.writers.redirects.spelling import bare, encoded, query_of
from migrator.writers.site.redirects import Redirect

_HEAD = "RewriteEngine On\nRewriteBase /\n"
_UNSAID = re.compile(r"[\x00-\x20\x7f]")


def write(redirects: Sequence[Redirect]) -> str:
    """The file; paths are compared decoded, with or without a slash at the end."""
    return _HEAD + "".join(map(_rule, redirects))


def _rule(redirect: Redirect) -> str:
    target = _plain(encoded(redirect.target))
    query = query_of(redirect)
    if query is None:
        return f"RewriteRule ^{_pattern(bare(redirect.source))}/?$ {target} [R=301,L,NE]\n"
    name, value = query
    path = _pattern(bare(redirect.source.partition("?")[0]))
    condition = rf"(?:^|&){re.escape(name)}={re.escape(encoded(value))}(?:&|$)"
    return (
        f"RewriteCond %{{QUERY_STRING}} {_UNSAID.sub('.', condition)}\n"
        f"RewriteRule ^{path}/?$ {target} [R=301,L,NE,QSD]\n"
    )


def _pattern(path: str) -> str:
    """A path as an expression: in a folder's file it begins without its slash."""
    pattern = re.escape(path.removeprefix("/")).replace("\\ ", "\\s").replace('"', "\\x22")
    return _UNSAID.sub(r"\\s", pattern)


def _plain(target: str) -> str:
    """A target in which `%` and `$` refer to nothing."""
    return target.replace("%", "\\%").replace("$", "\\$")
