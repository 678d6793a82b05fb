"""A body whose blocks are the HTML inside them → that HTML: the body without its block comments.

The short road past the parser, for the blocks most bodies are made of. Where a block needs more
than that, or the comments are not as the editor writes them, the answer is None. A law of the
tests compares the two.
"""

import functools
import re

import orjson

from migrator.content.blocks.names import dynamic_blocks, known_blocks

_COMMENT = re.compile(r"(<!--\s+/?wp:[^>]*>?)", re.ASCII)
_OPENER = re.compile(
    r"<!--\s+wp:((?:[a-z][a-z0-9_-]*/)?[a-z][a-z0-9_-]*)\s+(?:(\{.*\})\s+)?-->",
    re.ASCII | re.DOTALL,
)
_CLOSER = re.compile(r"<!--\s+/wp:(?:[a-z][a-z0-9_-]*/)?[a-z][a-z0-9_-]*\s+-->", re.ASCII)
_OPENS, _CLOSES, _OTHER = "opens", "closes", "other"


def flat_html(body: str, rendered: frozenset[str]) -> str | None:
    """The HTML, or None where not all blocks are flat.

    Args:
        body: With block comments in it.
        rendered: The blocks that are more than the HTML inside them.
    """
    pieces = _COMMENT.split(body)
    depth = 0
    before = _OTHER
    for position in range(1, len(pieces), 2):
        kind = _kind(pieces[position], rendered)
        between = pieces[position - 1]
        if kind is _OPENS:
            if not depth and between.strip():
                return None
            depth += 1
        elif kind is _CLOSES and depth and (between or before is _CLOSES):
            depth -= 1
        else:
            return None
        before = kind
    return None if depth or pieces[-1].strip() else "".join(pieces[::2])


@functools.lru_cache(maxsize=512)
def _kind(comment: str, rendered: frozenset[str]) -> str:
    """What a block comment does; other than open or close a flat block is not for this road."""
    if _CLOSER.fullmatch(comment):
        return _CLOSES
    opener = _OPENER.fullmatch(comment)
    if opener is None:
        return _OTHER
    name = opener[1] if "/" in opener[1] else "core/" + opener[1]
    if name in rendered or name in dynamic_blocks() or name not in known_blocks():
        return _OTHER
    return _OPENS if not opener[2] or _is_object(opener[2]) else _OTHER


def _is_object(json: str) -> bool:
    try:
        return isinstance(orjson.loads(json), dict)
    except orjson.JSONDecodeError:
        return False
