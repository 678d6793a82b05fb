"""Every export at hand: a survey that processes share says what the survey of one says."""

from pathlib import Path

import pytest

from migrator.processes import in_processes
from migrator.readers.wxr import briefs
from tests.wxr_surveys import surveyed
from tests.wxr_text import export_text, item_text

_CASES = Path(__file__).parent / "cases" / "wxr"


@pytest.fixture(autouse=True)
def small_shares(monkeypatch):
    """Every file is worth sharing, and is shared in many pieces."""
    monkeypatch.setattr(briefs, "WORTH_SHARING", 0)
    monkeypatch.setattr(briefs, "BATCH_BYTES", 3000)


@pytest.mark.parametrize(
    "path", sorted(_CASES.glob("*/input.*")), ids=lambda path: path.parent.name
)
def test_every_case(path):
    assert surveyed(path, jobs=2) == surveyed(path, jobs=1)


def test_every_export_of_the_corpus(shared):
    for path in sorted((shared / "corpus" / "wxr").iterdir()):
        assert surveyed(path, jobs=2) == surveyed(path, jobs=1), path.name


def test_the_files_of_a_folder_keep_their_order(tmp_path):
    for part in range(3):
        items = [item_text(10 * part + number, f"Note {number}") for number in range(12)]
        (tmp_path / f"part-{part}.xml").write_text(export_text(*items, items[0]), encoding="utf-8")
    one, two = surveyed(tmp_path, jobs=1), surveyed(tmp_path, jobs=2)
    assert len(one.stubs) == 36
    assert two == one


def test_prefixes_that_a_later_channel_declares_are_known_to_its_items_alone(tmp_path):
    odd = item_text(2, "Two", extra="<plug:in>1</plug:in>")
    text = export_text(item_text(1, "One"), odd)
    later = text.replace("<rss ", '<rss xmlns:plug="https://plug.example/" ')
    path = tmp_path / "site.xml"
    path.write_text(text + later.replace(">1<", ">3<").replace(">2<", ">4<"), encoding="utf-8")
    assert surveyed(path, jobs=2) == surveyed(path, jobs=1)


def test_a_process_that_is_killed_costs_no_item(tmp_path, monkeypatch):
    path = tmp_path / "site.xml"
    path.write_text(export_text(*(item_text(n) for n in range(1, 40))), encoding="utf-8")

    def dying(_work, tasks, count, bereaved):
        return in_processes(_die, tasks, count, bereaved)

    one = surveyed(path, jobs=1)
    monkeypatch.setattr(briefs, "in_processes", dying)
    assert surveyed(path, jobs=2) == one


def _die(_task):
    import os

    os._exit(1)
