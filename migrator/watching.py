"""Who is told of a command's progress, and nobody."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

Watch = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""From what is being done and how many steps it has, to a context that is told of steps done."""


def unwatched(_label: str, _total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Nobody watches."""
    return nullcontext(lambda _steps: None)
