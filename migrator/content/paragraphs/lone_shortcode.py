"""A shortcode alone in a paragraph → the shortcode alone, as `shortcode_unautop` does."""

import functools
import re
from collections.abc import Iterable

_WIDE_SPACES = r"(?:[\r\n\t\ ]|\xa0|&nbsp;)"


def unautop(text: str, names: Iterable[str]) -> str:
    """Take the `<p>` off where one shortcode is all that stands in it.

    Args:
        text: HTML from `autop`.
        names: The shortcodes that count.
    """
    alternatives = "|".join(re.escape(name) for name in names)
    return _alone(alternatives).sub(r"\1", text) if alternatives else text


@functools.lru_cache(maxsize=64)
def _alone(alternatives: str) -> re.Pattern[str]:
    """A paragraph that holds one shortcode of these names and nothing else."""
    return re.compile(
        rf"""
        <p>{_WIDE_SPACES}*+
        (
            \[({alternatives})(?![\w-])
            [^\]/]*(?:/(?!\])[^\]/]*)*?
            (?:
                /\]
            |
                \](?:[^\[]*+(?:\[(?!/\2\])[^\[]*+)*+\[/\2\])?
            )
        )
        {_WIDE_SPACES}*+</p>
        """,
        re.VERBOSE | re.ASCII,
    )
