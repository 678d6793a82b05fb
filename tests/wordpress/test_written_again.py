"""WordPress's own export, written anew for another WordPress: every field is what it was."""

import pytest

from tests.test_wxr_writer import assert_same, written

pytestmark = pytest.mark.oracle


def test_an_export_of_wordpress_reads_the_same_when_it_was_written_anew(saved, tmp_path):
    assert_same(saved.folder / "export.xml", written(saved.folder / "export.xml", tmp_path))
