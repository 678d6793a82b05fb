"""Losses planted in good output at some hundreds of places: the audit finds and names each."""

from pathlib import Path

from bench.mutations.harness import score
from bench.mutations.rich import write_rich

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "tidewater.wxr.xml"


def test_every_loss_is_found_and_rightly_named_and_nothing_else_is_said(tmp_path):
    rich = write_rich(tmp_path / "rich.xml", 5)
    result = score([SAMPLE, rich], tmp_path / "outputs", rounds=1)
    assert result.alarms == []
    assert {name: tally.missed for name, tally in result.kinds.items() if tally.missed} == {}
    assert all(tally.planted for tally in result.kinds.values()), "a kind has nothing to lose"
    assert sum(tally.planted for tally in result.kinds.values()) > 300
