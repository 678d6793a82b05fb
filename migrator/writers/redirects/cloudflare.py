"""Cloudflare Pages' `_redirects`: `from to 301`, paths alone; it has no rule for parameters."""

from collections.abc import Sequence

from migrator.writers.redirects.spelling import encoded, query_of
from migrator.writers.site.redirects import Redirect

MOST = 2000
"""Rules of this kind that Cloudflare takes; later ones are comments, in the same form."""


def write(redirects: Sequence[Redirect]) -> str:
    """The file; what Cloudflare can't do stands in it as comments."""
    plain = [_rule(one) for one in redirects if not query_of(one)]
    asked = [_rule(one) for one in redirects if query_of(one)]
    lines = plain[:MOST]
    if plain[MOST:]:
        lines += [f"# More than the {MOST} rules that are heeded:", *_comments(plain[MOST:])]
    if asked:
        lines += [
            "# Addresses with parameters need a redirect rule of the zone:",
            *_comments(asked),
        ]
    return "".join(f"{line}\n" for line in lines)


def _rule(redirect: Redirect) -> str:
    return f"{encoded(redirect.source)} {encoded(redirect.target)} 301"


def _comments(rules: Sequence[str]) -> list[str]:
    return [f"# {rule}" for rule in rules]
