"""The files of media that a run puts into its output, as they are known before it begins."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics.media import MEDIA_EDITED
from migrator.store import Body
from migrator.writers import Plan


@dataclass(frozen=True, slots=True)
class Media:
    """The files of an output.

    Attributes:
        plan: The plan, which knows of them.
        bodies: What is to be put in place, each path once.
        notes: What there is to say of them as a whole.
        settle: Sets down where they are, once they are there.
    """

    plan: Plan
    bodies: Sequence[Body] = ()
    notes: Sequence[Diagnostic] = ()
    settle: Callable[[], None] = lambda: None

    @property
    def paths(self) -> frozenset[str]:
        """Where they go."""
        return frozenset(body.path for body in self.bodies)

    def notes_of_edited(self, left: frozenset[str]) -> Iterator[Diagnostic]:
        """What is said of files that a person has edited, which stay."""
        for path in sorted(self.paths & left):
            yield Diagnostic(MEDIA_EDITED, Place(path))
