"""Writers that other packages bring are found by name, after ours."""

import pytest

from migrator.model import Site
from migrator.settings import SettingError, Settings
from migrator.writers import WRITERS, find_writer, make_plan

MODULE = """
from migrator.writers.jsonl import JsonlWriter

writer = JsonlWriter(name="gazette", help="A writer from outside.")
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An installed package with an entry point."""
    (tmp_path / "gazette_writer.py").write_text(MODULE)
    metadata = tmp_path / "gazette_writer-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: gazette-writer\nVersion: 1.0\n"
    )
    (metadata / "entry_points.txt").write_text(
        "[migrator.writers]\ngazette = gazette_writer:writer\njson = gazette_writer:writer\n"
    )
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("package")
def test_a_writer_from_outside_is_planned_with():
    assert make_plan([], Site(), "wxr", Settings(to="gazette")).writer == "gazette"


@pytest.mark.usefixtures("package")
def test_a_package_outside_does_not_take_our_names():
    assert find_writer("json") is WRITERS["json"]


def test_a_format_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(SettingError, match="it is one of markdown, json, jsonl"):
        find_writer("nosuch")
