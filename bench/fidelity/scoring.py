"""All bodies and an engine's Markdown of each → a row of the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.fidelity.account import Account, Kind
from bench.fidelity.comparing import compare
from bench.fidelity.engines import Engine, Job, Run
from bench.fidelity.findings import Comparison, Effect
from bench.fidelity.markdown import read_markdown

_OWN_MARKERS = frozenset({Kind.MARKER})


@dataclass(frozen=True, slots=True)
class Score:
    """What an engine kept of all bodies.

    Attributes:
        comparisons: One a body, in their order.
        failed: How many bodies it gave up on; nothing of them is kept.
        size: Bytes of what it was given.
    """

    engine: Engine
    comparisons: Sequence[Comparison]
    failed: int
    size: int
    seconds: float

    def expected(self, kind: Kind) -> int:
        """How many of a kind the bodies have."""
        return sum(one.expected[kind] for one in self.comparisons)

    def found(self, kind: Kind) -> int:
        """How many of them are in the Markdown, unchanged."""
        return self.expected(kind) - self.total(kind, Effect.LOST)

    def total(self, kind: Kind, effect: Effect) -> int:
        """How many of a kind met with that."""
        return sum(one.total(kind, effect) for one in self.comparisons)


def score(engine: Engine, jobs: Sequence[Job], accounts: Sequence[Account]) -> Score:
    """Run an engine and compare.

    Args:
        accounts: What WordPress shows of each body.
    """
    made = engine.run(jobs)
    left_out = frozenset() if engine.knows_wordpress else _OWN_MARKERS
    return Score(
        engine=engine,
        comparisons=_comparisons(made, accounts, left_out),
        failed=sum(text is None for text in made.texts),
        size=sum(len(_given(engine, job).encode()) for job in jobs),
        seconds=made.seconds,
    )


def _given(engine: Engine, job: Job) -> str:
    return job.raw.post.body if engine.knows_wordpress else job.html


def _comparisons(
    made: Run, accounts: Sequence[Account], left_out: frozenset[Kind]
) -> Sequence[Comparison]:
    return [
        compare(account, read_markdown(text or ""), left_out)
        for text, account in zip(made.texts, accounts, strict=True)
    ]
