"""Netlify's `_redirects`: a line each, `from  parameters  to  301!`."""

from collections.abc import Sequence

from migrator.writers.redirects.spelling import encoded, query_of
from migrator.writers.site.redirects import Redirect


def write(redirects: Sequence[Redirect]) -> str:
    """The file. Rules with parameters stand first: the first that fits wins."""
    asked = [one for one in redirects if query_of(one)]
    plain = [one for one in redirects if not query_of(one)]
    return "".join(map(_line, (*asked, *plain)))


def _line(redirect: Redirect) -> str:
    target = encoded(redirect.target)
    query = query_of(redirect)
    if query is None:
        return f"{encoded(redirect.source)} {target} 301!\n"
    name, value = query
    path = encoded(redirect.source.partition("?")[0])
    return f"{path} {name}={encoded(value)} {target} 301!\n"
