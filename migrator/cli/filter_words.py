"""`--only type=post status=publish after=2015`: several filters after one option."""

import re
from collections.abc import Iterable, Iterator

import click

_OPTION = "--only"
KEYS = ("type", "status", "author", "category", "tag", "after", "before", "id", "slug")
"""What the help of `--only` names; the filters themselves are not imported to read a line."""
_FILTER = re.compile(rf"(?:{'|'.join(KEYS)})=.+", re.DOTALL | re.IGNORECASE)


class WithFilters(click.Command):
    """A command whose `--only` takes every filter that stands after it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the line as if each filter had an option of its own."""
        return super().parse_args(ctx, [*_spread(args)])


def _spread(args: Iterable[str]) -> Iterator[str]:
    follows = 0
    for word in args:
        if word == _OPTION:
            follows = 2
        elif follows == 1 and _FILTER.fullmatch(word):
            yield _OPTION
        else:
            follows = 1 if follows == 2 or word.startswith(f"{_OPTION}=") else 0
        yield word
