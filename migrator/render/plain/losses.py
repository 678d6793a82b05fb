"""What a body loses on its way to Markdown without HTML, counted by kind."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from migrator.diagnostics import Code, Diagnostic, Place
from migrator.render.markdown.dialect import Feature


@dataclass(slots=True)
class Losses:
    """The policy, and what it has cost so far.

    Attributes:
        policy: `escape` or `drop`.
        features: What the dialect has beyond CommonMark.
        counts: How often something became of an element, by code and name.
    """

    policy: str
    features: Collection[Feature]
    counts: Counter[tuple[Code, str]] = field(default_factory=Counter)

    def add(self, code: Code, name: str) -> None:
        """Count an element."""
        self.counts[code, name] += 1

    def diagnostics(self, place: Place) -> tuple[Diagnostic, ...]:
        """One report for each kind, in the order they were met."""
        return tuple(
            Diagnostic(code, place, name, count) for (code, name), count in self.counts.items()
        )
