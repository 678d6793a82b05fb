"""Every export at hand, item by item: the short road and the parser lead to the same place."""

from pathlib import Path

import pytest

from migrator.readers.wxr.element import frame, parse_element
from migrator.readers.wxr.encoding import encoding_of
from migrator.readers.wxr.plain import plain_fields
from migrator.readers.wxr.scan import Cut, scan

_CASES = Path(__file__).parent / "cases" / "wxr"


def _agreed(path: Path) -> int:
    """How many items of a file could take the short road; each was read in both ways."""
    name = encoding_of(path.read_bytes()[:4096]).name
    count = 0
    with path.open("rb") as file:
        for piece in scan(file):
            if not isinstance(piece, Cut):
                continue
            plain = plain_fields(piece.data)
            if plain is not None and (name == "utf-8" or piece.data.isascii()):
                assert (plain, ()) == parse_element(piece.data, "item", frame(name)), piece.line
                count += 1
    return count


@pytest.mark.parametrize(
    "path", sorted(_CASES.glob("*/input.*")), ids=lambda path: path.parent.name
)
def test_items_of_every_case(path):
    _agreed(path)


def test_items_of_every_export_of_the_corpus(shared):
    exports = sorted((shared / "corpus" / "wxr").rglob("*.xml"))
    counts = {path.name: _agreed(path) for path in exports}
    assert sum(counts.values()) > 100
