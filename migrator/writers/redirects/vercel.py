"""Vercel's `vercel.json`: a list of redirects, parameters as a condition."""

import re
from collections.abc import Sequence

import orjson

from migrator.writers.json_bytes import scrubbed
from migrator.writers.redirects.spelling import encoded, query_of
from migrator.writers.site.redirects import Redirect

_PATTERN = re.compile(r"[(){}:*+?\\]")


def write(redirects: Sequence[Redirect]) -> str:
    """The file."""
    rows = scrubbed([_row(one) for one in redirects])
    return orjson.dumps({"redirects": rows}, option=orjson.OPT_INDENT_2).decode() + "\n"


def _row(redirect: Redirect) -> dict[str, object]:
    path = redirect.source.partition("?")[0]
    row: dict[str, object] = {
        "source": _PATTERN.sub(r"\\\g<0>", encoded(path)),
        "destination": encoded(redirect.target),
        "permanent": True,
    }
    query = query_of(redirect)
    if query is not None:
        name, value = query
        row["has"] = [{"type": "query", "key": name, "value": re.escape(value)}]
    return row
