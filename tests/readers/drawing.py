"""Examples for readers that are asked once for each, or once for all of them."""

from hypothesis import HealthCheck, Phase, given, settings

# No example is made smaller: each step of that asks the reader again.
lawful = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def drawn(strategy, count):
    """So many examples, for a site that is built of all of them."""
    found = []

    @settings(lawful, max_examples=count)
    @given(strategy)
    def draw(example):
        found.append(example)

    draw()
    return found
