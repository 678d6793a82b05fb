"""Two accounts → what was lost, invented, moved or changed from the one to the other."""

from bench.fidelity.account import Account, Kind
from bench.fidelity.findings import Comparison
from bench.fidelity.running import compare_running
from bench.fidelity.things import compare_things, excused_links


def compare(
    expected: Account, actual: Account, leave_out: frozenset[Kind] = frozenset()
) -> Comparison:
    """All differences.

    Args:
        expected: What WordPress shows.
        actual: What the Markdown shows.
        leave_out: Kinds that are not compared.
    """
    excused = excused_links(expected, actual)
    findings = [
        *compare_running(expected.words, actual.words, excused),
        *compare_things(expected, actual),
    ]
    counts = {kind: len(expected.of(kind)) for kind in Kind}
    counts[Kind.WORD] = sum(word.stands_for is None for word in expected.words)
    return Comparison([found for found in findings if found.kind not in leave_out], counts)
