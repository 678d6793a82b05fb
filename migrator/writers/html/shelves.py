"""What each list of the site shows, and what stands before and after each post."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from migrator.writers.site.site_map import Dated
from migrator.writers.writer import Plan

CATEGORY = "category"
TAG = "post_tag"


class Neighbours(NamedTuple):
    """The posts published before and after one."""

    earlier: Dated | None
    later: Dated | None


class _Same:
    """A value that is equal to itself alone: what is made of a plan is kept with it."""

    __slots__ = ("value",)

    def __init__(self, value: tuple[Dated, ...]) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


def neighbours(plan: Plan, address: str) -> Neighbours:
    """What stands beside a post; nothing for what is no post."""
    return _line(_Same(plan.map.posts)).get(address, Neighbours(None, None))


def newest(plan: Plan, count: int) -> frozenset[str]:
    """Addresses of the newest posts."""
    return frozenset(post.address for post in plan.map.posts[:count])


@lru_cache(maxsize=2)
def _line(posts: _Same) -> Mapping[str, Neighbours]:
    rows = posts.value
    return {
        row.address: Neighbours(
            rows[at + 1] if at + 1 < len(rows) else None, rows[at - 1] if at else None
        )
        for at, row in enumerate(rows)
    }
